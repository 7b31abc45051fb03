import type { MadeVersion, OutputFile } from '../types.ts'

/** A file of a version, with room for what it says about other versions. */
export interface VersionFile {
  /** From the top of the version. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** Where the room is, as offsets into its bytes. Missing in a file that says nothing about versions. */
  readonly holes?: readonly number[]
  /** Throws when they are no longer what they were. */
  readonly read: () => Buffer
}

/** The files of a version as bytes, with what marked the room cut out, so that nothing has to be searched again. */
export const versionFiles = ({ files }: MadeVersion): readonly VersionFile[] => files.map(cut)

const marks = ['head', 'switch', 'banner'].map((name) => `<template data-version="${name}"></template>`)

function cut({ path, contents }: OutputFile): VersionFile {
  if (typeof contents !== 'string') return { path, size: contents.length, read: () => Buffer.from(contents) }
  const parts = path.endsWith('.html') ? partsOf(contents) : undefined
  const bytes = Buffer.from(parts?.join('') ?? contents)
  const file = { path, size: bytes.length, read: () => bytes }
  if (!parts) return file
  const holes: number[] = []
  for (const part of parts.slice(0, -1)) holes.push((holes.at(-1) ?? 0) + Buffer.byteLength(part))
  return { ...file, holes }
}

/** What is around the marks; undefined on a page that has not all of them. */
function partsOf(html: string): readonly string[] | undefined {
  const parts: string[] = []
  let done = 0
  for (const mark of marks) {
    const at = html.indexOf(mark, done)
    if (at < 0) return undefined
    parts.push(html.slice(done, at))
    done = at + mark.length
  }
  return [...parts, html.slice(done)]
}
