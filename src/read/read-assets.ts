import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Asset, AssetFile, Fault, Handbook, Message, ReadAssets } from '../types.ts'
import { assetHref } from './asset-href.ts'
import { imageSize } from './image-size.ts'
import { notPointer } from './not-pointer.ts'
import { rewriteStyle } from './rewrite-style.ts'
import { whyUnreadable } from './why-unreadable.ts'

/** Gives the bytes that git knows by an id. Throws when they cannot be had. */
export type ReadBlob = (oid: string) => Buffer

/**
 * Reads the files that pages and the configuration refer to, and those that the style sheet refers to in turn. A file
 * that is not referred to is not opened; one that cannot be read is a fault for whoever refers to it.
 */
export function readAssets(
  { assets, usedAssets, stylesheet }: Pick<Handbook, 'assets' | 'usedAssets' | 'stylesheet'>,
  readBlob?: ReadBlob,
): ReadAssets {
  const files = new Map<string, AssetFile>()
  const unreadable = new Map<string, Fault>()
  const messages: Message[] = []
  const taken = new Map<string, string>()
  // Their addresses depend on their contents, which depend on the addresses of what they refer to.
  const open = new Set<string>()
  if (stylesheet !== undefined) add(stylesheet, true)
  for (const path of usedAssets) add(path, false)
  return { files, unreadable, messages }

  function add(path: string, isStyle: boolean): void {
    if (files.has(path) || unreadable.has(path)) return
    const bytes = bytesOf(path)
    if (!bytes) return
    const contents = isStyle ? style(path, bytes) : bytes
    const size = imageSize(bytes)
    files.set(path, { href: hrefOf(path, contents), contents, ...(size && { size }) })
  }

  function bytesOf(path: string): Buffer | undefined {
    try {
      return contentsOf(assets.get(path)!, readBlob)
    } catch (error) {
      unreadable.set(path, whyUnreadable('file', error))
      return undefined
    }
  }

  function style(path: string, bytes: Buffer): Buffer {
    open.add(path)
    const rewritten = rewriteStyle(path, bytes, { assets, hrefOf: hrefFor })
    open.delete(path)
    messages.push(...rewritten.messages)
    return rewritten.contents
  }

  /** Of a file that a style sheet refers to. */
  function hrefFor(path: string): string | Fault {
    if (open.has(path))
      return {
        message: 'Unexpected style sheet that imports this one in turn',
        mend: 'Remove one of the two imports.',
      }
    add(path, /\.css$/i.test(path))
    return files.get(path)?.href ?? unreadable.get(path)!
  }

  /** Eight digits of the hash tell versions of one file apart. Should they ever be the same for two contents, more do. */
  function hrefOf(path: string, contents: Buffer): string {
    const hash = createHash('sha256').update(contents).digest('hex')
    const hrefs = [8, 16, 64].map((digits) => assetHref(path, hash.slice(0, digits)))
    const href = hrefs.find((href) => (taken.get(href) ?? hash) === hash)!
    taken.set(href, hash)
    return href
  }
}

function contentsOf({ from }: Asset, readBlob: ReadBlob | undefined): Buffer {
  if (typeof from === 'string') return notPointer(readFileSync(from), 'Run `git lfs pull` in the repository.')
  if (!readBlob) throw new Error('Nothing was given to read from git with.')
  return readBlob(from.oid)
}
