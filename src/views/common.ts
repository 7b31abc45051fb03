import { isOldAddress } from '../base/paths.ts'
import { byNaturalOrder, groupBy } from '../base/text.ts'
import type { Entity, Example, Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { Kind } from '../schema/front-matter.ts'
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

/** A role is also called by its short name. An alias of a guide may be an old address, which is no name. */
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

/** The entities that a page's front matter names. */
function namedBy(handbook: Handbook, { id, page }: Entity): Entity[] {
  const { roles, focuses, responsibilities, terms, entities } = handbook
  const { data } = page
  const found: (Entity | undefined)[] = [
    roles.get(data.ownerRole ?? ''),
    ...(data.coreFocus ?? []).map((one) => focuses.get(one)),
    ...(data.inTensionWith ?? []).map((one) => entities.get(one)),
  ]
  if (data.kind === 'role') {
    found.push(roles.get(data.reportsTo ?? ''), ...(data.combines ?? []).map((one) => roles.get(one)))
    for (const [duty, to] of roles.get(id)?.givesUp ?? []) found.push(responsibilities.get(duty), roles.get(to ?? ''))
  }
  if (data.kind === 'responsibility') {
    const { supports = {}, goTo = {}, sharedBy = {}, tieBreak = '' } = data
    const ids = [supports, goTo, sharedBy].flatMap(Object.keys)
    found.push(...[...ids, tieBreak].map((one) => roles.get(one)))
    found.push(...Object.values(sharedBy).map((facet) => responsibilities.get(facet)))
  }
  if (data.kind === 'term') found.push(...seeAlso(handbook, terms.get(id)!))
  found.push(...namedByOthers(handbook, id, data.kind))
  return found.filter((entity) => entity !== undefined)
}

/** What the pages of teams, of people and of what they hold and do name. */
function namedByOthers(handbook: Handbook, id: string, kind: Kind): (Entity | undefined)[] {
  const { roles, responsibilities, aors, teams, people, releases, entities } = handbook
  const one = (of: ReadonlyMap<string, Entity>, name: string | undefined) => of.get(name ?? '')
  const person = (name: string | undefined) => people.get(name ?? '')?.page
  switch (kind) {
    case 'aor': {
      const { carries, team, holder, backup } = aors.get(id) ?? {}
      return [one(responsibilities, carries), one(teams, team), person(holder), person(backup)]
    }
    case 'team': {
      const team = teams.get(id)
      const changes = (team?.changes ?? []).flatMap((change) => [
        one(responsibilities, change.responsibility),
        change.kind === 'leans' ? one(roles, change.role) : one(aors, change.aor),
      ])
      const names = [...(team?.holders.values() ?? [])].flat()
      const held = [...(team?.holders.keys() ?? []), ...(team?.acting.values() ?? [])]
      return [
        ...[one(teams, team?.partOf), one(releases, team?.adapts), ...changes],
        ...[...held.map((role) => one(roles, role)), ...names.map(person)],
      ]
    }
    case 'person': {
      const page = entities.get(id)
      return [one(teams, people.get(page?.title ?? '')?.team)]
    }
    case 'practice':
      return (handbook.practices.get(id)?.appliesTo ?? []).map((role) => one(roles, role))
    case 'path': {
      const stops = (handbook.paths.get(id)?.steps ?? []).flatMap(({ from, to, via }) => [from, to, via])
      return stops.map((stop) => (stop?.kind === 'role' ? one(roles, stop.role) : undefined))
    }
    case 'assessment':
      return [one(roles, handbook.assessments.get(id)?.role)]
    case 'release':
      return [...(releases.get(id)?.retired.keys() ?? [])].map((gone) => one(entities, gone))
    default:
      return []
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
