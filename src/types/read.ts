/** What reading a folder yields. */

import type { Message, Place } from './problems.ts'

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

/** Why something cannot be, and what may help. */
export interface Fault {
  readonly message: string
  readonly mend: string
}

/** A file that the site needs beside its pages. */
export interface AssetFile {
  /** Where it will be, from the site's root: `assets/map.1a2b3c4d.png`. */
  readonly href: string
  readonly contents: Uint8Array
  /** In CSS pixels, of an image that says so. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** What was read of the files that the handbook refers to, by path. Read once the model knows which these are. */
export interface ReadAssets {
  readonly files: ReadonlyMap<string, AssetFile>
  /** Files that are there but could not be read. */
  readonly unreadable: ReadonlyMap<string, Fault>
  /** Problems inside the files. */
  readonly messages: readonly Message[]
}

export interface Input {
  readonly sources: readonly Source[]
  readonly assets: readonly Asset[]
  readonly messages: readonly Message[]
}
