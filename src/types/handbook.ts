/** The handbook as one value. */

import type { Config } from '../config.ts'
import type { Alternate } from './alternates.ts'
import type {
  Aor,
  AorId,
  Assessment,
  Entity,
  Focus,
  FocusId,
  Guide,
  Path,
  Person,
  PersonName,
  Practice,
  Release,
  Responsibility,
  ResponsibilityId,
  Role,
  RoleId,
  ScopeId,
  Team,
  TeamId,
  Term,
} from './entities.ts'
import type { Claim, Redirect } from './former.ts'
import type { Page } from './page.ts'
import type { Place } from './problems.ts'
import type { Asset } from './read.ts'

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
  /** By path, in order of path, with what they include of one another. */
  readonly pages: ReadonlyMap<string, Page>
  /** Pages with the status draft, by path. They are in no other map: nothing can refer to one. */
  readonly drafts: ReadonlyMap<string, Page>
  /** By path, in order of path. */
  readonly folders: ReadonlyMap<string, Folder>
  /** Addresses of the pages that no Markdown stands behind. */
  readonly generated: ReadonlySet<string>
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
  readonly includeFaults: readonly IncludeFault[]
  /** Paths of the pages of which another one shows something. */
  readonly included: ReadonlySet<string>
  /** Id, or path without ending, that pages once had → their paths now: more than one where a page was split. */
  readonly former: ReadonlyMap<string, readonly string[]>
  /** What pages say they were once called, in order of path. */
  readonly claims: readonly Claim[]
  /** Addresses that lead on to where their pages are now. */
  readonly redirects: readonly Redirect[]
  /** Where pages say that they can be read in other languages, in order of path. */
  readonly alternates: readonly Alternate[]
  /** Path of a page → url as written → where it leads. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, Target>>
}
