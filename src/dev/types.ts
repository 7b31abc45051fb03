/** What `rolebook dev` is asked and what it reports. No code. */
import type { OutputFile } from '../base/files.ts'
import type { Message } from '../base/messages.ts'

/** What one rebuild yields. */
export interface Rebuilt {
  /** Missing when the handbook has errors: the last good pages stay. */
  readonly files?: readonly OutputFile[]
  /** The same for the same handbook, so that open pages stay. Without it the files count as new. */
  readonly name?: string
  readonly problems: readonly Message[]
  /** What broke, when it was not the handbook's doing. */
  readonly crash?: string
}

/** Something worth a line in the terminal. Paths are relative to the handbook's folder, with forward slashes. */
export type DevEvent =
  /** Addresses to open, the nearest first. */
  | { readonly kind: 'listening'; readonly urls: readonly string[] }
  | {
      readonly kind: 'rebuilt'
      /** What set it off; empty for the first build, '' stands for the folder itself. */
      readonly changed: readonly string[]
      readonly milliseconds: number
      /** HTML pages now served, be they new or the last good ones. */
      readonly pages: number
      /** False when the last good pages stay. */
      readonly fresh: boolean
      readonly problems: readonly Message[]
    }
  /** A rebuild, or a page as it was made, broke for a reason that is not the handbook's. The server goes on. */
  | { readonly kind: 'crashed'; readonly changed: readonly string[]; readonly message: string }
  /** Changes may be seen late, or not at all. */
  | { readonly kind: 'watching-problem'; readonly message: string; readonly hint?: string }

/** All that `rolebook dev` depends on. It reads no configuration and prints nothing. */
export interface DevOptions {
  /** The absolute folder to watch. */
  readonly handbook: string
  /** Whether changes of an absolute path mean nothing: caches, the site itself. Called often. */
  readonly ignored: (path: string) => boolean
  readonly rebuild: () => Promise<Rebuilt>
  readonly host: string
  /** 0 for any free one; else the first free one of ten, counting from it. */
  readonly port: number
  /** The script and the style sheet that every page gets. */
  readonly client: { readonly script: string; readonly style: string }
  readonly onEvent: (event: DevEvent) => void
}

/** A server at work. */
export interface DevServer {
  readonly url: string
  /** Ends everything, open event streams included. */
  close(): Promise<void>
}
