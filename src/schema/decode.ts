import type * as z from 'zod'
import { didYouMean, findNearest, joinWithOr, type Message, replaceSpan, report } from '../base/messages.ts'
import { byText, normalizeKey } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'
import { isRecord, type KeyPath, type Yaml } from '../yaml/yaml.ts'
import { elementOf, schemaAt, shapeAt, shapeOf } from './keys.ts'
import { findKeysMeant } from './synonyms.ts'
import { correctValue, describeWrongValue, isWorded, nameKeys, showWritten, type WrongValue } from './wrong-values.ts'

interface Options {
  readonly file: string
  /** Which rule a wrong value breaks, where it is not `key-value`. */
  readonly ruleOf?: (path: KeyPath, found: unknown) => RuleId | undefined
  /** What it is for authors, where it is not front matter: `handbook.yaml`. */
  readonly settings?: string
  /** Told of an unknown top-level key, and of those that may have been meant, instead of a message. */
  readonly onForeignKey?: (key: string, near: readonly string[]) => void
}

/** What is being decoded, and what has been taken out of it so far. */
interface Decoding extends Options {
  readonly schema: z.ZodType
  readonly yaml: Yaml
  /** What is left of the data, its keys in the schema's spelling. */
  readonly value: unknown
  /** The paths, as written, of what was taken out. */
  readonly taken: Set<string>
  /** List → for each item that is left, its index as written. */
  readonly indices: WeakMap<unknown[], number[]>
}

interface Decoded<Schema extends z.ZodType> {
  readonly data: z.infer<Schema>
  readonly messages: Message[]
  /** Where what is at a path of `data` was written: a list may have lost items. */
  readonly asWritten: (path: KeyPath) => KeyPath
}

/**
 * Decodes `yaml.data` by `schema`, an object all of whose keys may be missing. Total: what does not fit is reported and
 * dropped, the rest is kept. Keys are read in any spelling (`owner role`, `owner_role`, `ownerRole`).
 */
export function decode<Schema extends z.ZodType>(schema: Schema, yaml: Yaml, options: Options): Decoded<Schema> {
  const messages: Message[] = []
  const value = respell(yaml.data, schema)
  const decoding: Decoding = { ...options, schema, yaml, value, taken: new Set(), indices: new WeakMap() }
  // Each round takes something away, so it ends; a schema with a required key would not, hence the bound.
  for (let round = 0; round < 100; round++) {
    const result = schema.safeParse(value)
    if (result.success) return { data: result.data, messages, asWritten: (path) => asWritten(path, decoding) }
    const problems = result.error.issues
      .flatMap((issue) => flat(issue, []))
      .sort((a, b) => byPath(a.path, b.path))
      .filter(({ path }, at, all) => at === 0 || byPath(all[at - 1]!.path, path) !== 0)
    const explained = new Set(problems.map((problem) => likelyMeant(problem, schema)))
    for (const problem of problems)
      if (!isEcho(problem, explained, decoding)) messages.push(...describe(problem, decoding))
    // From the end, so that what is left in a list keeps its index meanwhile.
    const gone = new Set<string>()
    for (const { issue, path } of problems.reverse()) {
      const meant = issue.code === 'unrecognized_keys' ? undefined : correctValue(wrongAt(path, decoding))
      if (meant && putIn(path, meant.value, value)) continue
      // What held it may have gone already, and then what holds that is not to go too.
      if (path.some((_, at) => gone.has(JSON.stringify(path.slice(0, at + 1))))) continue
      gone.add(JSON.stringify(takeOut(path, decoding)))
    }
  }
  return { data: schema.parse({}), messages, asWritten: (path) => path }
}

/** The keys that an unknown one means the same as, else those that are spelled much the same. */
function nearKeys(path: KeyPath, schema: z.ZodType, spelledOnly = false): string[] {
  const known = Object.keys(shapeAt(schema, path.slice(0, -1)) ?? {})
  const key = String(path.at(-1))
  const meant = spelledOnly ? [] : findKeysMeant(key, known)
  return meant.length > 0 ? meant : findNearest(key, known)
}

