import type { KeptFile, OutputFile } from '../types.ts'
import { hashOf } from './hash-of.ts'

/** A file of the site, with its contents or with a way to get them. */
export type SiteFile = OutputFile | KeptFile

export const contentsOf = (file: SiteFile): string | Uint8Array => ('read' in file ? file.read() : file.contents)

export const hashOfFile = (file: SiteFile): string => ('read' in file ? file.hash : hashOf(file.contents))

export const sizeOf = (file: SiteFile): number => ('read' in file ? file.size : Buffer.byteLength(file.contents))
