/** What the pages of the site show. */

import type {
  AorId,
  Assessment,
  Entity,
  Example,
  FocusId,
  PersonName,
  Responsibility,
  ResponsibilityId,
  RoleId,
  Team,
  Track,
} from './handbook.ts'
import type { OutputFile } from './output.ts'
import type { Fragment } from './page.ts'
import type { AssetFile } from './read.ts'

/** Something one can go to. `href` is from the site's root and may carry an anchor. */
export interface Ref {
  readonly title: string
  readonly href: string
}

export interface RoleRef extends Ref {
  readonly id: RoleId
  readonly short: string
}

/** One cell of a matrix, ready to be put into words. */
export type Cell =
  | { readonly kind: 'accountable'; readonly via: readonly RoleRef[]; readonly allFacets: boolean }
  | {
      readonly kind: 'shared'
      readonly via: readonly RoleRef[]
      readonly facets: readonly Ref[]
      readonly settlesDoubt: boolean
    }
  | { readonly kind: 'everyone'; readonly via: readonly RoleRef[] }
  | { readonly kind: 'supports'; readonly via: readonly RoleRef[]; readonly how: readonly string[] }
  | { readonly kind: 'handed'; readonly to?: RoleRef }
  | { readonly kind: 'none' }

export interface Row {
  readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  /** One per column. */
  readonly cells: readonly Cell[]
  /** Columns hold it differently. */
  readonly differs: boolean
}

export interface RowGroup {
  /** Missing for responsibilities whose focus is not defined. */
  readonly focus?: Ref & { readonly id: FocusId; readonly summary?: string }
  readonly rows: readonly Row[]
}

/** What a role carries: `total` = `accountable` + `shared`. */
export interface Load {
  readonly accountable: number
  readonly shared: number
  readonly total: number
}

/** One role's time, for a cell per bucket and a sum. Figures in percent. */
export interface TimeColumn {
  readonly buckets: readonly ({ readonly min: number; readonly max: number } | undefined)[]
  readonly sum: { readonly min: number; readonly max: number }
  /** True when the figures are the parts' added up, so the sum may be over 100. */
  readonly combined: boolean
  /** The same figures scaled to a sum of 100, when combined. */
  readonly scaled?: readonly (number | undefined)[]
}

export interface Matrix {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly show: 'responsibilities' | 'time'
  readonly columns: readonly RoleRef[]
  /** Empty when `show` is `time`. */
  readonly groups: readonly RowGroup[]
  /** One per column. */
  readonly load: readonly Load[]
  readonly buckets: readonly { readonly id: string; readonly title: string }[]
  /** One per column; missing for a role that states no time. */
  readonly time: readonly (TimeColumn | undefined)[]
}

/** Two roles side by side. `left` and `right` in canonical order (as the roles are shown). */
export interface Compare {
  readonly href: string
  readonly left: RoleRef
  readonly right: RoleRef
  readonly matrix: Matrix
  /** Accountable or shared, and the other is neither. */
  readonly onlyLeft: readonly Ref[]
  readonly onlyRight: readonly Ref[]
  readonly both: readonly Ref[]
}

/** One entry of the navigation; a folder without a page of its own has no `href`. */
export interface NavNode {
  readonly title: string
  readonly href?: string
  readonly children: readonly NavNode[]
}

/** Pages that refer to a page, by href of the page referred to. Sorted by title. */
export type Backlinks = ReadonlyMap<string, readonly Ref[]>

/** HTML that may be inserted as it is: made by rolebook from sanitised fragments. */
export type Html = string & { readonly __html: never }

/** A duty as a role page lists it. */
export interface Duty {
  readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  readonly cell: Cell
  readonly examples: readonly Example[]
}

export interface DutyGroup {
  readonly focus?: Ref & { readonly id: FocusId }
  readonly duties: readonly Duty[]
}

export interface RoleView {
  readonly kind: 'role'
  readonly role: RoleRef
  readonly summary?: string
  readonly aliases: readonly string[]
  readonly status: Entity['status']
  readonly track?: Track
  readonly owner?: RoleRef
  readonly reportsTo?: RoleRef
  readonly reports: readonly RoleRef[]
  readonly combines: readonly RoleRef[]
  readonly combinedInto: readonly RoleRef[]
  readonly when?: string
  readonly load: Load
  readonly time?: TimeColumn
  readonly buckets: Matrix['buckets']
  readonly examples: readonly Example[]
  readonly accountable: readonly DutyGroup[]
  readonly shares: readonly Duty[]
  readonly supports: readonly Duty[]
  readonly everyone: readonly Duty[]
  readonly handed: readonly Duty[]
  /** Sentences of `notResponsible`. */
  readonly notResponsible: readonly string[]
  /** Rows another role of the same matrix is accountable for. */
  readonly notOwned: readonly { readonly responsibility: Ref; readonly owner: RoleRef }[]
  readonly compare: readonly (Ref & { readonly with: RoleRef })[]
  /** Areas that individual people hold although this role stays accountable. */
  readonly aors: readonly AorRef[]
  /** Practices that apply to it or to a part of it. */
  readonly practices: readonly Ref[]
  readonly assessments: readonly Ref[]
}

export interface FocusView {
  readonly kind: 'focus'
  readonly title: string
  readonly summary?: string
  readonly owner?: RoleRef
  readonly matrix: Matrix
}

export interface ResponsibilityView {
  readonly kind: 'responsibility'
  readonly title: string
  readonly summary?: string
  readonly focuses: readonly Ref[]
  readonly ownership:
    | { readonly kind: 'accountable'; readonly role: RoleRef }
    | {
        readonly kind: 'shared'
        readonly sharers: readonly { readonly role: RoleRef; readonly facet?: Ref }[]
        readonly tieBreak?: RoleRef
      }
    | { readonly kind: 'everyone' }
    | { readonly kind: 'nobody' }
  /** Combined roles that hold it through a part. */
  readonly combined: readonly { readonly role: RoleRef; readonly cell: Cell }[]
  readonly supports: readonly { readonly role: RoleRef; readonly how: string }[]
  readonly goTo: readonly { readonly role: RoleRef; readonly when: string }[]
  readonly partners: readonly string[]
  readonly bucket?: string
  readonly examples: readonly Example[]
  readonly standards: readonly string[]
  readonly decides: Responsibility['decides']
  /** Shared rows this one is a facet of. */
  readonly facetOf: readonly Ref[]
  /** Areas that carry a part of it. */
  readonly aors: readonly AorRef[]
  /** Teams where it is not as it is by default. */
  readonly teams: readonly (Deviation & { readonly team: Ref })[]
}

export interface TermView {
  readonly kind: 'term'
  readonly title: string
  readonly summary?: string
  readonly aliases: readonly string[]
  readonly seeAlso: readonly Ref[]
}

export interface GuideView {
  readonly kind: 'guide'
  readonly title: string
  readonly summary?: string
  /** Pages below it, for a folder's page. */
  readonly children: readonly NavNode[]
}

export interface HomeView {
  readonly kind: 'home'
  readonly title: string
  readonly description?: string
  readonly roles: readonly (RoleRef & {
    readonly summary?: string
    readonly load: Load
    readonly combines: readonly RoleRef[]
  })[]
  readonly focuses: readonly (Ref & { readonly summary?: string; readonly owner?: RoleRef })[]
  readonly matrix?: Matrix
  readonly matrices: readonly Ref[]
  /** The top of the navigation, for a handbook that is mostly guides. */
  readonly sections: readonly NavNode[]
}

/** Somebody, with a page or without. */
export interface PersonRef {
  readonly name: PersonName
  readonly href?: string
}

/** An area of responsibility as another page lists it. */
export interface AorRef extends Ref {
  readonly id: AorId
  readonly summary?: string
  readonly holder?: PersonRef
  readonly team?: Ref
}

/** How one responsibility is held in one team, where that is not the default. */
export interface Deviation {
  /** The roles that hold it by default. */
  readonly owners: readonly RoleRef[]
  /** The combined role that has it here, because nobody holds one of the owners on its own. */
  readonly here?: RoleRef
  readonly changes: readonly ({ readonly why?: string; readonly until?: string } & (
    | { readonly kind: 'leans'; readonly role: RoleRef }
    | { readonly kind: 'delegated'; readonly aor: AorRef }
  ))[]
}

/** What the views of all kinds below begin with. */
interface About {
  readonly title: string
  readonly summary?: string
  readonly status: Entity['status']
}

export interface AorView extends About {
  readonly kind: 'aor'
  readonly owner?: RoleRef
  readonly carries?: Ref
  readonly holder?: PersonRef
  readonly backup?: PersonRef
  readonly team?: Ref
  readonly scope?: string
  readonly grantedOn?: string
  readonly examples: readonly Example[]
}

export interface TeamView extends About {
  readonly kind: 'team'
  readonly scope?: string
  readonly partOf?: Ref
  /** Teams that are part of it. */
  readonly teams: readonly Ref[]
  readonly engineers?: number
  readonly type?: string
  readonly adapts?: { readonly version: string; readonly href?: string }
  /** Roles by what they are called at this scope. */
  readonly seats: readonly { readonly role: RoleRef; readonly people: readonly PersonRef[] }[]
  /** Roles that nobody holds on its own, and who has their work. */
  readonly vacant: readonly { readonly role: RoleRef; readonly by?: { readonly role: RoleRef; readonly as: RoleRef } }[]
  readonly tlm?: NonNullable<Team['tlm']>
  readonly agreement: readonly (Deviation & {
    readonly responsibility: Ref & { readonly id: ResponsibilityId; readonly summary?: string }
  })[]
  /** The default for the roles this team has. */
  readonly matrix: Matrix
  readonly aors: readonly AorRef[]
}