/** The key that an unknown one was probably meant to be, as one string. */
function likelyMeant({ issue, path }: Problem, schema: z.ZodType): string | undefined {
  const [near] = issue.code === 'unrecognized_keys' ? nearKeys(path, schema) : []
  return near && JSON.stringify([...path.slice(0, -1), near])
}

/** What is missing because it was misspelled or has been taken out was reported already. */
function isEcho({ path }: Problem, explained: ReadonlySet<string | undefined>, decoding: Decoding): boolean {
  if (valueAt(decoding.value, path) !== undefined) return false
  return explained.has(JSON.stringify(path)) || decoding.taken.has(JSON.stringify(asWritten(path, decoding)))
}

function describe({ issue, path }: Problem, decoding: Decoding): Message[] {
  const { file, yaml, value, schema, ruleOf, onForeignKey } = decoding
  const found = valueAt(value, path)
  const written = asWritten(path, decoding)
  const key = String(path.at(-1))
  if (issue.code === 'unrecognized_keys') {
    if (path.length === 1 && onForeignKey) {
      // Other tools have words of their own, and what these mean there is for them to say.
      onForeignKey(key, nearKeys(path, schema, true))
      return []
    }
    const near = nearKeys(path, schema)
    const more = near.length > 0 ? { expected: near } : { hint: removal(path, decoding) }
    const message = `Unexpected key \`${showWritten(key)}\`${didYouMean(near)}`
    const place = yaml.place(written, 'key')
    const fix = near.length === 1 && fits(path, near[0]!, decoding) ? replaceSpan(file, place, near[0]!) : {}
    return [report('key-unknown', { file, place }, message, { ...more, ...fix })]
  }
  if (found === undefined) {
    const parent = written.slice(0, -1)
    const missing = issue.code === 'custom' && isWorded(issue) ? issue.message : `\`${key}:\``
    const message = `Missing key ${missing.replaceAll(':`', '`')} in ${inWords(parent)}`
    return [report('key-missing', { file, place: yaml.place(parent) }, message, { hint: `Add ${missing}.` })]
  }
  const wrong = wrongAt(path, decoding)
  const { message, help } = describeWrongValue(issue, wrong)
  return [report(ruleOf?.(path, found) ?? 'key-value', wrong.at, message, help)]
}

function wrongAt(path: KeyPath, decoding: Decoding): WrongValue {
  const { file, schema, value, yaml, settings } = decoding
  const written = asWritten(path, decoding)
  return {
    found: valueAt(value, path),
    written: yaml.written(written),
    at: { file, place: yaml.place(written) },
    path,
    own: schemaAt(schema, path),
    settings,
  }
}

/** What to do with a key that is nothing like any that there are. */
function removal(path: KeyPath, { schema, settings }: Decoding): string {
  const known = Object.keys(shapeAt(schema, path.slice(0, -1)) ?? {})
  if (path.length === 1 && settings === undefined) return 'Remove it, or move what it says into the text.'
  const where = path.length === 1 ? settings : `\`${nameKeys(path.slice(0, -1))}\``
  return known.length > 24
    ? `Remove it: ${where} has no such key.`
    : `Remove it: ${where} can have ${joinWithOr(known)}.`
}

/** Whether the value at `path` would be right below another key, or will be in quotes, and nothing is there. */
function fits(path: KeyPath, key: string, { schema, value }: Decoding): boolean {
  const parents = path.slice(0, -1)
  const own = shapeAt(schema, parents)?.[key]
  if (own === undefined || valueAt(value, [...parents, key]) !== undefined) return false
  const found = valueAt(value, path)
  return [found, ...(typeof found === 'number' ? [String(found)] : [])].some(
    (one) => own.safeParse(respell(one, own)).success,
  )
}

