import type { Handbook, HandbookDiff } from '../types.ts'
import { type Contents, changedFiles } from './diff/changed-files.ts'
import { match } from './diff/match.ts'
import { ordered } from './diff/ordered.ts'
import { pageDiffs } from './diff/page-diffs.ts'
import { reasons } from './diff/reasons.ts'
import { reviewers } from './diff/reviewers.ts'
import { roleDiffs } from './diff/role-diffs.ts'
import { rowDiffs } from './diff/row-diffs.ts'
import { teamsToAgree } from './diff/teams-to-agree.ts'

/**
 * What changed from one handbook to another, for whom, and how large a step that is. Whether a picture of a folder changed
 * is known from `contents` alone.
 */
export function diff(from: Handbook, to: Handbook, contents?: Contents): HandbookDiff {
  const found = match(from, to)
  const roles = ordered(found, 'role', from, to)
  const responsibilities = ordered(found, 'responsibility', from, to)
  const pages = pageDiffs(to, found)
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
    teams: teamsToAgree(from, to, found, rows),
    reviewers: reviewers(to, { roles, rows, reasons: causes }),
    pages,
  }
}
