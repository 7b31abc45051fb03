import { words } from '../../templates/words/words.ts'
import { orderIn } from '../base/languages.ts'
import { groupBy } from '../base/text.ts'
import { peopleHref, personAnchor } from '../model/generated.ts'
import { isPresent, namesInPage, ownersOf } from '../model/queries.ts'
import type {
  Aor,
  Entity,
  Focus,
  FocusId,
  Handbook,
  PersonId,
  Responsibility,
  Role,
  RoleId,
  Target,
  Team,
  Term,
} from '../model/types.ts'
import type { Heading, Page } from '../parse/types.ts'
import { fillPattern, overridePattern, type WrittenWay } from '../schema/contact.ts'
import type { NameOf } from '../schema/keys.ts'

export interface About {
  readonly title: string
  readonly summary?: string
  readonly status: Entity['status']
}

export interface AlternateView {
  /** Its tag: `de`. */
  readonly language: string
  /** From the site's root, or the whole address of a page that is `external`. */
  readonly href: string
  readonly external?: true
}

/** Something one can go to. `href` is from the site's root and may carry an anchor. */
export interface Ref {
  readonly title: string
  readonly href: string
  /** The page is about something historical. */
  readonly past?: true
  /** Of a focus: which of the hues is its own, from 1. */
  readonly hue?: number
}

/** For lists that have room for a summary. */
export interface SummaryRef extends Ref {
  readonly id: string
  readonly summary?: string
}

export interface RoleRef extends Ref {
  readonly id: RoleId
  readonly short: string
}

/** A way to reach somebody: what it is, what readers see of it and, where it leads somewhere, the whole address. */
export interface ContactWay {
  readonly for: string
  readonly text: string
  readonly href?: string
}

/** Somebody, and where to read of them: their own page, else their place among all people. */
export interface PersonRef {
  readonly id: PersonId
  readonly name: string
  readonly href?: string
  readonly contact?: readonly ContactWay[]
}

/** An area of responsibility as another page lists it. */
export interface AorRef extends SummaryRef {
  readonly holder?: PersonRef
  readonly contact?: readonly ContactWay[]
  readonly team?: Ref
}

/** The groups of the navigation: who owns what, how people work, and the handbook itself. */
export type NavGroup = 'owns' | 'works' | 'about'

/** One entry of the navigation; a folder without a page of its own has no `href`. */
export interface NavNode {
  readonly title: string
  readonly href?: string
  /** Of an entry at the top, where there is more than one group. */
  readonly group?: NavGroup
  /** What it holds, as a sign shows it. Only of an entry at the top. */
  readonly sign?: string
  /** The page is about something historical. */
  readonly past?: true
  /** There is more below it than is shown at first. Without children here its link leads to a page that shows them. */
  readonly folded?: true
  /** Stands for entries of a long list that are not here, and leads to all of them. */
  readonly isAll?: true
  readonly children: readonly NavNode[]
}

/** Pages that refer to a page, by href of the page referred to. Sorted by title. */
export type BacklinkMap = ReadonlyMap<string, readonly Ref[]>

/** A term as prose explains it where it is used. */
export interface Explained extends Ref {
  readonly summary: string
  /** What a text calls it: its title and other names, except those that may mean something else. */
  readonly names: readonly string[]
}

export const ref = ({ title, href, status }: Entity): Ref => ({
  title,
  href,
  ...(status === 'historical' && { past: true as const }),
})

/** As many hues as the style sheet has. With more focuses than that they begin again. */
const hues = 6

/** A focus with its hue, which is that of its place among all of them. */
export const focusRef = (focus: Focus): Ref & { readonly id: FocusId } => ({
  id: focus.id,
  ...ref(focus),
  hue: (focus.order % hues) + 1,
})

export const summaryRef = (entity: Entity): SummaryRef => ({ ...ref(entity), id: entity.id, summary: entity.summary })

export const roleRef = (role: Role): RoleRef => ({ ...ref(role), id: role.id, short: role.short })

/** How the page of a team or of a person refers to a role: by what it is called at the scope, which has no shorter form. */
export function roleRefAt(role: Role, { scope }: Team): RoleRef {
  const title = role.titles.get(scope ?? '')
  return { ...roleRef(role), ...(title !== undefined && { title, short: title }) }
}

export const roleRefs = ({ roles }: Handbook, ids: Iterable<RoleId>): RoleRef[] =>
  [...ids].flatMap((id) => maybeRoleRef(roles.get(id)) ?? [])

export const maybeRoleRef = (role: Role | undefined): RoleRef | undefined => role && roleRef(role)

export const maybeRef = (entity: Entity | undefined): Ref | undefined => entity && ref(entity)

/** A person by id, with a link to the page, else to the place among all people. */
export const personRef = ({ people, generated }: Handbook, id: PersonId): PersonRef => {
  const person = people.get(id)!
  const { name, page } = person
  const place = isPresent(person) && generated.has(peopleHref) ? `${peopleHref}#${personAnchor(id)}` : undefined
  const contact = page ? contactWays(page) : []
  return { id, name, href: page?.href ?? place, ...(contact.length > 0 && { contact }) }
}

/** How to reach a person, a role or whoever looks after an area, as its page says. */
export const contactWays = ({ page: { data } }: Entity): ContactWay[] =>
  'contact' in data ? shownWays(data.contact ?? []) : []

/** Where to ask a team: what its page says, and what the handbook says of all teams. */
export const teamContact = ({ config }: Handbook, { id, page }: Team): ContactWay[] =>
  shownWays(overridePattern(page.data.contact ?? [], fillPattern(config.contact.team, id)))

/** Where to ask about an area: as its page says, else where its team is asked. */
export function aorContact(handbook: Handbook, aor: Aor): ContactWay[] {
  const own = contactWays(aor)
  const team = handbook.teams.get(aor.team ?? '')
  return own.length > 0 || !team ? own : teamContact(handbook, team)
}

/** Where programs notify a team. */
export const teamNotify = ({ config }: Handbook, { id, page }: Team): ContactWay[] =>
  shownWays(overridePattern(page.data.notify ?? [], fillPattern(config.notify.team, id)))

const shownWays = (ways: readonly WrittenWay[]): ContactWay[] =>
  ways.map(({ for: name, text, link }) => ({ for: name, text, ...(link !== undefined && { href: link }) }))

export function aorRef(handbook: Handbook, aor: Aor): AorRef {
  const team = handbook.teams.get(aor.team ?? '')
  const contact = aorContact(handbook, aor)
  return {
    ...summaryRef(aor),
    ...(contact.length > 0 && { contact }),
    ...(aor.holder !== undefined && { holder: personRef(handbook, aor.holder) }),
    ...(team && { team: ref(team) }),
  }
}

/** What a link such as `[[id]]` shows: the title of its page, or what was asked for where nothing is found. Other links have words of their own. */
export function linkTitle(handbook: Handbook, url: string, target: Target | undefined): string | undefined {
  if (!url.startsWith('[[') || target === undefined) return undefined
  if (target.kind !== 'page') return wikiLinkText(url)
  const page = handbook.pages.get(target.path)
  const owned = target.owner && handbook.responsibilities.get(page?.id ?? '')
  if (owned) return ownerNames(handbook, owned)
  return handbook.guides.get(target.path)?.title ?? page?.title ?? wikiLinkText(url)
}

/** `EM and TL`, as a sentence says it. */
function ownerNames({ roles }: Handbook, responsibility: Responsibility): string {
  if (responsibility.ownership.kind === 'everyone') return words.prose.everyone
  const owners = ownersOf(responsibility).map((id) => roles.get(id)?.short ?? id)
  return owners.length > 0 ? words.and(owners) : words.prose.nobodyYet
}

