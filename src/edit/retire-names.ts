import type * as z from 'zod'
import type { Place } from '../base/messages.ts'
import { normalizeKey } from '../base/text.ts'
import { namesInConfig, namesInPage } from '../model/queries.ts'
import type { Page } from '../parse/types.ts'
import { configSchema } from '../schema/config.ts'
import { type KindRow, kinds } from '../schema/front-matter.ts'
import { schemaAt, shapeAt } from '../schema/keys.ts'
import { removeFromYaml } from '../yaml/removal.ts'
import { isRecord, type KeyPath } from '../yaml/yaml.ts'
import { askForDecision, isMeant, leadsThere, type Retiring, type Taking, type Why } from './retiring.ts'
import { requoted } from './written.ts'

/** Takes all names of what goes out of front matter and `handbook.yaml`, or writes there what has its place. */
export function retireNames(taking: Taking, configText: string): void {
  const { handbook, places } = taking
  for (const page of handbook.pages.values()) {
    if (page === taking.page) continue
    const { yaml, yamlLine = 2, data, kind, path: file } = page
    const at = (path: KeyPath, part?: 'key') => places.inPage(page, path, part).place
    // The dashes below it are on a line of their own.
    const text = `${yaml.trimEnd()}\n`
    inYaml([...namesInPage(page), ...alternates(file)], {
      file,
      data,
      schema: kinds[kind].schema,
      text,
      firstLine: yamlLine,
      at,
      page,
    })
  }
  const at = (path: KeyPath, part?: 'key') => places.inConfig(path, part).place
  const config = { data: handbook.config, schema: configSchema, text: configText, firstLine: 1, at }
  inYaml(namesInConfig(handbook.config), { file: 'handbook.yaml', ...config })

  function inYaml(names: readonly Name[], where: WrittenYaml): void {
    const found = names.filter(({ name, names }) => name === taking.id && isMeant(names, taking))
    if (found.length > 0) retireInYaml(found, where, taking)
  }

  /** Languages in which the page can be read there. */
  function alternates(path: string): Name[] {
    const found = handbook.alternates.filter((one) => one.path === path && leadsThere(one.target, taking))
    return found.map(({ written }) => ({
      name: taking.id,
      names: 'entity',
      path: ['alternates', written],
      part: 'key',
    }))
  }
}

type Name = ReturnType<typeof namesInPage>[number]

interface WrittenYaml {
  readonly file: string
  readonly data: object
  readonly schema: z.ZodType
  readonly text: string
  readonly firstLine: number
  readonly at: (path: KeyPath, part?: 'key') => Place
  readonly page?: Page
}

function retireInYaml(names: readonly Name[], where: WrittenYaml, taking: Taking): void {
  const { file, text, firstLine, at } = where
  const { written, mentions, stuck } = taking
  const decided = names.map((name) => ({ name, place: at(name.path, name.part), ...decide(name, where, taking) }))
  const cuts = decided.filter(({ fate }) => fate === 'cut')
  const lost = lackedKeys(where.page, removeFromYaml(text, firstLine, cuts)?.keys ?? [])
  const isKept = ({ name: { path } }: (typeof cuts)[number]) => lost.includes(normalizeKey(String(path[0])))
  const removed = removeFromYaml(
    text,
    firstLine,
    cuts.filter((one) => !isKept(one)),
  )
  for (const place of removed?.spans ?? []) written.change(file, place, '')
  for (const one of decided) {
    const { name, place, fate } = one
    const key = String(name.path[0])
    mentions.push({ file, line: place.line, what: key })
    const why = one.why ?? (fate === 'cut' && isKept(one) ? isNeeded(key, taking) : undefined)
    if (why) stuck.push(askForDecision(name.names, { file, place }, why))
    else if (fate === 'replace') written.change(file, place, renamed(written.at(file, place), taking))
    else if (!removed) written.change(file, place, undefined)
  }
}

interface Fate {
  readonly fate: 'cut' | 'replace' | 'stuck'
  /** The item of a list goes, which says nothing without it. */
  readonly withItem?: boolean
  /** Why somebody has to decide. */
  readonly why?: Why
}

function decide({ path, part, names }: Name, { data, schema, page }: WrittenYaml, { id, into }: Retiring): Fate {
  const [around, step] = [path.slice(0, -1), path.at(-1)!]
  const holder = valueAt(data, around)
  const isIts = into !== undefined && path[0] !== 'alternates' && (names === 'entity' || names === into.kind)
  // A page does not name itself, unless it has to name something.
  const isReplaced = isIts && (page?.path !== into.path || lackedKeys(page, [String(path[0])]).length > 0)
  if (isReplaced && part === 'key') return hasBoth(holder, id, into.id) ?? { fate: 'replace' }
  if (isReplaced && Array.isArray(holder) && (holder.includes(into.id) || holder.indexOf(id) !== step))
    return { fate: 'cut' }
  if (isReplaced) return { fate: 'replace' }
  if (part === 'key' || typeof step === 'number') return { fate: 'cut' }
  if (typeof around.at(-1) === 'number') {
    const { [step]: _, ...rest } = holder as Record<string, unknown>
    return { fate: 'cut', withItem: schemaAt(schema, around)?.safeParse(rest).success !== true }
  }
  if (shapeAt(schema, around)) return { fate: 'cut' }
  const message = `\`${step}\` needs an id here, and \`${id}\` is to go`
  return { fate: 'stuck', why: { message, hint: 'Write another id here, or remove the line.' } }
}

function hasBoth(holder: unknown, id: string, other: string): Fate | undefined {
  if (!isRecord(holder) || holder[other] === undefined) return undefined
  if (holder[id] === null || JSON.stringify(holder[id]) === JSON.stringify(holder[other])) return { fate: 'cut' }
  const message = `\`${id}\` is to become \`${other}\`, which stands beside it`
  return { fate: 'stuck', why: { message, hint: `Put what \`${id}\` says here under \`${other}\`, and remove it.` } }
}

const isNeeded = (key: string, { id, into }: Retiring): Why => ({
  message: `This page needs \`${key}\`, and \`${id}\` is to go`,
  hint: `Write another id here${into ? '' : ', or say what has its place: `--into <id>`'}.`,
})

const valueAt = (data: object, path: KeyPath): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], data)

/** Those of the keys that the page cannot be without, as they are compared. */
function lackedKeys(page: Page | undefined, keys: readonly string[]): readonly string[] {
  if (!page) return []
  const { required, oneOf = [] }: KindRow = kinds[page.kind]
  const lost = new Set(keys.map(normalizeKey))
  const isLost = (key: string) => lost.has(normalizeKey(key))
  const groups = oneOf.filter((group) =>
    group.every((key) => (page.data as Readonly<Record<string, unknown>>)[key] !== undefined),
  )
  const isWithout = groups.length > 0 && groups.every((group) => group.some(isLost))
  return [...required, ...(isWithout ? groups.flat() : [])].filter(isLost).map(normalizeKey)
}

/** What has its place, in the same quotes. What is written may be the id that the page had before. */
function renamed(text: string | undefined, { handbook, id, into }: Taking): string | undefined {
  const names = [id, ...handbook.formerIds.filter(({ now }) => now === id).map(({ name }) => name)]
  return names.map((name) => requoted(text, name, into!.id)).find((one) => one !== undefined)
}
