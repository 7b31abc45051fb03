import type { Message, Place } from '../base/messages.ts'

/** Gives the bytes that git knows by an id. Throws when they cannot be had. */
export type ReadBlob = (oid: string) => Buffer

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
  /** Where its bytes are now: a file, or the id by which git knows them. */
  readonly from: string | { readonly oid: string }
}

/** A plugin of the configuration, found on the disk but not yet run. */
export interface PluginFile {
  readonly kind: 'remark' | 'rehype'
  /** As written in `handbook.yaml`. */
  readonly name: string
  readonly file: string
  /** JSON, if there are any. */
  readonly options?: string
  /** In `handbook.yaml`. */
  readonly place: Place
  /** Another one when the plugin is another: of the file's bytes and, in a package, of its version. */
  readonly hash: string
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

export interface Input {
  readonly sources: readonly Source[]
  readonly assets: readonly Asset[]
  readonly messages: readonly Message[]
}
