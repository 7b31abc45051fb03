import type { z } from 'zod'
import { didYouMean, nearest, oneOf, report } from './report.ts'
import type { Message, RuleId } from './types.ts'
import { type KeyPath, keySpelling, type Yaml } from './yaml.ts'

/** What `decode` needs to know besides the schema. */
interface Options {
  readonly file: string
  /** Which rule a wrong value breaks, where it is not `key-value`. */
  readonly ruleOf?: (path: KeyPath, found: unknown) => RuleId | undefined
  /** Told of an unknown top-level key, instead of a message. */
  readonly onForeignKey?: (key: string) => void
}

/**
 * Decodes `yaml.data` by `schema`, an object all of whose keys may be missing. Total: what does not fit is reported and
 * dropped, the rest is kept. Keys are read in any spelling (`owner role`, `owner_role`, `ownerRole`).
 */
export function decode<Schema extends z.ZodType>(
  schema: Schema,
  yaml: Yaml,
  options: Options,
): { data: z.infer<Schema>; messages: Message[] } {
  const messages: Message[] = []
  const value = respell(yaml.data, schema, [])
  // Each round takes something away, so it ends; a schema with a required key would not, hence the bound.
  for (let round = 0; round < 100; round++) {
    const result = schema.safeParse(value)
    if (result.success) return { data: result.data, messages }
    const problems = result.error.issues.flatMap((issue) => flat(issue, [])).sort((a, b) => byPath(b.path, a.path))
    for (const problem of problems) messages.push(...describe(problem))
    for (const { path } of problems) drop(value, path)
  }
  return { data: schema.parse({}), messages }

  function describe({ issue, path }: Problem): Message[] {
    const found = valueAt(value, path)
    const at = (part?: 'key') => yaml.place(path, part)
    const key = String(path.at(-1))
    if (issue.code === 'unrecognized_keys') {
      if (path.length === 1 && options.onForeignKey) {
        options.onForeignKey(key)
        return []
      }
      const near = nearest(key, Object.keys(shapeAt(schema, path.slice(0, -1)) ?? {}))
      return [
        report(
          'key-unknown',
          options.file,
          at('key'),
          `Unexpected key \`${key}\`${didYouMean(near)}`,
          near.length > 0 ? { expected: near } : { mend: 'Remove it, or move what it says into the text.' },
        ),
      ]
    }
    if (found === undefined) {
      const message = `Missing key \`${key}\` in \`${path.slice(0, -1).join('.')}\``
      return [report('key-missing', options.file, yaml.place(path.slice(0, -1)), message, { mend: `Add \`${key}:\`.` })]
    }
    const { expected, values } = wanted(issue)
    const near = values && typeof found === 'string' ? nearest(found, values) : []
    const more = {
      ...(values && { expected: near.length > 0 ? near : values }),
      ...mend(found, expected, yaml.written(path), String(path[0])),
    }
    const rule = options.ruleOf?.(path, found) ?? 'key-value'
    return [
      report(
        rule,
        options.file,
        at(),
        `Unexpected ${named(found, yaml.written(path))} for \`${keyNames(path)}\`, expected ${expected}`,
        more,
      ),
    ]
  }
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
  if (furthest === 0) return [{ issue, path }]
  return issue.errors.find((branch) => reach(branch) === furthest)!.flatMap((inner) => flat(inner, path))
}

/** What an issue says would have been right, in words, and as values where there is a closed list. */
function wanted(issue: Issue): { expected: string; values?: string[] } {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String)
      return { expected: oneOf(values), values }
    }
    case 'invalid_type':
      return { expected: typeNames[issue.expected] ?? issue.expected }
    case 'invalid_union': {
      const branches = issue.errors.map(([first]) => (first ? wanted(first).expected : ''))
      return { expected: [...new Set(branches)].join(' or ') }
    }
    case 'too_small':
      return { expected: issue.origin === 'string' ? 'words' : `at least ${issue.minimum}` }
    case 'too_big':
      return { expected: `at most ${issue.maximum}` }
    case 'invalid_format':
      return { expected: issue.format === 'date' ? 'a date such as `2026-04-01`' : issue.message }
    default:
      return { expected: issue.message }
  }
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}

