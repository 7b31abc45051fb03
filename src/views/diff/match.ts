import { subtract } from '../../base/text.ts'
import type { Handbook } from '../../model/types.ts'
import type { Page } from '../../parse/types.ts'
import type { Kind } from '../../schema/front-matter.ts'
import type { HandbookDiff, HeldBy, Subject } from './types.ts'

/** A page of the one handbook and what it is in the other. One of the two may be missing. */
export interface Pair {
  readonly subject: Subject
  readonly was?: Page
  readonly is?: Page
  /** If the page is gone: the pages that say they were once this one. */
  readonly into: readonly Subject[]
}

/** Which pages of two handbooks are the same. Ids are those of the newer handbook; only what is gone keeps its own. */
export interface Match {
  /** Those of the newer handbook in order of path, then those that are gone. */
  readonly pairs: readonly Pair[]
  readonly pair: (kind: Kind, id: string) => Pair | undefined
  /** What an id of the older handbook is now; `entity` is whatever page has that id. */
  readonly now: (kind: Kind | 'entity', id: string) => string
}

/** Pages are the same that have one kind and id, or of which one says that it was once the other. */
export function matchPages(from: Handbook, to: Handbook): Match {
  const [old, current] = [byName(from), byName(to)]
  const heirs = heirsIn(to)
  const was = new Map([...current].flatMap(([name, page]) => (old.has(name) ? [[page, old.get(name)!]] : [])))
  const taken = new Set(was.values())
  const gone = [...old.values()].filter((page) => !taken.has(page))
  const renamed = new Map<Page, Page>()
  // If two pages became one, it continues the one with the same title; the other has become a part of it.
  for (const isAlike of [(page: Page, heir: Page) => page.title === heir.title, () => true])
    for (const page of gone) {
      const [heir, ...others] = heirs.get(from.hrefs.get(page.path) ?? '') ?? []
      if (!heir || others.length > 0 || heir.kind !== page.kind || was.has(heir) || !isAlike(page, heir)) continue
      was.set(heir, page)
      renamed.set(page, heir)
    }
  const ids = new Map(
    [...renamed].flatMap(([page, heir]) => [
      [nameOf(page), heir.id],
      [nameOf({ kind: 'entity', id: page.id }), heir.id],
    ]),
  )
  const pairs: Pair[] = [
    ...[...current.values()].map((is) => {
      const before = was.get(is)
      return { subject: subject(is, to), is, into: [], was: before }
    }),
    ...gone
      .filter((page) => !renamed.has(page))
      .map((page) => ({
        subject: subject(page, from),
        was: page,
        into: (heirs.get(from.hrefs.get(page.path) ?? '') ?? []).map((heir) => subject(heir, to)),
      })),
  ]
  const known = new Map(pairs.map((pair) => [nameOf(pair.subject), pair]))
  return {
    pairs,
    pair: (kind, id) => known.get(nameOf({ kind, id })),
    now: (kind, id) => ids.get(nameOf({ kind, id })) ?? id,
  }

  function subject(page: Page, handbook: Handbook): Subject {
    const { kind, id, title, path } = page
    const short = kind === 'role' ? handbook.roles.get(id)?.short : undefined
    const href = handbook === to ? to.hrefs.get(path) : undefined
    return { kind, id, title, short, path, href }
  }
}

const nameOf = ({ kind, id }: { readonly kind: Kind | 'entity'; readonly id: string }) => `${kind} ${id}`

/** Of two pages with one name the first has it; the other is known by its path. */
function byName({ pages }: Handbook): Map<string, Page> {
  const found = new Map<string, Page>()
  for (const page of pages.values()) {
    const name = nameOf(page)
    found.set(found.has(name) ? `${name} ${page.path}` : name, page)
  }
  return found
}

function heirsIn({ claims, pages }: Handbook): ReadonlyMap<string, readonly Page[]> {
  const found = new Map<string, Page[]>()
  for (const { path, href } of claims) {
    const page = pages.get(path)
    if (!page || href === undefined) continue
    const heirs = found.get(href) ?? []
    if (!heirs.includes(page)) found.set(href, [...heirs, page])
  }
  return found
}

