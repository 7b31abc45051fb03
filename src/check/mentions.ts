import { quoteForShell } from '../base/text.ts'
import { activeEntities, namesInConfig, namesInPage } from '../model/queries.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { type KindRow, kinds } from '../schema/front-matter.ts'
import { shapeAt } from '../schema/keys.ts'
import { isRecord, type KeyPath } from '../yaml/yaml.ts'

/** What front matter, `handbook.yaml` and links name, whether it exists or not. */
export interface Mentions {
  /** Names that stand where something has to, so that they cannot just be taken out everywhere. */
  readonly needed: ReadonlySet<string>
  /** Names that pages have, their own among them. */
  readonly onPages: ReadonlySet<string>
  /** Names that `handbook.yaml` or another page than their own has, and paths that one links to. */
  readonly named: ReadonlySet<string>
}

/** Looks through all pages for what they name. */
export function findMentions(handbook: Handbook): Mentions {
  const needed = new Set<string>()
  const onPages = new Set<string>()
  const named = new Set(namesInConfig(handbook.config).map(({ name }) => name))
  for (const page of handbook.pages.values())
    for (const { name, path, part } of namesInPage(page)) {
      onPages.add(name)
      if (name !== page.id) named.add(name)
      if (isNeeded(page, path) || isValueOfMap(page, path, part)) needed.add(name)
    }
  for (const [from, leads] of handbook.targets)
    for (const target of leads.values()) if (target.kind === 'page' && target.path !== from) named.add(target.path)
  return { needed, onPages, named }
}

/** Whether a page cannot be without what is at a path: a key that it must have, which has nothing else. */
export function isNeeded({ kind, data }: Page, path: KeyPath): boolean {
  const [key, ...inner] = path
  const { required, oneOf = [] }: KindRow = kinds[kind]
  const written = data as Readonly<Record<string, unknown>>
  const value = written[String(key)]
  const whole = oneOf.find((group) => group.every((one) => written[one] !== undefined)) ?? []
  if (![...required, ...whole].includes(String(key)) || inner.length > 1) return false
  // Sharing takes two.
  const least = key === 'sharedBy' ? 2 : 1
  return inner.length === 0 || sizeOf(value) <= least
}

const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 1

/** What stands behind a key that an author chose says something about it, such as the side that a role shares. */
function isValueOfMap({ kind }: Page, path: KeyPath, part: 'key' | undefined): boolean {
  const around = path.slice(0, -1)
  const inMap = around.length > 0 && typeof path.at(-1) === 'string' && typeof around.at(-1) === 'string'
  return inMap && part !== 'key' && shapeAt(kinds[kind].schema, around) === undefined
}

/** How to get rid of a name everywhere, as what one may do: some places need another in its place. */
export const retireEverywhere = (name: string, { needed }: Mentions): string =>
  needed.has(name)
    ? `put another in its place everywhere: ${retireInto(name, '<id>')}`
    : `remove it: \`rolebook retire ${quoteForShell(name)}\` does so everywhere`

const retireInto = (name: string, into: string): string =>
  `\`rolebook retire ${quoteForShell(name)} --into ${into === '<id>' ? into : quoteForShell(into)}\``

/** Both ways on for whoever has given a page another name by hand. */
export const explainMove = (name: string, { id, path }: Pick<Page, 'id' | 'path'>): string =>
  `If \`${path}\` was \`${name}\` before, write \`formerly: [${name}]\` there, or run ${retireInto(name, id)}.`

/** The only page of these ids that nothing leads to yet, as one that has just got its name. */
export function findNewcomer(
  { entities }: Handbook,
  ids: readonly string[],
  { named }: Mentions,
): { readonly id: string; readonly path: string } | undefined {
  const unnamed = [...activeEntities(entities)].filter(
    ({ id, page }) => ids.includes(id) && !named.has(id) && !named.has(page.path),
  )
  const [only, ...others] = unnamed
  return only && others.length === 0 ? { id: only.id, path: only.page.path } : undefined
}
