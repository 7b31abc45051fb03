/** What changed from release to release, as the pages of the site tell it. */

import type { HandbookDiff, HeldBy, Level, RoleDiff, RowDiff, Subject } from './diff.ts'
import type { Ref } from './refs.ts'

/** A release and what changed with it. */
export interface PastRelease {
  readonly version: string
  /** Day of its tag. */
  readonly date: string
  /** The release it is compared with, and what changed since; both missing for the first. */
  readonly previous?: string
  readonly diff?: HandbookDiff
}

/** What is known of a handbook's past: only a build that reads the tags of git knows it. */
export interface Past {
  /** The newest first; that of the handbook itself, when it is one, is the first. */
  readonly releases: readonly PastRelease[]
  /** What changed since the newest of them and is not released. */
  readonly next?: HandbookDiff
}

/**
 * A release as other pages name it. `next` is what is not released yet. The subjects of its `diff` go by the id they
 * have now, and have an address only if their page is still there.
 */
export interface ReleaseEntry extends Ref {
  readonly version: string
  readonly state: 'released' | 'next'
  readonly date?: string
  readonly summary?: string
  readonly previous?: string
  readonly diff?: HandbookDiff
}

/** Who held a responsibility, and since when. */
export interface Tenure {
  readonly held: HeldBy
  readonly since: Ref
}

/** A release on the page of a role. */
export interface RoleRelease {
  readonly release: Ref
  readonly state: ReleaseEntry['state']
  readonly date?: string
}

/** What one release changed about a role. */
export interface RoleStep extends RoleRelease {
  readonly change: RoleDiff
}

/** What a role had to do with each responsibility that ever moved, from release to release. */
export interface RoleCourse {
  /** Those that moved something, the newest first, then the first one known. */
  readonly releases: readonly RoleRelease[]
  /** As many levels as there are releases. */
  readonly rows: readonly { readonly responsibility: Subject; readonly levels: readonly Level[] }[]
}

/** A responsibility that a team adapted, and that a release moved since the team agreed. */
export interface MovedRow {
  readonly release: Ref
  readonly row: RowDiff
}

/** A team whose agreement was made against an older default. */
export interface TeamBehind {
  readonly team: Ref
  readonly adapts: string
  readonly moved: readonly MovedRow[]
}

/** All releases, and the teams that have to look at their agreement again. */
export interface ChangesView {
  readonly kind: 'changes'
  readonly title: string
  readonly description: string
  readonly href: string
  /** What is not released yet, then the newest first. */
  readonly releases: readonly ReleaseEntry[]
  /** Where programs find the same. */
  readonly feed?: string
  readonly teams: readonly TeamBehind[]
}

/** The latest release on the first page. */
export interface LatestRelease {
  readonly release: ReleaseEntry
  /** All of them. */
  readonly all: Ref
}

/** Releases for feed readers. */
export interface ReleaseFeed {
  readonly title: string
  /** Where the site is published, with a slash at its end. */
  readonly base: string
  readonly path: string
  readonly releases: readonly ReleaseEntry[]
}

/** What became of the roles and rows of one release: of what is no more, who held it until then. */
export interface Until {
  readonly responsibility: Subject
  readonly tenures: readonly Tenure[]
}
