import type { Place } from '../base/messages.ts'
import type { Claim, Page, Redirect } from '../parse/types.ts'
import type { LeftOut } from '../read/left-out.ts'
import type { Asset } from '../read/tree.ts'
import type { Config } from '../schema/config.ts'
import type { FrontMatterOf, Kind } from '../schema/front-matter.ts'
import type { KeyPath } from '../yaml/yaml.ts'

/** A page says where it can be read in another language. */
export interface Alternate {
  readonly path: string
  readonly written: string
  /** As others write it: `pt-BR`. Missing when it is not a language's tag. */
  readonly language?: string
  readonly target: Target
}

/**
 * What one role has to do with one responsibility, strongest first, with roles and facets as ids or as views name them.
 * `via` names the parts of a combined role it comes from; `allFacets`: all sharers are among them.
 */
export type InvolvementOf<Named, Facet> =
  | { readonly kind: 'accountable'; readonly via: readonly Named[]; readonly allFacets: boolean }
  | {
      readonly kind: 'shared'
      readonly via: readonly Named[]
      readonly facets: readonly Facet[]
      readonly settlesDoubt: boolean
    }
  | { readonly kind: 'everyone'; readonly via: readonly Named[] }
  | { readonly kind: 'supports'; readonly via: readonly Named[]; readonly how: readonly string[] }
  | { readonly kind: 'handed'; readonly to?: Named }
  | { readonly kind: 'none' }

export type Involvement = InvolvementOf<RoleId, ResponsibilityId>

/** Where a link of a page leads. */
export type Target =
  | {
      readonly kind: 'page'
      readonly path: string
      readonly anchor?: string /** As written, when it cannot be found on the page. */
      readonly lostAnchor?: string
      /** The link asks who owns the responsibility, and shows that. */
      readonly owner?: true
      /** The link names it as it was once called. */
      readonly former?: true
    }
  /** A page that rolebook makes, such as a matrix. */
  | {
      readonly kind: 'generated'
      readonly href: string
      /** Paths of the pages that share what was once one page. */
      readonly heirs?: readonly string[]
    }
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
      /** The name as it is, where only small letters and capitals differ. */
      readonly letters?: string
      /** Path of the draft it names. */
      readonly draft?: string
      /** It is a folder with pages, but none of its own. */
      readonly folder?: true
    }

/** Why something could not be included, and where it was asked for. */
export type IncludeFault = { readonly file: string; readonly place: Place } & (
  | { readonly kind: 'page'; readonly page: string; readonly target: Target }
  | { readonly kind: 'section'; readonly path: string; readonly section: string; readonly nearest: readonly string[] }
  /** Paths of the pages that include one another, in turn. */
  | { readonly kind: 'cycle'; readonly through: readonly string[] }
  | { readonly kind: 'size'; readonly most: number }
)

/** A folder that holds pages, itself or in its folders. */
export interface Folder {
  /** `guides/setup`; the handbook's own is ''. */
  readonly path: string
  readonly title: string
  /** Path of its page: its `index.md` or `_index.md`, else its `README.md`. */
  readonly index?: string
}

/** An id that a page had before, where it is still written. */
export interface FormerId {
  /** Path of the page, or `handbook.yaml`. */
  readonly file: string
  readonly path: KeyPath
  readonly part?: 'key' | undefined
  readonly name: string
  /** Id of the page now. */
  readonly now: string
}