export interface PersonView extends About {
  readonly kind: 'person'
  readonly team?: Ref
  readonly roles: readonly { readonly role: RoleRef; readonly team: Ref }[]
  readonly aors: readonly AorRef[]
  readonly backupOf: readonly AorRef[]
}

export interface PracticeView extends About {
  readonly kind: 'practice'
  readonly owner?: RoleRef
  readonly appliesTo: readonly RoleRef[]
  readonly focuses: readonly Ref[]
  readonly cadence?: string
  readonly steps: readonly string[]
  readonly antiPatterns: readonly string[]
  readonly examples: readonly Example[]
}

/** A stop of a career path; without an href it is a role of another ladder. */
export interface StopRef {
  readonly title: string
  readonly href?: string
}

export interface PathView extends About {
  readonly kind: 'path'
  readonly owner?: RoleRef
  readonly steps: readonly {
    readonly from: StopRef
    readonly to: StopRef
    readonly via?: StopRef
    readonly need?: 'common' | 'required'
    readonly note?: string
  }[]
  readonly skills: readonly string[]
  readonly examples: readonly Example[]
}

export interface AssessmentView extends About {
  readonly kind: 'assessment'
  readonly owner?: RoleRef
  readonly role?: RoleRef
  readonly statements: readonly string[]
  /** How many of the statements must hold. */
  readonly needed?: number
  readonly outcomes: Assessment['outcomes']
  readonly prompts: readonly { readonly theme: string; readonly questions: readonly string[] }[]
}

export interface ReleaseView extends About {
  readonly kind: 'release'
  readonly date?: string
  /** What went and why, with the page that has taken its place where there is one. */
  readonly retired: readonly { readonly id: string; readonly why: string; readonly now?: Ref }[]
  /** Teams whose agreement was made against it. */
  readonly teams: readonly Ref[]
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

/** All the frame around a page may know. */
export interface FrameView {
  readonly site: {
    readonly title: string
    readonly description?: string
    readonly home: string
    readonly logo?: string
    /** `#rrggbb`: the site's own colour. */
    readonly accent?: string
    readonly stylesheets: readonly string[]
  }
  readonly title: string
  readonly description?: string
  /** Of this page, from the site's root. */
  readonly href: string
  /** The branch of the navigation a reader of this page needs, the rest folded to its top. */
  readonly navigation: readonly NavNode[]
  readonly breadcrumbs: readonly Ref[]
  readonly contents: readonly { readonly id: string; readonly text: string; readonly depth: number }[]
  readonly backlinks: readonly Ref[]
  /** Day of the page's last change: `2026-04-01`. */
  readonly changed?: string
  /** Who wrote it, whoever changed it last first. */
  readonly authors?: readonly string[]
  /** Where its source can be edited, and where its changes are listed. */
  readonly editUrl?: string
  readonly historyUrl?: string
  /** Pages that pull in another direction. */
  readonly tensions?: readonly Ref[]
  readonly previous?: Ref
  readonly next?: Ref
}

/** Where one link or image of a page's prose leads, seen from the site's root. */
export type Resolved =
  /** The title is that of the page, for a link without words of its own. */
  | { readonly kind: 'internal'; readonly href: string; readonly title?: string }
  | {
      readonly kind: 'asset'
      readonly href: string
      /** Of an image. */
      readonly size?: AssetFile['size']
      /** What to call it on the reader's disk, when following a link to it must not open it. */
      readonly download?: string
    }
  | { readonly kind: 'external'; readonly href: string }
  /** Nothing is there: shown as text that says so. */
  | { readonly kind: 'broken' }

/** What an author wrote below the front matter, with what its holes need. */
export interface Prose {
  readonly heading?: Fragment
  readonly body: Fragment
  /** Url as written → where it leads. */
  readonly resolved: ReadonlyMap<string, Resolved>
}

export type MainView =
  | EntityView
  | HomeView
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  | { readonly kind: 'compare'; readonly compare: Compare }

/** One page of the site. All that rendering it depends on. */
export interface PageView {
  readonly frame: FrameView
  readonly main: MainView
  readonly prose?: Prose
}

/** Everything the site will hold, in the order it is written. */
export interface SiteView {
  readonly pages: readonly PageView[]
  /** Files that pages or the configuration refer to. */
  readonly assets: readonly OutputFile[]
}