function named(found: unknown, written: string): string {
  if (found === null || found === '') return 'empty value'
  if (Array.isArray(found)) return 'list'
  if (typeof found === 'object') return `\`${Object.keys(found)[0]}:\` with a value of its own`
  return `${typeof found === 'string' ? '' : `${typeof found} `}\`${written.replace(/^["']|["']$/g, '')}\``
}

function mend(found: unknown, expected: string, written: string, key: string): { mend?: string } {
  if (!expected.startsWith('text')) return {}
  if (typeof found === 'number' || typeof found === 'boolean') return { mend: `Quote it: \`${key}: "${written}"\`.` }
  if (found !== null && typeof found === 'object' && !Array.isArray(found))
    return { mend: 'Put the sentence in quotes: a colon followed by a space makes a key of what stands before it.' }
  return {}
}

const keyNames = (path: KeyPath): string => path.filter((step) => typeof step === 'string').join('.')

function byPath(a: KeyPath, b: KeyPath): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [left, right] = [a[at]!, b[at]!]
    if (left !== right)
      return typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left) < String(right)
          ? -1
          : 1
  }
  return a.length - b.length
}

const valueAt = (value: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      inner === null || typeof inner !== 'object' ? undefined : (inner as Record<string | number, unknown>)[step],
    value,
  )

/** Takes the value at `path` out of `value`; when it is not there, what should have held it. */
function drop(value: unknown, path: KeyPath): void {
  const parent = valueAt(value, path.slice(0, -1))
  const last = path.at(-1)
  if (last === undefined) return
  if (Array.isArray(parent) && typeof last === 'number' && last < parent.length) parent.splice(last, 1)
  else if (parent !== null && typeof parent === 'object' && last in parent)
    delete (parent as Record<string | number, unknown>)[last]
  else drop(value, path.slice(0, -1))
}

type Shape = Record<string, z.ZodType>

/** A copy of `value` in which every key the schema knows has the schema's spelling. The first of two spellings wins. */
function respell(value: unknown, schema: z.ZodType, path: KeyPath): unknown {
  if (Array.isArray(value)) return value.map((item) => respell(item, elementOf(schema) ?? schema, path))
  if (value === null || typeof value !== 'object') return value
  const shape = shapeOf(schema)
  const known = new Map(Object.keys(shape ?? {}).map((key) => [keySpelling(key), key]))
  const copy: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    const spelled = known.get(keySpelling(key)) ?? key
    if (!(spelled in copy))
      copy[spelled] = shape?.[spelled] ? respell(inner, shape[spelled], [...path, spelled]) : structuredClone(inner)
  }
  return copy
}

/** The keys of the object that `schema` is, looking through what wraps it. */
function shapeOf(schema: z.ZodType): Shape | undefined {
  const def = schema._zod.def as unknown as {
    type: string
    shape?: Shape
    innerType?: z.ZodType
    in?: z.ZodType
    options?: z.ZodType[]
  }
  if (def.type === 'object') return def.shape
  if (def.innerType) return shapeOf(def.innerType)
  if (def.in) return shapeOf(def.in)
  return def.options?.map(shapeOf).find((shape) => shape !== undefined)
}

function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const def = schema._zod.def as unknown as {
    type: string
    element?: z.ZodType
    innerType?: z.ZodType
    in?: z.ZodType
    options?: z.ZodType[]
  }
  if (def.type === 'array') return def.element
  if (def.innerType) return elementOf(def.innerType)
  if (def.in) return elementOf(def.in)
  return def.options?.map(elementOf).find((element) => element !== undefined)
}

const shapeAt = (schema: z.ZodType, path: KeyPath): Shape | undefined =>
  path.reduce<Shape | undefined>(
    (shape, step) => (typeof step === 'number' ? shape : shape?.[step] && shapeOf(shape[step])),
    shapeOf(schema),
  )