/** The whole handbook as one value. Every map is in the order things are shown. */
export interface Handbook {
  readonly config: Config
  /** From the configuration, or else the title of the handbook's own page. */
  readonly title: string
  /** What time is spent on, in the config's order, each with a title. */
  readonly buckets: readonly { readonly id: string; readonly title: string }[]
  /** Layers of the organization, the smallest first, each with a title. */
  readonly scopes: readonly { readonly id: ScopeId; readonly title: string }[]
  /** By path and in order of path, with what they include of one another. */
  readonly pages: ReadonlyMap<string, Page>
  /** Pages with the status draft, by path. They are in no other map: nothing can refer to one. */
  readonly drafts: ReadonlyMap<string, Page>
  readonly folders: ReadonlyMap<string, Folder>
  /** Addresses of the pages that have no Markdown. */
  readonly generated: ReadonlySet<string>
  /** Path of a page → where it will be, from the site's root. */
  readonly hrefs: ReadonlyMap<string, string>
  /** All files that are not pages, by path and in order of path. */
  readonly assets: ReadonlyMap<string, Asset>
  /** What is in the folder and not in the handbook. */
  readonly leftOut: readonly LeftOut[]
  /** Paths of the assets that pages or the configuration refer to, in order. Only these are read. */
  readonly usedAssets: ReadonlySet<string>
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
  /** By id and in order of name: those who have a page, and those who are only named somewhere. */
  readonly people: ReadonlyMap<PersonId, Person>
  /** Name as a page writes it → whom it names. */
  readonly personIds: ReadonlyMap<string, PersonId>
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
  readonly includeFaults: readonly IncludeFault[]
  /** Paths of the pages of which another one shows something. */
  readonly included: ReadonlySet<string>
  /** Id, or path without ending, that pages once had → their paths now: more than one where a page was split. */
  readonly former: ReadonlyMap<string, readonly string[]>
  /** What pages say they were once called, in order of path. */
  readonly claims: readonly Claim[]
  /** Ids that pages had before, where they are still written in front matter or in `handbook.yaml`. */
  readonly formerIds: readonly FormerId[]
  /** Addresses that lead on to where their pages are now. */
  readonly redirects: readonly Redirect[]
  /** Where pages say that they can be read in other languages, in order of path. */
  readonly alternates: readonly Alternate[]
  /** Path of a page → url as written → where it leads. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, Target>>
}

export type RoleId = string

export type FocusId = string

export type ResponsibilityId = string

export type AorId = string

export type TeamId = string

export type ScopeId = string

/** That of the page of a person, or else made of the name. */
export type PersonId = string

/** A page whose front matter is known to be of one kind. */
export type PageOf<K extends Kind> = Page & { readonly data: FrontMatterOf<K> }

/** What every entity of the handbook has. What its author says in words is read from the data of its page. */
export interface Entity {
  readonly id: string
  readonly title: string
  readonly page: Page
  /** Where its page will be, from the site's root: `roles/tl.html`. */
  readonly href: string
  readonly summary?: string
  readonly status: 'active' | 'draft' | 'historical'
  /** The role that is accountable for the page. */
  readonly owner?: RoleId
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
  readonly page: PageOf<'role'>
  readonly short: string
  readonly aliases: readonly string[]
  readonly track?: Track
  readonly reportsTo?: RoleId
  /** Scope → what the role is called there. */
  readonly titles: ReadonlyMap<string, string>
  /** Roles this one is made of, as written; empty for a plain role. */
  readonly combines: readonly RoleId[]
  /** The plain roles at the bottom of `combines`, in order, each once. The role itself when it is plain. */
  readonly parts: readonly RoleId[]
  /** Responsibilities handed on, with who takes them where that is known. */
  readonly givesUp: ReadonlyMap<ResponsibilityId, RoleId | undefined>
  readonly time?: Time
  /** The sum of the parts' time, for a combined role without its own. */
  readonly combinedTime?: Time
}

export interface Focus extends Entity {
  readonly order: number
}

/** Who holds a responsibility: exactly one of these, by construction. */
export type Ownership =
  | { readonly kind: 'accountable'; readonly role: RoleId }
  | { readonly kind: 'shared'; readonly facets: ReadonlyMap<RoleId, ResponsibilityId>; readonly tieBreak?: RoleId }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nobody' }

export interface Responsibility extends Entity {
  readonly page: PageOf<'responsibility'>
  readonly ownership: Ownership
  /** The first is where it belongs. */
  readonly focuses: readonly FocusId[]
  readonly supports: ReadonlyMap<RoleId, string>
  /** Role → the situations in which to go to it. */
  readonly goTo: ReadonlyMap<RoleId, readonly string[]>
  readonly bucket?: string
  readonly examples: readonly Example[]
  readonly decides: {
    readonly alone: readonly string[]
    readonly delegated: readonly string[]
    readonly team: readonly string[]
  }
  /** What it means at a scope. */
  readonly scopes: ReadonlyMap<ScopeId, string>
  readonly order?: number
}

export interface Term extends Entity {
  readonly page: PageOf<'term'>
  readonly aliases: readonly string[]
}

/** An area of responsibility: one part of what a role answers for, held by one person. */
export interface Aor extends Entity {
  readonly page: PageOf<'aor'>
  readonly carries?: ResponsibilityId
  readonly holder?: PersonId
  readonly backup?: PersonId
  readonly team?: TeamId
  readonly scope?: ScopeId
}

/** How a team departs from the default in one responsibility, which stays where it is accountable. */
export type TeamChange = {
  readonly responsibility: ResponsibilityId
  readonly why?: string
  readonly until?: string
} & ({ readonly kind: 'leans'; readonly role: RoleId } | { readonly kind: 'delegated'; readonly aor: AorId })

export interface Team extends Entity {
  readonly page: PageOf<'team'>
  readonly scope?: ScopeId
  readonly partOf?: TeamId
  /** In the order roles are shown. A role that nobody holds here has an empty list. */
  readonly holders: ReadonlyMap<RoleId, readonly PersonId[]>
  /** A held role → the combined role its holder has because another part of that is held by nobody. */
  readonly acting: ReadonlyMap<RoleId, RoleId>
  readonly changes: readonly TeamChange[]
}

/** One thing that a person holds. */
export type Holding =
  | { readonly kind: 'role'; readonly role: RoleId; readonly team: TeamId }
  | { readonly kind: 'aor'; readonly aor: AorId }
  | { readonly kind: 'backup'; readonly aor: AorId }

/** Somebody who has a page, or is named where something is held, or both. */
export interface Person {
  readonly id: PersonId
  /** With the team behind it where somebody else is called the same: `Ana Ruiz (Payments)`. */
  readonly name: string
  readonly page?: Entity
  readonly team?: TeamId
  readonly holds: readonly Holding[]
}

export interface Practice extends Entity {
  readonly page: PageOf<'practice'>
  readonly appliesTo: readonly RoleId[]
  readonly focuses: readonly FocusId[]
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
  readonly page: PageOf<'path'>
  readonly steps: readonly PathStep[]
}

export interface Assessment extends Entity {
  readonly page: PageOf<'assessment'>
  readonly role?: RoleId
  /** How many of its statements have to be true. */
  readonly needed?: number
}

/** A version of the handbook: its id is the version. */
export interface Release extends Entity {
  readonly page: PageOf<'release'>
}

/** A page of prose. */
export interface Guide extends Entity {
  readonly order?: number
  readonly index: boolean
}
