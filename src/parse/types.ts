import type { Message, Place } from '../base/messages.ts'
import type { BlockName } from '../schema/blocks.ts'
import type { FrontMatter, Kind } from '../schema/front-matter.ts'
import type { KeyPath } from '../yaml/yaml.ts'

/** HTML that may be inserted as it is: made by rolebook from sanitised fragments. */
export type Html = string & { readonly __html: never }

/** One Markdown file, parsed. Knows nothing about any other file. Plain data: it is cached and crosses threads. */
export type Page = PageFacts & PageContent

/** What is long in a page. Most of what is asked of a handbook needs none of it, so that it is read when it is asked for. */
export interface PageContent {
  readonly body: Fragment
  /** The same as its author wrote it, in Markdown: its holes are addresses, titles and blocks, and each heading follows its id. */
  readonly markdown: Fragment
  /** Plain text by heading: every word a reader of `body` sees; of a title that another page has, the link to it: `[[id]]`. */
  readonly text: readonly SectionText[]
}

/** What is known of a page at any time. */
export interface PageFacts {
  readonly path: string
  readonly kind: Kind
  /** File name without ending, or as written; a guide's id is its path without ending. */
  readonly id: string
  /** From front matter, else the first heading, else the file name. Plain text. */
  readonly title: string
  readonly data: FrontMatter
  /** Front matter as written, without its fences. Empty when there is none. */
  readonly yaml: string
  /** The line on which it starts, where that is not line 2. */
  readonly yamlLine?: number
  /** Keys of a guide that mean nothing to rolebook, as written. */
  readonly foreignKeys: readonly ForeignKey[]
  /** Inner HTML of the heading of depth 1 the body began with; it is cut out of `body`. */
  readonly heading?: Fragment
  /** In order; the cut-out heading of depth 1 comes first. */
  readonly headings: readonly Heading[]
  /** Every id of the body a link may point at, headings included. */
  readonly anchors: readonly string[]
  readonly links: readonly LinkUse[]
  /** What was probably meant as a link, and is text. */
  readonly nearLinks?: readonly NearLink[]
  /** Urls in what it includes of other pages, written as from this page. Only the model knows these. */
  readonly included?: readonly string[]
  /** What it asks rolebook to put in a place, in order. */
  readonly blocks: readonly BlockUse[]
  /** The same for the same content. Missing where nobody compares. */
  readonly contentKey?: string
  /** The same for the same facts, as far as a site shows them. Missing where nobody compares. */
  readonly factsKey?: string
  /** The beginning of the first section that has words, in plain text like `text`. Missing when the page says nothing. */
  readonly opening?: string
  /** How long the HTML of the body is, in bytes. */
  readonly bodyBytes: number
  /** Abbreviations in what is written in this file, in order of their first use. */
  readonly capitals: readonly Capitals[]
  /** Plain text above the comment `<!-- more -->`, if there is one. */
  readonly excerpt?: string
  /** Replayed when the page comes from the cache. */
  readonly messages: readonly Message[]
}

/** A word such as `SLO` and how often a page uses it. */
export interface Capitals {
  readonly term: string
  readonly place: Place
  readonly count: number
}

export interface Heading {
  readonly id: string
  /** As shown: 2 to 6; 1 only for the one that is the page's title. */
  readonly depth: number
  /** Its words as they are written, which its id is made of. */
  readonly text: string
  /** Where its readers see something else: the same with `[[id]]` where they see the title of the page it leads to. */
  readonly shown?: string
  readonly place: Place
  /** True when the id carries a number because another heading has the same text. */
  readonly positional?: true
  /** Path of the page it is included from; the place is there. */
  readonly from?: string
}

/** A key that means nothing to rolebook. */
export interface ForeignKey {
  readonly name: string
  /** The keys of its kind of page that may have been meant, nearest first. */
  readonly near: readonly string[]
}

export interface LinkUse {
  /** As written, decoded of Markdown's escapes but not of percent signs. */
  readonly url: string
  /** `wiki` is `[[id]]`, and its url is just that: the id and the heading between brackets, without other words. */
  readonly form: 'inline' | 'reference' | 'autolink' | 'image' | 'html' | 'wiki'
  readonly place: Place
  /** Where the url itself is written, for edits: for a reference, in its definition; for `[[id]]`, between the brackets. */
  readonly address?: Place
}

/** What is written like a link, but for a slip that makes text of it. */
export interface NearLink {
  /** `spaces` between parentheses; words and address `apart` or `turned`; `open` at its end; an address in `braces`; `wide` brackets; `[[two words]]`; `[[half]`; a line that a `template` would fill. */
  readonly form:
    | 'spaces'
    | 'apart'
    | 'turned'
    | 'open'
    | 'braces'
    | 'wide'
    | 'half'
    | 'definition'
    | 'wiki'
    | 'template'
  /** All of it, with dots for what Markdown has read. */
  readonly written: string
  readonly words: string
  /** As a link's would be. */
  readonly url: string
  /** The title behind the address, between straight quotes and with a space before it. */
  readonly title: string
  /** It can be nothing else, wherever it leads. */
  readonly isCertain: boolean
  readonly place: Place
  /** Where what is between the parentheses stands. */
  readonly address: Place
}

/** What a page asks for by `::name{attribute="value"}`. */
export interface BlockUse {
  readonly name: BlockName
  /** As written; those that no such block has are left out. */
  readonly attributes: Attributes
  readonly title?: string
  readonly place: Place
  /** Where the value of each attribute is. */
  readonly places: Readonly<Record<string, Place>>
}

/** The text of one section, up to the next heading. The part before the first heading has the id ''. */
export interface SectionText {
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
  /** Something that rolebook derives: a matrix, a list of pages. */
  | { readonly kind: 'block'; readonly name: BlockName; readonly attributes: Attributes; readonly title?: string }
  /** A part of another page. What cannot be included stays a hole, and is shown as missing. */
  | {
      readonly kind: 'include'
      readonly page: string
      readonly section?: string
      /** What a message points at when the page, or the section, cannot be found. */
      readonly places: { readonly page: Place; readonly section: Place }
      /** It is inside a list, a quote or a box, where no heading starts a chunk. */
      readonly nested?: true
    }

/** A page says that it once had another name or address. */
export interface Claim {
  readonly path: string
  readonly key: KeyPath
  readonly written: string
  /** The address it had: `roles/pl.html`. Missing when it cannot be one of this site. */
  readonly href?: string
  /** Why nothing leads from there to the page. */
  readonly fault?: ClaimFault
}

export type ClaimFault =
  | { readonly kind: 'refused'; readonly why: string }
  /** Another page is there now; without a path it is one that rolebook makes. */
  | { readonly kind: 'taken'; readonly by?: string }

/** An address that pages once had. */
export interface Redirect {
  readonly href: string
  /** Paths of the pages that are there instead, in order: more than one where a page was split. */
  readonly heirs: readonly string[]
}

/** A page as JSON, in two parts, which is what is kept of it and what crosses threads fastest. */
export interface PageJson {
  readonly facts: string
  readonly content: string
}

/** Facts of pages, in the order of their sources, each as JSON. */
export interface ParsedPages {
  readonly facts: readonly string[]
  readonly plugins: PluginsAtWork
}

/** What became of the plugins while pages were parsed. */
export interface PluginsAtWork {
  /** What is wrong with them, apart from what is wrong on pages. */
  readonly messages: readonly Message[]
  /** Indexes of those that changed a page, may have, or could not. */
  readonly active: readonly number[]
}
