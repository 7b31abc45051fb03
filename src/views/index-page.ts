import { parentFolder } from '../base/paths.ts'
import { ownersOf } from '../model/queries.ts'
import type { Aor, Entity, Guide, Handbook, Practice, Responsibility, Role, Team, Term } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { countSupports, type Load, loadOf } from './matrix.ts'
import {
  focusRef,
  groupByFocus,
  maybeRef,
  maybeRoleRef,
  type NavNode,
  type PersonRef,
  personRef,
  type Ref,
  type RoleRef,
  ref,
  roleRefAt,
  roleRefs,
} from './refs.ts'
import { seatsOf } from './who.ts'

/** A page of prose, and below its text what is in its folder where it is the page of one. */
export interface GuideView {
  readonly kind: 'guide'
  readonly title: string
  readonly summary?: string
  /** What the folder is about, each with the answer that readers come for. */
  readonly index?: IndexView
  /** The other pages below it. */
  readonly children: readonly IndexNode[]
}

/** A page or a folder below the page, with what it is about in a sentence. */
export interface IndexNode extends NavNode {
  readonly summary?: string
}

export interface IndexView {
  readonly kind: 'responsibility' | 'aor' | 'term' | 'role' | 'team' | 'practice'
  readonly groups: readonly IndexGroup[]
}

interface IndexGroup {
  readonly focus?: Ref
  readonly entries: readonly IndexEntry[]
}

/** One thing by name, and who to go to about it. */
export interface IndexEntry extends Ref {
  readonly summary?: string
  /** The roles that answer for it, or the one that looks after it. */
  readonly owners?: readonly RoleRef[] | 'everyone' | 'nobody'
  /** Of an area of responsibility. */
  readonly area?: { readonly holder?: PersonRef; readonly backup?: PersonRef; readonly team?: Ref }
  /** Who has which role in a team. */
  readonly seats?: readonly { readonly role: RoleRef; readonly people: readonly PersonRef[] }[]
  /** How much a role has. */
  readonly carries?: { readonly load: Load; readonly supports: number; readonly combines: readonly RoleRef[] }
}

/**
 * A page of prose. `below` are the pages below a folder's page, each folder folded. A page that leads to all of them
 * itself needs no plain list of them; one that says who has them it never replaces. `summaries` are those of all pages.
 */
export function guideView(
  handbook: Handbook,
  guide: Guide,
  below: readonly NavNode[],
  summaries: Summaries,
): GuideView {
  const { title, summary, page } = guide
  const index = guide.index ? folderIndex(handbook, parentFolder(page.path)) : undefined
  const listed = new Set(index?.groups.flatMap(({ entries }) => entries.map(({ href }) => href)))
  const others = below.filter(({ href }) => href === undefined || !listed.has(href))
  const own = leadsTo(handbook, page)
  const children = others.every(({ href }) => href !== undefined && own.has(href)) ? [] : others
  return {
    kind: 'guide' as const,
    title,
    summary,
    index,
    children: children.map((node) => withSummary(node, summaries)),
  }
}

/** A page whose id belongs to another page. Its prose is shown, but nothing is derived for it. */
export const strayView = ({ title, data }: Page): GuideView => ({
  kind: 'guide' as const,
  title,
  summary: data.summary,
  children: [],
})

const leadsTo = ({ targets, hrefs }: Handbook, { path }: Page): ReadonlySet<string | undefined> =>
  new Set(
    [...(targets.get(path)?.values() ?? [])].map((target) =>
      target.kind === 'page' ? hrefs.get(target.path) : undefined,
    ),
  )

/** What pages say of themselves in a sentence, by href. */
export type Summaries = ReadonlyMap<string, string | undefined>

/** The summaries of all pages that have one. */
export const summariesOf = ({ entities, guides }: Handbook): Summaries =>
  new Map([...entities.values(), ...guides.values()].map(({ href, summary }) => [href, summary]))

function withSummary(node: NavNode, summaries: Summaries): IndexNode {
  const summary = summaries.get(node.href ?? '')
  return summary === undefined ? node : { ...node, summary }
}

/** What the folder of a section holds, in the order of the navigation. */
function folderIndex(handbook: Handbook, folder: string): IndexView | undefined {
  const index = indexOf(handbook, folder)
  return index && index.groups.length > 0 ? index : undefined
}

function indexOf(handbook: Handbook, folder: string): IndexView | undefined {
  const { responsibilities, aors, terms, roles, teams, practices } = handbook
  switch (folder) {
    case 'responsibilities': {
      const groups = inGroups(handbook, responsibilities, (row) => row, responsibilityEntry)
      return { kind: 'responsibility', groups }
    }
    case 'aors':
      return { kind: 'aor', groups: inGroups(handbook, aors, (aor) => aboutOf(handbook, aor), aorEntry) }
    case 'practices':
      return { kind: 'practice', groups: inGroups(handbook, practices, (practice) => practice, practiceEntry) }
    case 'glossary':
      return { kind: 'term', groups: inOneGroup(handbook, terms, termEntry) }
    case 'roles':
      return { kind: 'role', groups: inOneGroup(handbook, roles, roleEntry) }
    case 'teams':
      return { kind: 'team', groups: inOneGroup(handbook, teams, teamEntry) }
    default:
      return undefined
  }
}

/** What an area is about: the responsibility that it carries a part of, or what its page says. */
function aboutOf({ responsibilities, focuses }: Handbook, { carries, page }: Aor): Pick<Responsibility, 'focuses'> {
  const carried = responsibilities.get(carries ?? '')
  return carried ?? { focuses: (page.data.coreFocus ?? []).filter((id) => focuses.has(id)) }
}

type MakeEntry<T> = (handbook: Handbook, entity: T) => Omit<IndexEntry, keyof Ref | 'summary'>

function inGroups<T extends Entity>(
  handbook: Handbook,
  all: ReadonlyMap<string, T>,
  aboutOf: (entity: T) => Pick<Responsibility, 'focuses'>,
  makeEntry: MakeEntry<T>,
): readonly IndexGroup[] {
  return groupByFocus(handbook, listed(all), aboutOf).map(({ focus, rows }) => ({
    focus: focus && focusRef(focus),
    entries: rows.map((one) => entry(handbook, one, makeEntry)),
  }))
}

function inOneGroup<T extends Entity>(
  handbook: Handbook,
  all: ReadonlyMap<string, T>,
  makeEntry: MakeEntry<T>,
): readonly IndexGroup[] {
  const entries = listed(all).map((one) => entry(handbook, one, makeEntry))
  return entries.length > 0 ? [{ entries }] : []
}

/** What is historical last. */
function listed<T extends Entity>(all: ReadonlyMap<string, T>): readonly T[] {
  const shown = [...all.values()].filter(({ page }) => page.data.hidden !== true)
  return [
    ...shown.filter(({ status }) => status !== 'historical'),
    ...shown.filter(({ status }) => status === 'historical'),
  ]
}

const entry = <T extends Entity>(handbook: Handbook, one: T, makeEntry: MakeEntry<T>): IndexEntry => ({
  ...ref(one),
  ...(one.summary !== undefined && { summary: one.summary }),
  // Nobody is asked about what is of the past.
  ...(one.status === 'historical' ? {} : makeEntry(handbook, one)),
})

function responsibilityEntry(handbook: Handbook, row: Responsibility): Partial<IndexEntry> {
  const { kind } = row.ownership
  return { owners: kind === 'everyone' || kind === 'nobody' ? kind : roleRefs(handbook, ownersOf(row)) }
}

const practiceEntry = ({ roles }: Handbook, { owner }: Practice): Partial<IndexEntry> => {
  const role = maybeRoleRef(roles.get(owner ?? ''))
  return role ? { owners: [role] } : {}
}

function aorEntry(handbook: Handbook, { holder, backup, team: id }: Aor): Partial<IndexEntry> {
  const team = maybeRef(handbook.teams.get(id ?? ''))
  return {
    area: {
      ...(holder !== undefined && { holder: personRef(handbook, holder) }),
      ...(backup !== undefined && { backup: personRef(handbook, backup) }),
      ...(team && { team }),
    },
  }
}

const roleEntry = (handbook: Handbook, role: Role): Partial<IndexEntry> => ({
  carries: {
    load: loadOf(handbook, role),
    supports: countSupports(handbook, role),
    combines: roleRefs(handbook, role.combines),
  },
})

const teamEntry = (handbook: Handbook, team: Team): Partial<IndexEntry> => ({
  seats: seatsOf(handbook, team).map(({ role, people }) => ({
    role: roleRefAt(role, team),
    people: people.map((id) => personRef(handbook, id)),
  })),
})

/** A word without a summary is explained by the first sentence of its page. */
function termEntry(_: Handbook, { summary, page }: Term): Partial<IndexEntry> {
  const sentence = summary === undefined ? /^.*?[.!?。！？](?=\s|$)|^.+/su.exec(page.opening ?? '')?.[0] : undefined
  return sentence === undefined ? {} : { summary: sentence }
}
