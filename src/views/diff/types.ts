import type { Kind } from '../../schema/front-matter.ts'
import type { KeyChange } from '../../schema/keys.ts'

export type Bump = 'major' | 'minor' | 'patch' | 'none'

/** How large a bump each kind of change needs: why it needs one is what about the handbook it concerns. */
export const bumps = {
  // Somebody's job changes.
  owner: 'major',
  'responsibility-added': 'major',
  'responsibility-removed': 'major',
  share: 'major',
  'tie-break': 'major',
  'reports-to': 'major',
  combines: 'major',
  'gives-up': 'major',
  'per-team': 'major',
  'role-added': 'major',
  'role-removed': 'major',
  time: 'major',
  standards: 'major',
  decides: 'major',
  // The help changes, not the job.
  supports: 'minor',
  'go-to': 'minor',
  examples: 'minor',
  practice: 'minor',
  term: 'minor',
  path: 'minor',
  assessment: 'minor',
  fit: 'minor',
  aor: 'minor',
  team: 'minor',
  person: 'minor',
  summary: 'minor',
  focus: 'minor',
  'role-details': 'minor',
  'responsibility-details': 'minor',
  'time-little': 'minor',
  'page-owner': 'minor',
  // What it says stays the same.
  text: 'patch',
  upkeep: 'patch',
  renamed: 'patch',
  contact: 'patch',
  keywords: 'patch',
  file: 'patch',
  config: 'patch',
} as const satisfies Record<Exclude<KeyChange, 'details'>, Bump> & Record<string, Bump>

/** Why a change needs a bump. */
export type BumpRule = keyof typeof bumps

/** Something that has a page in one of the two handbooks, or in both. */
export interface Subject {
  readonly kind: Kind
  /** As it is now, if it is still there. */
  readonly id: string
  readonly title: string
  readonly short?: string
  /** Of its Markdown file, in the newer handbook if it is still there. */
  readonly path: string
  /** Where its page is, from the root of the newer handbook's site. Missing when it is no longer there. */
  readonly href?: string
}

export interface Reason {
  readonly rule: BumpRule
  readonly bump: Exclude<Bump, 'none'>
  /** What changed; missing for `handbook.yaml` and for files that are not pages. */
  readonly subject?: Subject
  /** In one sentence without a period: `Technical Culture: EM is accountable, was TL`. */
  readonly message: string
}

/** Who holds a responsibility. `absent`: there is no such responsibility. */
export interface HeldBy {
  readonly kind: 'accountable' | 'shared' | 'everyone' | 'nobody' | 'absent'
  /** In the order roles are shown; empty for `everyone`, `nobody` and `absent`. */
  readonly roles: readonly Subject[]
  /** Of those who share, the one that clarifies in doubt. */
  readonly tieBreak?: Subject
}

/** A responsibility that is held otherwise than before. */
export interface RowDiff {
  readonly responsibility: Subject
  readonly was: HeldBy
  readonly is: HeldBy
  /** Why it was retired, as the page of a release says. */
  readonly why?: string
  /** What it became part of, or was split into. */
  readonly into: readonly Subject[]
  /** Roles that held what it became part of before, and have its duty with that now. */
  readonly heirs?: readonly Subject[]
}

export type Level = 'accountable' | 'shared' | 'everyone' | 'supports' | 'handed' | 'none'

/** How what a role has to do with one responsibility changed. */
export interface Move {
  readonly kind:
    | 'gained'
    | 'gave-up'
    | 'now-shares'
    | 'no-longer-shares'
    | 'now-expected'
    | 'no-longer-expected'
    | 'settles-doubt'
    | 'no-longer-settles-doubt'
  readonly responsibility: Subject
  readonly was: Level
  readonly is: Level
  /** Of a combined role: the parts it comes from, or came from. */
  readonly via: readonly Subject[]
  /** The responsibility itself is new, or is gone. */
  readonly row: 'added' | 'removed' | 'stays'
}

export interface SupportDiff {
  readonly responsibility: Subject
  readonly was?: string
  readonly is?: string
}

/** In percent; a single figure has `min` = `max`. */
export interface Share {
  readonly min: number
  readonly max: number
}

export interface TimeDiff {
  readonly bucket: string
  readonly was?: Share
  readonly is?: Share
}

export interface RoleDiff {
  readonly role: Subject
  /** A role of the past counts as removed. */
  readonly standing: 'stays' | 'added' | 'removed'
  /** It is made of other roles, or was: what it has to do follows, or followed, from theirs. */
  readonly combined: boolean
  readonly moves: readonly Move[]
  /** Responsibilities that moved between parts of a combined role, which holds both sides. */
  readonly noNetChange: readonly Subject[]
  readonly support: readonly SupportDiff[]
  readonly time: readonly TimeDiff[]
  /** Which words of its page changed without moving any duty. */
  readonly reworded: readonly ('title' | 'summary' | 'examples' | 'text')[]
  /** All else that its front matter says otherwise. */
  readonly changes: readonly KeyDiff[]
}

/** A key of the front matter. Of a list only what is gone and what is new, of a value both; names as they are shown. */
export interface KeyDiff {
  /** `reportsTo`, `supports.tl`, `examples.immediate`. */
  readonly key: string
  readonly was: readonly string[]
  readonly is: readonly string[]
}

export interface Words {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Sentences next to each other that changed, with the words that stayed. */
export interface BlockDiff {
  /** Id and title of the section it is in; '' above the first heading. */
  readonly section: { readonly id: string; readonly title: string }
  readonly words: readonly Words[]
}

export type TextDiff =
  | { readonly kind: 'same' }
  /** Links, emphasis, the order of keys: every word is as it was. */
  | { readonly kind: 'formatting' }
  /** Nothing but how it names pages that have another id, or another place. */
  | { readonly kind: 'names'; readonly of: readonly Subject[] }
  | { readonly kind: 'words'; readonly blocks: readonly BlockDiff[] }
  /** So much differs that it is another text. */
  | { readonly kind: 'too-different' }

/** A page that is new, gone, or not as it was. */
export interface PageDiff {
  readonly subject: Subject
  readonly fate: 'added' | 'removed' | 'renamed' | 'changed'
  /** Where its file was, and what its id was, if that is not where and what it is. */
  readonly from?: { readonly path: string; readonly id: string }
  /** Why it was retired, as the page of a release says. */
  readonly why?: string
  /** Of a page that is gone: pages that say they were once this one. */
  readonly into: readonly Subject[]
  readonly keys: readonly KeyDiff[]
  readonly text: TextDiff
}

/** A team that adapted a responsibility which is now held otherwise. */
export interface TeamToAgree {
  readonly team: Subject
  readonly changes: readonly {
    readonly responsibility: Subject
    readonly kind: 'leans' | 'delegated'
    /** The role that leans in, or the area it is delegated to. */
    readonly to?: Subject
  }[]
}

/** A role whose job changes, on whichever side of a transfer. */
export interface Reviewer {
  readonly role: Subject
  /** Its team on the forge, if the configuration names one: `@acme/tech-leads`. */
  readonly owner?: string
}

export interface HandbookDiff {
  readonly bump: Bump
  /** The strongest first, then in the order of the pages. Empty when nothing changed. */
  readonly reasons: readonly Reason[]
  /** In the order they are shown, those that are gone last. */
  readonly rows: readonly RowDiff[]
  /** Roles for which something changed, in the order they are shown, those that are gone last. */
  readonly roles: readonly RoleDiff[]
  readonly teams: readonly TeamToAgree[]
  readonly reviewers: readonly Reviewer[]
  /** In order of path. */
  readonly pages: readonly PageDiff[]
}
