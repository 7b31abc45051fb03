import type {
  ChangesView,
  Compare,
  CoverageView,
  FreshnessView,
  Handbook,
  Matrix,
  ReportingView,
  WhoView,
} from '../types.ts'
import { changesPages } from './changes-page.ts'
import type { Chronicle } from './chronicle.ts'
import { comparisons } from './compare.ts'
import { coveragePages } from './coverage.ts'
import { freshnessPages } from './freshness.ts'
import { matrices } from './matrices.ts'
import { reportingPages } from './reporting-page.ts'
import { whoPages } from './who.ts'

/** What the pages show that no Markdown stands behind. */
export interface Generated {
  /** The list for the whole handbook first, then those of the teams. */
  readonly who: readonly WhoView[]
  readonly matrices: readonly Matrix[]
  readonly coverage: readonly CoverageView[]
  readonly reporting: readonly ReportingView[]
  readonly freshness: readonly FreshnessView[]
  readonly changes: readonly ChangesView[]
  readonly comparisons: readonly Compare[]
}

/** Derives all pages that no Markdown stands behind. */
export const generated = (handbook: Handbook, past: Chronicle): Generated => ({
  who: whoPages(handbook),
  matrices: matrices(handbook),
  coverage: coveragePages(handbook),
  reporting: reportingPages(handbook),
  freshness: freshnessPages(handbook),
  changes: changesPages(handbook, past),
  comparisons: comparisons(handbook),
})
