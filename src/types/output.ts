/** What is written. */

/** One file of the site. `path` is from the site's root, with forward slashes. */
export interface OutputFile {
  readonly path: string
  readonly contents: string | Uint8Array
}

/** A file of the site that is known without its contents, which are read only when it has to be written. */
export interface KeptFile {
  readonly path: string
  /** Of its contents, as the manifest of a site names them. */
  readonly hash: string
  /** In bytes. */
  readonly size: number
  readonly read: () => string | Uint8Array
}

/** A file of the handbook as it is to be: with another text, at another path, or both. */
export interface Change {
  readonly path: string
  /** Without a byte order mark, which stays if there is one. */
  readonly before: string
  readonly after: string
  /** Where it goes. */
  readonly to?: string
}
