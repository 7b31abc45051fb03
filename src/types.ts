/** The types that cross a stage. No code: what a stage needs of another is a value of one of these. */

import type { Config } from './config.ts'
import type { FrontMatter, Kind } from './parse/kinds.ts'
import type { RuleId, Severity } from './rules.ts'

export type { Config, FrontMatter, Kind, RuleId, Severity }

// ── problems ─────────────────────────────────────────────────────────────────────────────────────

/** A span as an editor shows it: lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** One problem. `file` is relative to the handbook's folder, with forward slashes. Made by `report()` only. */
export interface Message {
  readonly rule: RuleId
  readonly severity: Severity
  readonly file: string
  readonly place: Place
  /** What was found and what was expected, in one sentence. */
  readonly message: string
  /** Values that would have been accepted, nearest first. */
  readonly expected?: readonly string[]
  /** How to mend it, in the editor's words. */
  readonly mend?: string
  /** The second place, when two are at fault. */
  readonly related?: { readonly file: string; readonly place: Place; readonly message: string }
}

// ── 1. read ──────────────────────────────────────────────────────────────────────────────────────

/** One Markdown file as read: valid UTF-8, without a byte order mark. */
export interface Source {
  /** `roles/tl.md`: forward slashes, NFC. */
  readonly path: string
  readonly text: string
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string
}

/** Any other file of the handbook's folder. Its bytes are read when a page refers to it. */
export interface Asset {
  readonly path: string
  /** Where its bytes are now. */
  readonly from: string
}

/** What git knows of the handbook's pages. */
export interface GitFacts {
  /** By path; a page that was never committed has none. */
  readonly facts: ReadonlyMap<string, PageFacts>
  /** The handbook's folder from the top of its repository: '' or `docs/handbook/`. Missing without a repository. */
  readonly prefix?: string
  /** Why there are fewer facts than there could be. */
  readonly message?: Message
}

/** Who changed a page, and when. */
export interface PageFacts {
  /** Day of the last commit, in UTC: `2026-04-01`. */
  readonly changed: string
  /** By name, whoever changed it last first; empty when not all are known. */
  readonly authors: readonly string[]
}

/** Why something cannot be, and what may help. */
export interface Fault {
  readonly message: string
  readonly mend: string
}

