/** What is written. */

/** One file of the site. `path` is from the site's root, with forward slashes. */
export interface OutputFile {
  readonly path: string
  readonly contents: string | Uint8Array
}