type Issue = z.core.$ZodIssue
interface Problem {
  readonly issue: Issue
  readonly path: KeyPath
}

// A union fails with one list of issues per branch: the branch that got furthest is the one that was meant.
function flat(issue: Issue, parents: KeyPath): Problem[] {
  const path = [...parents, ...(issue.path as KeyPath)]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ issue, path: [...path, key] }))
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }]
  const reach = (branch: readonly Issue[]) =>
    Math.max(...branch.map(({ path, code }) => path.length * 2 + (code === 'invalid_type' ? 0 : 1)))
  const furthest = Math.max(...issue.errors.map(reach))
  if (furthest === 0 || (furthest === 1 && isWorded(issue))) return [{ issue, path }]
  return issue.errors.find((branch) => reach(branch) === furthest)!.flatMap((inner) => flat(inner, path))
}

function inWords(path: KeyPath): string {
  const index = path.at(-1)
  return `${typeof index === 'number' ? `item ${index + 1} of ` : ''}\`${nameKeys(path)}\``
}

function byPath(a: KeyPath, b: KeyPath): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [left, right] = [a[at]!, b[at]!]
    if (left !== right)
      return typeof left === 'number' && typeof right === 'number' ? left - right : byText(String(left), String(right))
  }
  return a.length - b.length
}

/** A copy of `value` in which every key the schema knows has the schema's spelling. The first of two spellings wins. */
function respell(value: unknown, schema: z.ZodType): unknown {
  if (Array.isArray(value)) return value.map((item) => respell(item, elementOf(schema) ?? schema))
  if (!isRecord(value)) return value
  const shape = shapeOf(schema)
  const known = new Map(Object.keys(shape ?? {}).map((key) => [normalizeKey(key), key]))
  // Without a prototype: `toString` is a key like any other.
  const copy: Record<string, unknown> = Object.create(null)
  for (const [key, inner] of Object.entries(value)) {
    const spelled = known.get(normalizeKey(key)) ?? key
    if (spelled in copy) continue
    const own = shape && Object.hasOwn(shape, spelled) ? shape[spelled] : undefined
    copy[spelled] = own ? respell(inner, own) : structuredClone(inner)
  }
  return copy
}

/** Where what is left at `path` was written. */
const asWritten = (path: KeyPath, { value, indices }: Decoding): KeyPath =>
  path.map((step, at) => {
    const parent = typeof step === 'number' ? valueAt(value, path.slice(0, at)) : undefined
    return Array.isArray(parent) ? (indices.get(parent)?.[step as number] ?? step) : step
  })

/** Takes the value at `path` out; when it is not there, what should have held it. Gives what it took. */
function takeOut(path: KeyPath, decoding: Decoding): KeyPath {
  const { value, taken, indices } = decoding
  const parent = valueAt(value, path.slice(0, -1))
  const last = path.at(-1)
  if (last === undefined) return path
  const isItem = Array.isArray(parent) && typeof last === 'number' && last < parent.length
  const isKey = !Array.isArray(parent) && parent !== null && typeof parent === 'object' && Object.hasOwn(parent, last)
  if (!isItem && !isKey) return takeOut(path.slice(0, -1), decoding)
  taken.add(JSON.stringify(asWritten(path, decoding)))
  if (isItem) {
    const left = indices.get(parent) ?? parent.map((_, index) => index)
    parent.splice(last, 1)
    left.splice(last, 1)
    indices.set(parent, left)
  } else delete (parent as Record<string | number, unknown>)[last]
  return path
}

/** Puts another value where one is. False where nothing is. */
function putIn(path: KeyPath, meant: unknown, value: unknown): boolean {
  const parent = valueAt(value, path.slice(0, -1))
  const last = path.at(-1)
  if (last === undefined || parent === null || typeof parent !== 'object' || !Object.hasOwn(parent, last)) return false
  ;(parent as Record<string | number, unknown>)[last] = meant
  return true
}

const valueAt = (value: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      inner !== null && typeof inner === 'object' && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )
