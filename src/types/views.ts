/** What the pages of the site show. */

import type { RoleId } from './entities.ts'
import type { EntityView } from './entity-views.ts'
import type { Graph } from './graph.ts'
import type { Compare, Load, Matrix } from './matrix.ts'
import type { OutputFile } from './output.ts'
import type { Fragment } from './page.ts'
import type { AssetFile } from './read.ts'
import type { NavNode, Ref, RoleRef } from './refs.ts'

/** HTML that may be inserted as it is: made by rolebook from sanitised fragments. */
export type Html = string & { readonly __html: never }

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
  | ReportingView
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
