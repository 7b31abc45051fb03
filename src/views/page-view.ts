import type { CommonView } from './common.ts'
import type { Compare } from './compare.ts'
import type { CoverageView } from './coverage.ts'
import type { AorView, AssessmentView, FocusView, GuideView, PracticeView, TermView } from './entities.ts'
import type { FrameView } from './frame.ts'
import type { FreshnessView } from './freshness.ts'
import type { HomeView, SearchView } from './home.ts'
import type { Matrix } from './matrix.ts'
import type { PathView } from './path.ts'
import type { PeopleView, PersonView, TeamView } from './people.ts'
import type { ProseView } from './prose.ts'
import type { ChangesView, ReleaseView } from './releases.ts'
import type { ReportingView } from './reporting.ts'
import type { ResponsibilityView } from './responsibility.ts'
import type { CardsView, RoleView } from './role.ts'
import type { WhoView } from './who.ts'

export type MainView =
  | EntityView
  | HomeView
  | PeopleView
  | ReportingView
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  | { readonly kind: 'compare'; readonly compare: Compare }
  | WhoView
  | CoverageView
  | ChangesView
  | FreshnessView
  | SearchView
  | CardsView

/** One page of the site. All that rendering it depends on. */
export interface PageView {
  readonly frame: FrameView
  readonly main: MainView
  /** What the page says about itself, whatever its kind. */
  readonly common?: CommonView
  readonly prose?: ProseView
}

export type EntityView =
  | RoleView
  | FocusView
  | ResponsibilityView
  | TermView
  | AorView
  | TeamView
  | PersonView
  | PracticeView
  | PathView
  | AssessmentView
  | ReleaseView
  | GuideView
