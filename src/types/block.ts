/** What a page gets for a block such as `::matrix{roles="em tl"}`. */

import type { CoverageView } from './coverage.ts'
import type { TeamView } from './entity-views.ts'
import type { Graph } from './graph.ts'
import type { Matrix } from './matrix.ts'
import type { Ref, RoleRef } from './refs.ts'
import type { WhoEntry } from './who.ts'

export type BlockView = { readonly title?: string } & (
  | { readonly kind: 'matrix'; readonly matrix: Matrix; readonly how: 'shown' | 'folded'; readonly more?: Ref }
  | {
      readonly kind: 'pages'
      readonly pages: readonly (Ref & { readonly summary?: string; readonly owner?: RoleRef })[]
    }
  | { readonly kind: 'terms'; readonly terms: readonly (Ref & { readonly summary?: string })[] }
  | { readonly kind: 'team'; readonly team: Ref & Pick<TeamView, 'seats' | 'vacant' | 'tlm'> }
  | { readonly kind: 'who'; readonly entries: readonly WhoEntry[] }
  | { readonly kind: 'coverage'; readonly coverage: CoverageView; readonly id: string }
  | { readonly kind: 'graph'; readonly graph: Graph }
  /** There is nothing of the sort, or it is not known what is meant. */
  | { readonly kind: 'nothing' }
)
