import type { AssetFile } from '../../assets/assets.ts'
import type { Message } from '../../base/messages.ts'
import { pageStem } from '../../base/paths.ts'
import { subtract } from '../../base/text.ts'
import type { Handbook } from '../../model/types.ts'
import type { Kind } from '../../schema/front-matter.ts'
import { reasons } from './bumps.ts'
import { type Match, matchPages, type Pair, pairsInOrder } from './match.ts'
import { pageDiffs } from './page.ts'
import { roleDiffs, rowDiffs } from './roles.ts'
import type { HandbookDiff, PageDiff, Reason, Reviewer, RowDiff, Subject, TeamToAgree } from './types.ts'

interface Changes {
  readonly roles: readonly Pair[]
  readonly rows: readonly RowDiff[]
  readonly reasons: readonly Reason[]
}

/** The roles whose job changes: both sides of every transfer, and those whose own page says so. */
function findReviewers({ config: { owners } }: Handbook, { roles, rows, reasons }: Changes): Reviewer[] {
  const found = new Set([
    ...rows.flatMap(sides),
    ...reasons.flatMap(({ bump, subject }) => (bump === 'major' && subject ? [subject] : [])),
  ])
  return roles.flatMap(({ subject, was }) => {
    if (!found.has(subject)) return []
    const owner = owners[subject.id] ?? owners[was?.id ?? '']
    return [{ role: subject, owner }]
  })
}

const sides = ({ was, is, heirs = [] }: RowDiff): readonly Subject[] => [...was.roles, ...is.roles, ...heirs]

/** The teams that adapted a responsibility which is now held otherwise, and still say so. */
function findTeamsToAgree(from: Handbook, { teams }: Handbook, match: Match, rows: readonly RowDiff[]): TeamToAgree[] {
  const moved = new Map(rows.map(({ responsibility }) => [responsibility.id, responsibility]))
  const isNamed = (kind: Kind, id: string, written: string | undefined) =>
    written === id || written === match.now(kind, id)
  return [...teams.values()].flatMap((team): TeamToAgree[] => {
    const pair = match.pair('team', team.id)
    const before = from.teams.get(pair?.was?.id ?? '')
    if (!pair || !before || team.status !== 'active') return []
    const changes = before.changes.flatMap((change): TeamToAgree['changes'] => {
      const responsibility = moved.get(match.now('responsibility', change.responsibility))
      const [kind, id] = change.kind === 'leans' ? (['role', change.role] as const) : (['aor', change.aor] as const)
      // As written: a responsibility that is gone can still be named there.
      const isStillWritten = (team.page.data.changes ?? []).some(
        (one) =>
          isNamed('responsibility', change.responsibility, one.responsibility) &&
          isNamed(kind, id, change.kind === 'leans' ? one.leans : one.delegatedTo),
      )
      if (!responsibility || !isStillWritten) return []
      const to = match.pair(kind, match.now(kind, id))
      return [{ responsibility, kind: change.kind, ...(to && { to: to.subject }) }]
    })
    return changes.length > 0 ? [{ team: pair.subject, changes }] : []
  })
}

interface ProblemsBetween {
  readonly introduced: readonly Message[]
  readonly solved: readonly Message[]
}

/**
 * What is wrong with a handbook that was not before, and the other way round. A problem is the same on another line, and
 * where its page has moved; it is known by its rule, its page and its message.
 */
export function problemsBetween(
  before: readonly Message[],
  after: readonly Message[],
  pages: readonly PageDiff[],
): ProblemsBetween {
  const renamed = pages.flatMap(({ from, subject }) => (from ? [{ from, to: subject }] : []))
  const moved = new Map(renamed.map(({ from, to }) => [from.path, to.path]))
  // What a problem says of a page names it by its id or path, in the messages of other pages too.
  const names = new Map(
    renamed.flatMap(({ from, to }) => [
      [from.id, to.id],
      [pageStem(from.path), pageStem(to.path)],
    ]),
  )
  const keyOf = ({ rule, message }: Message, file: string): string => {
    const said = message.replace(/[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}_-]+)*/gu, (name) => names.get(name) ?? name)
    return JSON.stringify([rule, file, said])
  }
  const was = (message: Message) => keyOf(message, moved.get(message.file) ?? message.file)
  const is = (message: Message) => keyOf(message, message.file)
  return { introduced: subtract(after, before.map(was), is), solved: subtract(before, after.map(is), was) }
}

/**
 * What changed from one handbook to another, for whom, and how large a step that is. Whether a picture of a folder changed
 * is known from `contents` alone.
 */
export function diffHandbooks(from: Handbook, to: Handbook, contents?: Contents): HandbookDiff {
  const found = matchPages(from, to)
  const roles = pairsInOrder(found, 'role', from, to)
  const responsibilities = pairsInOrder(found, 'responsibility', from, to)
  const pages = pageDiffs(from, to, found)
  const rows = rowDiffs(from, to, found)
  const both = { from, to, match: found, rows }
  const byRole = roleDiffs({
    ...both,
    roles,
    responsibilities,
    pages: new Map(pages.map((page) => [page.subject, page])),
  })
  const causes = reasons({ ...both, roles: byRole, pages, files: changedFiles(from, to, contents) })
  return {
    bump: causes[0]?.bump ?? 'none',
    reasons: causes,
    rows,
    roles: byRole,
    teams: findTeamsToAgree(from, to, found, rows),
    reviewers: findReviewers(to, { roles, rows, reasons: causes }),
    pages,
  }
}

interface Contents {
  readonly from: ReadonlyMap<string, AssetFile>
  readonly to: ReadonlyMap<string, AssetFile>
}

/** Pictures and other files that both handbooks show and that are not what they were. Without contents, as git has them. */
function changedFiles(from: Handbook, to: Handbook, contents?: Contents): string[] {
  const paths = contents
    ? [...contents.to].filter(([path, is]) => differ(contents.from.get(path), is)).map(([path]) => path)
    : [...to.usedAssets].filter((path) => from.usedAssets.has(path) && isOther(oid(from, path), oid(to, path)))
  return paths.sort()
}

const isOther = (was: string | undefined, is: string | undefined) => was !== undefined && is !== undefined && was !== is

function oid({ assets }: Handbook, path: string): string | undefined {
  const from = assets.get(path)?.from
  return typeof from === 'object' ? from.oid : undefined
}

/** Line ends are not a difference: on the disk git may have made others of them. */
function differ(was: AssetFile | undefined, is: AssetFile): boolean {
  if (!was || was.href === is.href) return false
  const [before, after] = [was, is].map(({ contents }) => Buffer.from(contents))
  return (
    before!.includes(0) || before!.toString().replaceAll('\r\n', '\n') !== after!.toString().replaceAll('\r\n', '\n')
  )
}