/** What a link such as `[[id#heading]]` asks for: the id. */
export const wikiLinkText = (url: string): string => url.replace(/^\[\[|(?:#.*)?\]\]$/g, '')

/** Makes a page's plain text what its readers see: `[[id]]` becomes the title of the page it leads to. */
export function titledText(handbook: Handbook, { path, links }: Page): (text: string) => string {
  if (!links.some(({ form }) => form === 'wiki') && !handbook.included.size) return (text) => text
  const targets = handbook.targets.get(path)
  return (text) => text.replace(/\[\[[^[\]]*\]\]/g, (url) => linkTitle(handbook, url, targets?.get(url)) ?? url)
}

/** Makes what a page's readers see as the words of its headings. */
export function shownHeadings(handbook: Handbook, page: Page): (heading: Heading) => string {
  const titled = titledText(handbook, page)
  return ({ text, shown }) => (shown === undefined ? text : titled(shown))
}

/** The pages a term refers to: entities and, by their path without ending, guides. */
export const seeAlso = ({ entities, guides }: Handbook, { page }: Term): Entity[] =>
  [...new Set(page.data.seeAlso)].flatMap((id) => entities.get(id) ?? guides.get(`${id}.md`) ?? [])

/** Responsibilities, or what is like them, by the focus they stand under: the first of theirs. The last group has none. */
export function groupByFocus<T>(
  { focuses }: Handbook,
  rows: readonly T[],
  responsibilityOf: (row: T) => Pick<Responsibility, 'focuses'>,
): { readonly focus?: Focus; readonly rows: readonly T[] }[] {
  const focusOf = (row: T) => responsibilityOf(row).focuses[0]
  const known = [...focuses.values()].map((focus) => ({ focus, rows: rows.filter((row) => focusOf(row) === focus.id) }))
  const others = { rows: rows.filter((row) => focusOf(row) === undefined) }
  return [...known, others].filter((group) => group.rows.length > 0)
}

export const aboutEntity = ({ title, summary, status }: Entity) => ({ title, summary, status })

/**
 * The pages that refer to each page, in their text or in their front matter. Pages that are kept out of the navigation
 * are kept out of these lists too.
 */
export function backlinks(handbook: Handbook): BacklinkMap {
  const { entities, guides, targets, hrefs } = handbook
  const inOrder = orderIn(handbook.config.language)
  const all = [...entities.values(), ...guides.values()].filter(({ page }) => page.data.hidden !== true)
  // The pages come in order of title, so every list does.
  const sorted = all.sort((a, b) => inOrder(a.title, b.title) || inOrder(a.href, b.href))
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

const entityNamed = (handbook: Handbook, names: NameOf, name: string): Entity | undefined =>
  names === 'person-name'
    ? handbook.people.get(handbook.personIds.get(name) ?? '')?.page
    : namedEntities[names]?.(handbook).get(name)

/** Where to find what a name in front matter is the name of. */
const namedEntities: { readonly [Names in NameOf]?: (handbook: Handbook) => ReadonlyMap<string, Entity> } = {
  role: ({ roles }) => roles,
  focus: ({ focuses }) => focuses,
  responsibility: ({ responsibilities }) => responsibilities,
  aor: ({ aors }) => aors,
  team: ({ teams }) => teams,
  version: ({ releases }) => releases,
  entity: ({ entities }) => entities,
  retired: ({ entities }) => entities,
}

/** Makes a function that gives the pages in tension with one, in order of title. */
export function tensionsOf({ tensions, entities, guides, config }: Handbook): (page: Page | undefined) => Ref[] {
  const byPath = new Map([...entities.values(), ...guides.values()].map((one) => [one.page.path, one]))
  return (page) =>
    (tensions.get(page?.path ?? '') ?? [])
      .flatMap((path) => byPath.get(path) ?? [])
      .map(ref)
      .sort((a, b) => orderIn(config.language)(a.title, b.title))
}