/** A file that the site needs beside its pages. */
export interface AssetFile {
  /** Where it will be, from the site's root: `assets/map.1a2b3c4d.png`. */
  readonly href: string
  readonly contents: Uint8Array
  /** In CSS pixels, of an image that says so. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** What was read of the files that the handbook refers to, by path. Read once the model knows which these are. */
export interface ReadAssets {
  readonly files: ReadonlyMap<string, AssetFile>
  /** Files that are there but could not be read. */
  readonly unreadable: ReadonlyMap<string, Fault>
  /** Problems inside the files. */
  readonly messages: readonly Message[]
}

export interface Input {
  readonly sources: readonly Source[]
  readonly assets: readonly Asset[]
  readonly messages: readonly Message[]
}

// ── 2. parse ─────────────────────────────────────────────────────────────────────────────────────

/** One Markdown file, parsed. Knows nothing about any other file. Plain data: it is cached and crosses threads. */
export interface Page {
  readonly path: string
  readonly kind: Kind
  /** File name without ending, or as written; a guide's id is its path without ending. */
  readonly id: string
  /** From front matter, else the first heading, else the file name. Plain text. */
  readonly title: string
  readonly data: FrontMatter
  /** Front matter as written, without its fences; it starts on line 2. Empty when there is none. */
  readonly yaml: string
  /** Keys of a guide that mean nothing to rolebook, as written. */
  readonly foreignKeys: readonly string[]
  /** Inner HTML of the heading of depth 1 the body began with; it is cut out of `body`. */
  readonly heading?: Fragment
  /** In order; the cut-out heading of depth 1 comes first. */
  readonly headings: readonly Heading[]
  /** Every id of the body a link may point at, headings included. */
  readonly anchors: readonly string[]
  readonly links: readonly Link[]
  readonly body: Fragment
  /** Plain text by heading: every word a reader of `body` sees; of a title that another page has, that page's id. */
  readonly text: readonly Section[]
  /** Plain text above the comment `<!-- more -->`, if there is one. */
  readonly excerpt?: string
  /** Replayed when the page comes from the cache. */
  readonly messages: readonly Message[]
}

export interface Heading {
  readonly id: string
  /** As shown: 2 to 6; 1 only for the one that is the page's title. */
  readonly depth: number
  readonly text: string
  readonly place: Place
  /** True when the id carries a number because another heading has the same text. */
  readonly positional?: true
}

export interface Link {
  /** As written, decoded of Markdown's escapes but not of percent signs. */
  readonly url: string
  /** `wiki` is `[[id]]`, and its url is just that: the id and the heading between brackets, without other words. */
  readonly form: 'inline' | 'reference' | 'autolink' | 'image' | 'html' | 'wiki'
  readonly place: Place
}

/** The text of one section, up to the next heading. The part before the first heading has the id ''. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** HTML chunks alternating with what something outside this file decides. A heading starts a chunk, so a section can be cut out. */
export type Fragment = readonly (string | Hole)[]

export type Attributes = Readonly<Record<string, string>>

export type Hole =
  /** The start tag of an `<a>`; its content and end tag follow in the next chunks. */
  | { readonly kind: 'link'; readonly url: string; readonly title?: string; readonly attributes?: Attributes }
  /** A whole `<img>`. */
  | {
      readonly kind: 'image'
      readonly url: string
      readonly alt: string
      readonly title?: string
      readonly attributes?: Attributes
    }
  /** The title of the page a link leads to. */
  | { readonly kind: 'title'; readonly url: string }
  /** The value of an `id` attribute (or of a same-page reference to one), prefixed where pages are joined. */
  | { readonly kind: 'id'; readonly id: string }

// ── 3. model ─────────────────────────────────────────────────────────────────────────────────────

export type RoleId = string
export type FocusId = string
export type ResponsibilityId = string
export type AorId = string
export type TeamId = string
export type ScopeId = string
/** Of a person, who need not have a page. */
export type PersonName = string

/** What every entity of the handbook has. */
export interface Entity {
  readonly id: string
  readonly title: string
  readonly page: Page
  /** Where its page will be, from the site's root: `roles/tl.html`. */
  readonly href: string
  readonly summary?: string
  readonly status: 'active' | 'draft' | 'historical'
}

export type Track = 'ic' | 'management' | 'hybrid' | 'product'

/** Examples by when they matter; `any` holds those written without a horizon. */
export interface Example {
  readonly horizon: 'any' | 'immediate' | 'short' | 'long'
  readonly text: string
}

/** Share of a role's time per bucket, in percent; a single figure has `min` = `max`. */
export type Time = ReadonlyMap<string, { readonly min: number; readonly max: number }>

export interface Role extends Entity {
  readonly short: string
  readonly aliases: readonly string[]
  readonly track?: Track
  /** The role accountable for this page's content. */
  readonly owner?: RoleId
  readonly reportsTo?: RoleId
  readonly examples: readonly Example[]
  readonly notResponsible: readonly string[]
  /** Scope → what the role is called there. */
  readonly titles: ReadonlyMap<string, string>
  /** Roles this one is made of, as written; empty for a plain role. */
  readonly combines: readonly RoleId[]
  /** The plain roles at the bottom of `combines`, in order, each once. The role itself when it is plain. */
  readonly parts: readonly RoleId[]
  readonly when?: string
  /** Responsibilities handed on, with who takes them where that is known. */
  readonly givesUp: ReadonlyMap<ResponsibilityId, RoleId | undefined>
  /** As stated on the page. */
  readonly time?: Time
  /** The sum of the parts' time, for a combined role without its own. */
  readonly combinedTime?: Time
}

export interface Focus extends Entity {
  readonly owner?: RoleId
  readonly order: number
}

/** Who holds a responsibility: exactly one of these, by construction. */
export type Ownership =
  | { readonly kind: 'accountable'; readonly role: RoleId }
  | { readonly kind: 'shared'; readonly facets: ReadonlyMap<RoleId, ResponsibilityId>; readonly tieBreak?: RoleId }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nobody' }

export interface Responsibility extends Entity {
  readonly ownership: Ownership
  /** The first is where it stands. */
  readonly focuses: readonly FocusId[]
  readonly supports: ReadonlyMap<RoleId, string>
  /** Role → when to go to it. */
  readonly goTo: ReadonlyMap<RoleId, string>
  readonly partners: readonly string[]
  readonly bucket?: string
  readonly examples: readonly Example[]
  readonly standards: readonly string[]
  readonly decides: {
    readonly alone: readonly string[]
    readonly delegated: readonly string[]
    readonly team: readonly string[]
  }
  readonly order?: number
}

export interface Term extends Entity {
  readonly aliases: readonly string[]
  /** Ids of pages, as written. */
  readonly seeAlso: readonly string[]
}

/** An area of responsibility: one part of what a role answers for, held by one person. */
export interface Aor extends Entity {
  /** The role that stays accountable. */
  readonly owner?: RoleId
  readonly carries?: ResponsibilityId
  readonly holder?: PersonName
  readonly backup?: PersonName
  readonly team?: TeamId
  readonly scope?: ScopeId
  readonly grantedOn?: string
  readonly examples: readonly Example[]
}

/** How a team departs from the default in one responsibility, which stays where it is accountable. */
export type TeamChange = {
  readonly responsibility: ResponsibilityId
  readonly why?: string
  readonly until?: string
} & ({ readonly kind: 'leans'; readonly role: RoleId } | { readonly kind: 'delegated'; readonly aor: AorId })

export interface Team extends Entity {
  readonly scope?: ScopeId
  readonly partOf?: TeamId
  readonly engineers?: number
  readonly type?: string
  /** The version of the default that the agreement was made against. */
  readonly adapts?: string
  /** In the order roles are shown. A role that nobody holds here has an empty list. */
  readonly holders: ReadonlyMap<RoleId, readonly PersonName[]>
  /** A held role → the combined role its holder has because another part of that is held by nobody. */
  readonly acting: ReadonlyMap<RoleId, RoleId>
  readonly tlm?: { readonly since?: string; readonly because?: 'small-team' | 'transition' | 'mini-tls' }
  readonly changes: readonly TeamChange[]
}

/** One thing that a person holds. */
export type Holding =
  | { readonly kind: 'role'; readonly role: RoleId; readonly team: TeamId }
  | { readonly kind: 'aor'; readonly aor: AorId }
  | { readonly kind: 'backup'; readonly aor: AorId }

/** Somebody who has a page, or is named where something is held, or both. */
export interface Person {
  readonly name: PersonName
  readonly page?: Entity
  readonly team?: TeamId
  readonly holds: readonly Holding[]
}

export interface Practice extends Entity {
  /** The role that keeps it true. */
  readonly owner?: RoleId
  readonly appliesTo: readonly RoleId[]
  readonly focuses: readonly FocusId[]
  readonly cadence?: string
  readonly steps: readonly string[]
  readonly antiPatterns: readonly string[]
  readonly examples: readonly Example[]
}

/** A role on a career path: of the handbook, or of another ladder. */
export type Stop =
  | { readonly kind: 'role'; readonly role: RoleId }
  | { readonly kind: 'external'; readonly title: string }

export interface PathStep {
  readonly from: Stop
  readonly to: Stop
  readonly via?: Stop
  /** Whether the way through `via` is the usual one, or the only one. */
  readonly need?: 'common' | 'required'
  readonly note?: string
}

export interface Path extends Entity {
  readonly owner?: RoleId
  readonly steps: readonly PathStep[]
  readonly skills: readonly string[]
  readonly examples: readonly Example[]
}

export interface Assessment extends Entity {
  readonly owner?: RoleId
  readonly role?: RoleId
  readonly statements: readonly string[]
  readonly passes?: 'half' | 'all' | number
  /** How many statements that is. */
  readonly needed?: number
  readonly outcomes: { readonly met?: string; readonly unmet?: string }
  /** Theme → questions, for an assessment without a result. */
  readonly prompts: ReadonlyMap<string, readonly string[]>
}

/** A version of the handbook: its id is the version. */
export interface Release extends Entity {
  readonly date?: string
  /** An id that went → why. */
  readonly retired: ReadonlyMap<string, string>
}

/** A page of prose. */
export interface Guide extends Entity {
  readonly order?: number
  /** True for a folder's `README.md` or `index.md`. */
  readonly index: boolean
}

/** What one role has to do with one responsibility, strongest first. `via` names the parts of a combined role it comes from. */
export type Involvement =
  | {
      readonly kind: 'accountable'
      readonly via: readonly RoleId[] /** All sharers are parts of this role. */
      readonly allFacets: boolean
    }
  | {
      readonly kind: 'shared'
      readonly via: readonly RoleId[]
      readonly facets: readonly ResponsibilityId[]
      readonly settlesDoubt: boolean
    }
  | { readonly kind: 'everyone'; readonly via: readonly RoleId[] }
  | { readonly kind: 'supports'; readonly via: readonly RoleId[]; readonly how: readonly string[] }
  | { readonly kind: 'handed'; readonly to?: RoleId }
  | { readonly kind: 'none' }

/** Where a link of a page leads. */
export type Target =
  | {
      readonly kind: 'page'
      readonly path: string
      readonly anchor?: string /** As written, when it cannot be found on the page. */
      readonly lostAnchor?: string
    }
  /** A page that rolebook makes, such as a matrix. */
  | { readonly kind: 'generated'; readonly href: string }
  | { readonly kind: 'asset'; readonly path: string; readonly suffix: string }
  | { readonly kind: 'external'; readonly url: string }
  /** A protocol no link may have, such as `javascript:`. */
  | { readonly kind: 'refused'; readonly url: string }
  | {
      readonly kind: 'missing'
      /** Or the id of a link such as `[[id]]`. */
      readonly path: string
      /** Paths or ids that would resolve, nearest first. */
      readonly nearest: readonly string[]
      /** More than one page has that id. */
      readonly several?: true
    }

/** A folder that holds pages, itself or in its folders. */
export interface Folder {
  /** `guides/setup`; the handbook's own is ''. */
  readonly path: string
  /** Of its page, else its name made readable. */
  readonly title: string
  /** Path of its page: its `index.md`, else its `README.md`. */
  readonly index?: string
}

/** The whole handbook as one value. Every map is in the order things are shown. */
export interface Handbook {
  readonly config: Config
  /** From the config, else of the handbook's own page. */
  readonly title: string
  /** What time is spent on, in the config's order, each with a title. */
  readonly buckets: readonly { readonly id: string; readonly title: string }[]
  /** Layers of the organization, the smallest first, each with a title. */
  readonly scopes: readonly { readonly id: ScopeId; readonly title: string }[]
  /** By path, in order of path. */
  readonly pages: ReadonlyMap<string, Page>
  /** Pages with the status draft, by path. They are in no other map: nothing can refer to one. */
  readonly drafts: ReadonlyMap<string, Page>
  /** By path, in order of path. */
  readonly folders: ReadonlyMap<string, Folder>
  /** Path of a page → where it will be, from the site's root. */
  readonly hrefs: ReadonlyMap<string, string>
  /** By path, in order of path: all there are. */
  readonly assets: ReadonlyMap<string, Asset>
  /** Paths of the assets that pages or the configuration refer to, in order. Only these are read. */
  readonly usedAssets: ReadonlySet<string>
  /** Paths of the assets that drafts refer to. */
  readonly draftAssets: ReadonlySet<string>
  /** Paths of the assets that the configuration names, if they exist. */
  readonly logo?: string
  readonly stylesheet?: string
  readonly roles: ReadonlyMap<RoleId, Role>
  readonly focuses: ReadonlyMap<FocusId, Focus>
  readonly responsibilities: ReadonlyMap<ResponsibilityId, Responsibility>
  readonly terms: ReadonlyMap<string, Term>
  readonly aors: ReadonlyMap<AorId, Aor>
  readonly teams: ReadonlyMap<TeamId, Team>
  /** By name: those who have a page, and those who are only named somewhere. */
  readonly people: ReadonlyMap<PersonName, Person>
  readonly practices: ReadonlyMap<string, Practice>
  readonly paths: ReadonlyMap<string, Path>
  readonly assessments: ReadonlyMap<string, Assessment>
  /** The newest first. */
  readonly releases: ReadonlyMap<string, Release>
  /** By path. */
  readonly guides: ReadonlyMap<string, Guide>
  /** Every entity but guides, by id. */
  readonly entities: ReadonlyMap<string, Entity>
  readonly involvement: ReadonlyMap<RoleId, ReadonlyMap<ResponsibilityId, Involvement>>
  /** Path of a page → paths of the pages it is in tension with, whichever of the two says so. */
  readonly tensions: ReadonlyMap<string, readonly string[]>
  /** Id or path that a page once had → its path now. */
  readonly former: ReadonlyMap<string, string>
  /** Path of a page → url as written → where it leads. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, Target>>
}

// ── 5. views ─────────────────────────────────────────────────────────────────────────────────────

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

// ── 6. render, 7. write ──────────────────────────────────────────────────────────────────────────

/** One file of the site. `path` is from the site's root, with forward slashes. */
export interface OutputFile {
  readonly path: string
  readonly contents: string | Uint8Array
}
