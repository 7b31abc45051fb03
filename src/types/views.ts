/** What the pages of the site show. */

import type { BlockView } from './block.ts'
import type { ChangesView, LatestRelease, ReleaseFeed } from './changes.ts'
import type { CommonView } from './common-view.ts'
import type { CoverageView } from './coverage.ts'
import type { RoleId } from './entities.ts'
import type { EntityView, HoldingsView } from './entity-views.ts'
import type { FreshnessView } from './freshness.ts'
import type { Explained } from './glossary.ts'
import type { Graph } from './graph.ts'
import type { HandbookData } from './handbook-data.ts'
import type { CardsView, Changed, PrintView } from './machines.ts'
import type { Compare, Load, Matrix } from './matrix.ts'
import type { OutputFile } from './output.ts'
import type { Fragment } from './page.ts'
import type { AssetFile } from './read.ts'
import type { AlternateView, NavNode, PersonRef, Ref, RoleRef } from './refs.ts'
import type { SearchedPage, SearchView } from './search.ts'
import type { WhoView } from './who.ts'

/** HTML that may be inserted as it is: made by rolebook from sanitised fragments. */
export type Html = string & { readonly __html: never }

export interface HomeView {
  readonly kind: 'home'
  readonly title: string
  readonly description?: string
  readonly roles: readonly (RoleRef & {
    readonly summary?: string
    readonly load: Load
    /** How many responsibilities it supports. */
    readonly supports: number
    readonly combines: readonly RoleRef[]
  })[]
  readonly focuses: readonly (Ref & { readonly summary?: string; readonly owner?: RoleRef })[]
  /** The page to search on. */
  readonly search?: string
  /** The list of whom to go to, and some situations out of it. */
  readonly who?: Ref
  readonly situations?: readonly SituationView[]
  /** What changed last. */
  readonly latest?: LatestRelease
  readonly matrix?: Matrix
  readonly matrices: readonly Ref[]
  /** The top of the navigation, for a handbook that is mostly guides. */
  readonly sections: readonly NavNode[]
}

/** When to go to whom: an example. */
export interface SituationView {
  /** In the author's words. */
  readonly when: string
  readonly role: RoleRef
  readonly responsibility: Ref
}

/** Who reports to whom. */
export interface ReportingView {
  readonly kind: 'reporting'
  readonly title: string
  readonly href: string
  readonly graph: Graph
  /** The roles in it. */
  readonly roles: readonly RoleId[]
  /** Which team is part of which. */
  readonly teams?: Graph
  /** Active roles without a reporting line. */
  readonly others: readonly RoleRef[]
}

/** All the frame around a page may know. */
export interface FrameView {
  readonly site: {
    readonly title: string
    readonly description?: string
    readonly home: string
    /** The page to search on. */
    readonly search?: string
    /** Where the site is published, with a slash at its end. */
    readonly base?: string
    /** The whole handbook as one document. */
    readonly print?: string
    /** Where the pages that changed last are told to programs. */
    readonly feed?: string
    /** Where releases are told to programs. */
    readonly releases?: string
    readonly logo?: string
    /** `#rrggbb`: the site's own colour. */
    readonly accent?: string
    readonly stylesheets: readonly string[]
    /** There are other versions beside this one: pages leave room to say so. */
    readonly versioned?: true
  }
  readonly title: string
  readonly description?: string
  /** The tag of its language, unless it is English. */
  readonly language?: string
  /** The same page in other languages. */
  readonly alternates?: readonly AlternateView[]
  /** Of this page, from the site's root. */
  readonly href: string
  /** The same page in Markdown, from the site's root. */
  readonly markdown?: string
  /** The whole address of this page. */
  readonly address?: string
  /** The role on a sheet of paper. */
  readonly card?: string
  /** No list names it, by its author's will. */
  readonly hidden?: true
  /** The branch of the navigation a reader of this page needs, the rest folded to its top. */
  readonly navigation: readonly NavNode[]
  readonly breadcrumbs: readonly Ref[]
  readonly contents: readonly { readonly id: string; readonly text: string; readonly depth: number }[]
  readonly backlinks: readonly Ref[]
  /** Day of the page's last change: `2026-04-01`. */
  readonly changed?: string
  /** Who wrote it, whoever changed it last first. */
  readonly authors?: readonly string[]
  /** The role that keeps the page true, where the page itself does not say so. */
  readonly keptBy?: RoleRef
  /** Where its source can be edited, where its changes are listed, and where to say what is wrong with it. */
  readonly editUrl?: string
  readonly historyUrl?: string
  readonly reportUrl?: string
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
  /** The same in Markdown, with holes for the same things. */
  readonly markdown: Fragment
  /** What its blocks show, in the order of the holes. */
  readonly blocks?: readonly BlockView[]
}

/** Everybody, with a page or without. */
export interface PeopleView {
  readonly kind: 'people'
  readonly title: string
  readonly href: string
  readonly people: readonly (PersonRef &
    HoldingsView & {
      readonly past?: true
      readonly summary?: string
      /** The title of the team the person says to be in. */
      readonly team?: string
    })[]
}

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
  readonly prose?: Prose
}

/** What is left where a page once was. */
export interface RedirectView {
  readonly site: FrameView['site']
  /** Where the page was, from the site's root. */
  readonly href: string
  /** Where it is now; of a page that was split, every part. */
  readonly heirs: readonly Ref[]
  /** Where the site is published, with a slash at its end. */
  readonly base?: string
}

/** A page as search engines are told of it. */
export interface Listed {
  /** The whole of it: `https://handbook.example.com/roles/tl.html`. */
  readonly address: string
  /** Day of its last change. */
  readonly changed?: string
}

/** Everything the site will hold, in the order it is written. */
export interface SiteView {
  readonly pages: readonly PageView[]
  /** What prose explains where it uses it. Pages depend on those that they use alone. */
  readonly explained?: readonly Explained[]
  /** What a search can find, in the order of the pages. Missing on a site that cannot be searched. */
  readonly searched?: readonly SearchedPage[]
  /** In no list of pages: readers only pass through. Missing when there is none. */
  readonly redirects?: readonly RedirectView[]
  readonly print: PrintView
  /** The model, for programs. */
  readonly data: HandbookData
  /** The pages that search engines may list, on a site that knows its address. */
  readonly listed?: readonly Listed[]
  /** The pages that changed last, on a site that knows its address. */
  readonly changed?: readonly Changed[]
  /** On a site that knows its address. */
  readonly releases?: ReleaseFeed
  /** Files that pages or the configuration refer to. */
  readonly assets: readonly OutputFile[]
}