/** How much of two texts is the same words, from 0 to 1, wherever they stand. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const [left, right] = [tokens(a), tokens(b)]
  const all = left.length + right.length
  return all === 0 ? 1 : (2 * countInCommon(left, right)) / all
}

const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** How many items two lists have in common, in whatever order, each as often as it is in both. */
export const countInCommon = (left: readonly string[], right: readonly string[]): number =>
  right.length - subtract(right, left, (item) => item).length

/** The pages of one kind in the order they are shown, those that are gone last. */
export function pairsInOrder(
  match: Match,
  kind: 'role' | 'responsibility',
  from: Handbook,
  to: Handbook,
): readonly Pair[] {
  const [before, after] = kind === 'role' ? [from.roles, to.roles] : [from.responsibilities, to.responsibilities]
  const ids = [...after.keys(), ...[...before.keys()].map((id) => match.now(kind, id))]
  return [...new Set(ids)].flatMap((id) => match.pair(kind, id) ?? [])
}

/** Why ids went, as the pages of releases say: the newest that names one has the last word. */
export const reasonsRetired = ({ releases }: Handbook): ReadonlyMap<string, string> =>
  new Map([...releases.values()].toReversed().flatMap(({ page }) => Object.entries(page.data.retired ?? {})))

/** Gives the subjects of a diff the ids and addresses that their pages have in this handbook, if they have a page. */
export function relinkDiff(diff: HandbookDiff, { entities, guides, former, pages, hrefs }: Handbook): HandbookDiff {
  return mapSubjects(diff, ({ href: _, ...subject }): Subject => {
    const own = subject.kind === 'guide' ? guides.get(subject.path) : entities.get(subject.id)
    if (own?.page.kind === subject.kind) return { ...subject, id: own.page.id, href: own.href }
    const heirs = former.get(subject.id) ?? former.get(subject.path.replace(/\.\w+$/, '')) ?? []
    const heir = heirs.length === 1 ? pages.get(heirs[0]!) : undefined
    return heir?.kind === subject.kind ? { ...subject, id: heir.id, href: hrefs.get(heir.path) } : subject
  })
}

/** A part of a diff with something else in place of every subject, so that the compiler sees one that is forgotten. */
type WithSubjects<To, Part> = Part extends Subject
  ? To
  : Part extends object
    ? { readonly [Key in keyof Part]: WithSubjects<To, Part[Key]> }
    : Part

function mapSubjects<To>(diff: HandbookDiff, to: (subject: Subject) => To): WithSubjects<To, HandbookDiff> {
  const all = (subjects: readonly Subject[]): To[] => subjects.map(to)
  const held = (by: HeldBy) => ({ ...by, roles: all(by.roles), tieBreak: by.tieBreak && to(by.tieBreak) })
  return {
    ...diff,
    reasons: diff.reasons.map((reason) => ({ ...reason, subject: reason.subject && to(reason.subject) })),
    rows: diff.rows.map((row) => ({
      ...row,
      responsibility: to(row.responsibility),
      was: held(row.was),
      is: held(row.is),
      into: all(row.into),
      heirs: row.heirs && all(row.heirs),
    })),
    roles: diff.roles.map((role) => ({
      ...role,
      role: to(role.role),
      moves: role.moves.map((move) => ({ ...move, responsibility: to(move.responsibility), via: all(move.via) })),
      noNetChange: all(role.noNetChange),
      support: role.support.map((support) => ({ ...support, responsibility: to(support.responsibility) })),
    })),
    teams: diff.teams.map(({ team, changes }) => ({
      team: to(team),
      changes: changes.map((change) => ({
        ...change,
        responsibility: to(change.responsibility),
        to: change.to && to(change.to),
      })),
    })),
    reviewers: diff.reviewers.map((reviewer) => ({ ...reviewer, role: to(reviewer.role) })),
    pages: diff.pages.map((page) => ({
      ...page,
      subject: to(page.subject),
      into: all(page.into),
      text: page.text.kind === 'names' ? { ...page.text, of: all(page.text.of) } : page.text,
    })),
  }
}
