/** What the site's scripts get of a search. They are compiled apart, so this file imports nothing. */

/** What kind of page was found. */
export type SearchedKind =
  | 'role'
  | 'responsibility'
  | 'focus'
  | 'term'
  | 'aor'
  | 'team'
  | 'person'
  | 'practice'
  | 'path'
  | 'assessment'
  | 'release'
  | 'guide'
  | 'home'
  | 'people'
  | 'reporting'
  | 'freshness'
  | 'matrix'
  | 'names'
  | 'who'
  | 'coverage'
  | 'changes'
  | 'compare'

/** One page as a search knows it before any text, in as few bytes as are needed. */
export type SearchEntry = readonly [
  title: string,
  href: string,
  kind: SearchedKind,
  past: 0 | 1,
  names: readonly string[],
  /** Words that people look for it by and that no reader is shown. */
  keywords: readonly string[],
  within: readonly string[],
  /** How far back it comes among others: 0, or more for a page about the handbook itself. */
  behind: number,
]

/** What a search loads first: enough to find pages by name, in as few bytes as are needed. Texts in one string are apart by line. */
export interface PackedPages {
  readonly titles: string
  /** The folders that the pages are in, one after the other, each with how many of them are there and the titles above them. */
  readonly folders: readonly (readonly [folder: string, pages: number, ...within: string[]])[]
  /** The name of each page's file without its ending; empty where it is the usual one of its title. */
  readonly files: string
  readonly kinds: readonly (readonly [kind: SearchedKind, pages: number])[]
  /** How far back pages come, with how many in a row. */
  readonly behind: readonly (readonly [behind: number, pages: number])[]
  /** The numbers of pages about what is historical. */
  readonly past: readonly number[]
  /** By the number of the page, where it has any. */
  readonly names: Readonly<Record<number, readonly string[]>>
  readonly keywords: Readonly<Record<number, readonly string[]>>
  /** How many sections each page has. */
  readonly sections: readonly number[]
}

/** Where the parts of a search are, from the site's root. */
export interface SearchFiles {
  readonly script: string
  readonly sheet: string
  readonly style: string
  readonly pages: string
  /** The same file as that of the pages in a small handbook. */
  readonly answers: string
  /** The sections of all pages, in a small handbook. */
  readonly texts?: string
  /** What is in which part, in a large one. */
  readonly parts?: string
}

/** The sections of each page, in the order of the pages, as their ids, titles and texts in turn. */
export type SearchTexts = readonly (readonly string[])[]

/** What is in which part of a large handbook. */
export interface SearchParts {
  /** The parts that have words, in order: how the first words of each begin, and the hash in its name. */
  readonly words: readonly (readonly [first: string, hash: string])[]
  /** The hash of each page's texts, one after the other. */
  readonly texts: string
  /** The first section of each further file of texts, by the number of the page, where there is one. */
  readonly files: Readonly<Record<number, readonly number[]>>
  /** How long each section is, one character a section. */
  readonly lengths: string
  readonly headingWords: number
}

/** All that can be asked for, with who to go to. Numbers are places in the lists; addresses are from the site's root. */
export interface AnswerData {
  readonly people: readonly AnswerPerson[]
  readonly roles: readonly AnswerRole[]
  readonly teams: readonly AnswerTeam[]
  readonly topics: readonly Topic[]
  /** The list of who to go to. Missing where there is none. */
  readonly who?: readonly [title: string, href: string]
}

/** A way to reach somebody: what it is for, what to show, and where it leads. */
export type AnswerWay = readonly [label: string, text: string, href?: string]

/** The address is empty where there is none. */
type AnswerPerson = readonly [name: string, href: string, ways?: readonly AnswerWay[]]

type AnswerRole = readonly [short: string, title: string, href: string, ways?: readonly AnswerWay[]]

/** The address is that of the list of who to go to in the team. */
type AnswerTeam = readonly [title: string, names: readonly string[], href: string, ways?: readonly AnswerWay[]]

export type TopicKind = 'responsibility' | 'aor' | 'practice' | 'role' | 'person' | 'team'

/** What can be asked for. */
export interface Topic {
  readonly kind: TopicKind
  readonly title: string
  readonly href: string
  /** What it is called, its title among them. */
  readonly names: readonly string[]
  readonly keywords?: readonly string[]
  /** Words of the glossary that lead to it. */
  readonly terms?: readonly string[]
  /** What is decided there, in the author's words. */
  readonly decides?: readonly string[]
  readonly text?: string
  /** What it looks like in a week's work. */
  readonly examples?: readonly string[]
  /** How each role supports it, by its number. */
  readonly supports?: Readonly<Record<number, readonly string[]>>
  /** How to reach whoever looks after it. */
  readonly ways?: readonly AnswerWay[]
  /** Who to go to whatever the team. */
  readonly anywhere: readonly AnswerContact[]
  /** Who to go to in each team, by its number. */
  readonly inTeams?: Readonly<Record<number, readonly AnswerContact[]>>
}

/** Somebody to go to. */
export interface AnswerContact {
  readonly people?: readonly number[]
  readonly role?: number
  /** The team where it is not the one that is asked about. */
  readonly team?: number
  readonly backup?: number
  /** Why this one, in sentences or parts of one. */
  readonly notes?: readonly string[]
  /** When to go there, in the author's words. */
  readonly situations?: readonly string[]
  /** Comes first where no situation says otherwise: whoever is accountable or, of those who share, clarifies in doubt. */
  readonly first?: 1
  /** Nobody is there although somebody should be. */
  readonly gap?: 1
}

/** What the server sends to an open page. Imports nothing: the browser's script is checked against this file, too. */

export interface DevNotice {
  /** A page that was served with another one must reload. */
  readonly build: string
  /** Missing while all is well. */
  readonly trouble?: DevTrouble
}

export interface DevTrouble {
  readonly title: string
  readonly problems: readonly DevProblem[]
  /** How many errors were left out of `problems`. */
  readonly more: number
  readonly crash?: string
}

/** An error of the handbook, as plain text with `code` between backticks. */
export interface DevProblem {
  /** `roles/tl.md:3:8` */
  readonly where: string
  readonly rule: string
  readonly message: string
  readonly hint?: string
  /** The second place, when two are at fault. */
  readonly also?: { readonly where: string; readonly message: string }
}
