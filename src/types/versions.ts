/** The versions of a handbook side by side in one site. */

import type { OutputFile } from './output.ts'
import type { Listed } from './views.ts'

/** Where a version stands among the others: the one to read, any other release, or what is not released yet. */
type VersionState = 'current' | 'other' | 'next'

/** One version of the handbook in the site. */
export interface VersionRef {
  /** `2.0.0`; of what is not released yet, `next`. */
  readonly name: string
  readonly state: VersionState
  /** From the top of the site: '', `2.0.0/` or `next/`. */
  readonly folder: string
}

/** The pages of a version, for those of other versions to lead to. */
export interface VersionPages {
  /** Addresses from the top of the version. */
  readonly pages: readonly string[]
  /** Where a page once was, and where it is now; of two heirs, the first. */
  readonly former: readonly (readonly [from: string, to: string])[]
  /** What search engines may list of it where it is the version to read. */
  readonly listed?: readonly Listed[]
}

/** The site of one version, before it is known which others there are. */
export interface MadeVersion {
  readonly files: readonly OutputFile[]
  readonly pages: VersionPages
}

/** What a page says about its version, with addresses as they stand on it. */
export interface VersionView {
  readonly name: string
  readonly state: VersionState
  /** To choose from: what is not released yet, then the newest first. */
  readonly versions: readonly VersionLink[]
  /** A page that lists all of them, if these are not all. */
  readonly all?: string
  /** The version to read, when this is another. */
  readonly current?: VersionLink
  /** The one address that search engines should know the page by. */
  readonly canonical?: string
}

/** A way to another version. */
export interface VersionLink {
  readonly name: string
  readonly state: VersionState
  /** Of the same page there, of its heir, or of the first page. */
  readonly href: string
  /** The page is not there, so that this leads to the first page. */
  readonly elsewhere?: true
  readonly here?: true
}
