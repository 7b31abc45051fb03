import { addDuration } from '../base/dates.ts'
import type { Page } from '../parse/types.ts'
import { type Config, configSchema } from '../schema/config.ts'
import { type Kind, partsOfKind } from '../schema/front-matter.ts'
import { type KeyPart, type NameOf, partsOf, valuesOf } from '../schema/keys.ts'
import type { KeyPath } from '../yaml/yaml.ts'
import type { Entity, Handbook, Involvement, Person, Release, Responsibility, Role, RoleId } from './types.ts'

/** Those of a map that are of the present. A hidden one is among them: what it answers for does not go away. */
export const activeEntities = <T extends Entity>(map: ReadonlyMap<string, T>): T[] =>
  [...map.values()].filter(({ status }) => status === 'active')

/** Those of a map that lists on other pages name: of the present, and not kept out of sight. */
export const visibleEntities = <T extends Entity>(map: ReadonlyMap<string, T>): T[] =>
  activeEntities(map).filter(({ page }) => page.data.hidden !== true)

/** The folders about the handbook itself, as paths of the handbook are. */
export const aboutFolders = ({ about }: Pick<Config, 'about'>): readonly string[] =>
  about.map((folder) => folder.replace(/^(?:\.?\/)+|\/+$/g, '').normalize('NFC'))

/** Whether somebody has a page or holds something, and is not only named by what is historical. */
export const isPresent = ({ page, holds }: Person): boolean => page !== undefined || holds.length > 0

type Involved = Pick<Handbook, 'responsibilities' | 'involvement'>

/** What a role has to do with a responsibility. */
export const involvementOf = (
  { involvement }: Pick<Handbook, 'involvement'>,
  role: Role,
  responsibility: Responsibility,
): Involvement => involvement.get(role.id)?.get(responsibility.id) ?? { kind: 'none' }

/** Whether the role answers for anything: it is accountable for a row, shares one, or is made of roles that may. */
export const isHolder = (handbook: Involved, role: Role): boolean =>
  role.combines.length > 0 ||
  activeEntities(handbook.responsibilities).some((row) => isHeld(involvementOf(handbook, role, row)))

/** Whether the role answers for anything or supports somebody who does. */
export const isInvolved = (handbook: Involved, role: Role): boolean =>
  isHolder(handbook, role) ||
  activeEntities(handbook.responsibilities).some((row) => involvementOf(handbook, role, row).kind === 'supports')

/** Whether a role answers for something: alone, or with others. Nobody holds what is expected of everyone. */
export const isHeld = <Found extends { readonly kind: string }>(
  found: Found,
): found is Extract<Found, { readonly kind: 'accountable' | 'shared' }> =>
  found.kind === 'accountable' || found.kind === 'shared'

/** The roles that answer for a responsibility by default: its owner, or those that share it. */
export function ownersOf({ ownership }: Pick<Responsibility, 'ownership'>): readonly RoleId[] {
  if (ownership.kind === 'accountable') return [ownership.role]
  return ownership.kind === 'shared' ? [...ownership.facets.keys()] : []
}

/** When somebody last made sure that a page is true, how often that is to be done and when it is to be done next. */
interface Review {
  readonly key: 'reviewedOn' | 'grantedOn'
  readonly on: string
  readonly every: string
  /** On that day it is not late yet. */
  readonly due: string
}

/** The review of a page that says when it had one. Whoever grants an area makes sure of its page. */
export function reviewOf({ data }: Page, config: Config): Review | undefined {
  const { reviewedOn, reviewEvery: every = config.reviewEvery } = data
  const grantedOn = data.kind === 'aor' ? data.grantedOn : undefined
  const key = reviewedOn === undefined || (grantedOn ?? '') > reviewedOn ? 'grantedOn' : 'reviewedOn'
  const on = key === 'grantedOn' ? grantedOn : reviewedOn
  return on === undefined ? undefined : { key, on, every, due: addDuration(on, every) }
}

/** The newest release whose page says that an id is gone. */
export const findRetirement = ({ releases }: Pick<Handbook, 'releases'>, id: string): Release | undefined =>
  [...releases.values()].find(({ page }) => Object.hasOwn(page.data.retired ?? {}, id))

interface Name {
  readonly name: string
  readonly names: NameOf
  readonly path: KeyPath
  readonly part?: 'key'
}

type NamingPart = KeyPart & { readonly names: NameOf }

const isNaming = (part: KeyPart): part is NamingPart => part.names !== undefined

// Kept apart from parts that name nothing, because each page is asked for one sort of names after another.
const namingParts = Object.fromEntries(
  Object.entries(partsOfKind).map(([kind, parts]) => [kind, parts.filter(isNaming)]),
) as unknown as Readonly<Record<Kind, readonly NamingPart[]>>

/** The names in the front matter of a page, of one sort or of all. */
export function namesInPage({ data }: Page, sort?: NameOf): Name[] {
  const found = namesIn(data, namingParts[data.kind], sort)
  if (data.kind !== 'path') return found
  const elsewhere = new Set(Object.keys(data.external ?? {}))
  return found.filter(({ path: [key], name }) => key !== 'steps' || !elsewhere.has(name))
}

const namingPartsOfConfig = partsOf(configSchema).filter(isNaming)

/** The names in `handbook.yaml`. */
export const namesInConfig = (config: Config): Name[] => namesIn(config, namingPartsOfConfig)

function namesIn(data: object, parts: readonly NamingPart[], sort?: NameOf): Name[] {
  return parts.flatMap((part) => {
    const { names, isKey } = part
    if (sort !== undefined && names !== sort) return []
    return valuesOf(data, part).flatMap(({ value, path }): Name[] =>
      typeof value === 'string' ? [{ name: value, names, path, ...(isKey && { part: 'key' }) }] : [],
    )
  })
}
