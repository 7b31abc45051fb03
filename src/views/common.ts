import { isOldAddress } from '../base/paths.ts'
import { byNaturalOrder, groupBy } from '../base/text.ts'
import { namesInPage } from '../model/queries.ts'
import type { Entity, Example, Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { Kind } from '../schema/front-matter.ts'
import type { NameOf } from '../schema/keys.ts'
import { type BacklinkMap, maybeRoleRef, type Ref, type RoleRef, ref, seeAlso } from './refs.ts'

/** A name that a page goes by besides its title. */
export interface AliasView {
  readonly name: string
  /** What else it may mean. */
  readonly ambiguous?: 'roles' | 'things'
}

/** What is on the page of every kind in the same place. What the page's own view shows is not said twice. */
export interface CommonView {
  readonly status: Entity['status']
  readonly aliases: readonly AliasView[]
  /** The role that keeps the page true, named at its foot. */
  readonly owner?: RoleRef
  readonly focuses: readonly Ref[]
  readonly examples: readonly Example[]
  readonly reviewedOn?: string
  /** `6 months` */
  readonly reviewEvery?: string
  readonly sources: readonly { readonly title: string; readonly url?: string }[]
}

// What the view of a kind shows itself, in words of its own.
const ownOwner = kinds('role', 'focus', 'responsibility', 'aor', 'practice', 'path', 'assessment')
// On a role, focuses follow from what it is accountable for; a focus is one.
const ownFocuses = kinds('role', 'focus', 'responsibility', 'practice')
const ownExamples = kinds('role', 'responsibility', 'aor', 'practice', 'path')

/** What a page says about itself that pages of any kind may say. */
export function commonView({ roles, focuses }: Handbook, page: Page): CommonView {
  const { kind, data } = page
  const { status = 'active', ownerRole = '', coreFocus = [], examples = [], sources = [] } = data
  return {
    status,
    aliases: aliases(page, roles.get(page.id)?.short),
    owner: ownOwner.has(kind) ? undefined : maybeRoleRef(roles.get(ownerRole)),
    focuses: ownFocuses.has(kind) ? [] : [...new Set(coreFocus)].flatMap((id) => focuses.get(id) ?? []).map(ref),
    examples: ownExamples.has(kind) ? [] : examples,
    reviewedOn: data.reviewedOn,
    reviewEvery: data.reviewEvery,
    sources: sources.map(({ title, url }) => ({ title, url: followed(url) })),
  }
}

/** A role is also called by its short name. An alias of a guide may be an old address, which is not a name. */
function aliases({ kind, data, title }: Page, short: string | undefined): readonly AliasView[] {
  const all = (data.aliases ?? [])
    .filter(({ name }) => kind !== 'guide' || !isOldAddress(name))
    .map(({ name, ambiguous }): AliasView => {
      const other = kind === 'role' ? 'roles' : 'things'
      return ambiguous ? { name, ambiguous: other } : { name }
    })
  const names = kind === 'role' && short !== undefined ? [{ name: short }, ...all] : all
  return [...new Map([...names].reverse().map((one) => [one.name, one])).values()]
    .reverse()
    .filter(({ name }) => name !== title)
}

/** A source is on the web or, if it is not, only named. */
const followed = (url: string | undefined) => (url !== undefined && /^https?:\/\//i.test(url) ? url : undefined)

function kinds(...all: Kind[]): ReadonlySet<Kind> {
  return new Set(all)
}

/**
 * The pages that refer to each page, in their text or in their front matter. Pages that are kept out of the navigation
 * are kept out of these lists too.
 */
export function backlinks(handbook: Handbook): BacklinkMap {
  const { entities, guides, targets, hrefs } = handbook
  const all = [...entities.values(), ...guides.values()].filter(({ page }) => page.data.hidden !== true)
  // The pages come in order of title, so every list does.
  const sorted = all.sort((a, b) => byNaturalOrder(a.title, b.title) || byNaturalOrder(a.href, b.href))
  const found = sorted.flatMap((from) => {
    const linked = [...(targets.get(from.page.path)?.values() ?? [])].flatMap((target) =>
      target.kind === 'page' ? (hrefs.get(target.path) ?? []) : [],
    )
    const named = namedBy(handbook, from).map(({ href }) => href)
    const others = [...new Set([...linked, ...named])].filter((href) => href !== from.href)
    return others.map((href) => [href, ref(from)] as const)
  })
  return groupBy(found)
}

/** The entities that a page's front matter names, and of a team the roles that follow from who holds what in it. */
function namedBy(handbook: Handbook, { id, page }: Entity): Entity[] {
  const acting = handbook.teams.get(id)?.acting.values() ?? []
  return [
    ...namesInPage(page).flatMap(({ names, name }) => entityNamed(handbook, names, name) ?? []),
    // A term may lead to a guide too.
    ...(page.data.kind === 'term' ? seeAlso(handbook, handbook.terms.get(id)!) : []),
    ...[...acting].flatMap((role) => handbook.roles.get(role) ?? []),
  ]
}

function entityNamed(handbook: Handbook, names: NameOf, name: string): Entity | undefined {
  switch (names) {
    case 'role':
      return handbook.roles.get(name)
    case 'focus':
      return handbook.focuses.get(name)
    case 'responsibility':
      return handbook.responsibilities.get(name)
    case 'aor':
      return handbook.aors.get(name)
    case 'team':
      return handbook.teams.get(name)
    case 'version':
      return handbook.releases.get(name)
    case 'person-name':
      return handbook.people.get(name)?.page
    case 'entity':
    case 'retired':
      return handbook.entities.get(name)
    default:
      return undefined
  }
}

/** Makes a function that gives the pages in tension with one, in order of title. */
export function tensionsOf({ tensions, entities, guides }: Handbook): (page: Page | undefined) => Ref[] {
  const byPath = new Map([...entities.values(), ...guides.values()].map((one) => [one.page.path, one]))
  return (page) =>
    (tensions.get(page?.path ?? '') ?? [])
      .flatMap((path) => byPath.get(path) ?? [])
      .map(ref)
      .sort((a, b) => byNaturalOrder(a.title, b.title))
}
