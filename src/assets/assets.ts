import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Fault, Message } from '../base/messages.ts'
import type { Handbook } from '../model/types.ts'
import { GitError } from '../read/git.ts'
import type { ReadBlob } from '../read/handbook.ts'
import { type Asset, explainUnreadable, readDiskFile } from '../read/tree.ts'
import { type Active, findActive } from './active.ts'
import type { PublishedFile } from './published.ts'
import { rewriteStyle, type StyleFault } from './styles.ts'

/** A file that the site needs beside its pages. */
export interface AssetFile {
  /** Where it will be, from the site's root: `assets/map.1a2b3c4d.png`. */
  readonly href: string
  readonly contents: Uint8Array
  /** In CSS pixels, of an image that says so. */
  readonly size?: { readonly width: number; readonly height: number }
  /** Why it can only be saved, and is not shown. */
  readonly active?: Active
}

/** What was read of the files that the handbook refers to, by path. Read once the model knows which these are. */
export interface ReadAssets {
  readonly files: ReadonlyMap<string, AssetFile>
  readonly unreadable: ReadonlyMap<string, Fault>
  readonly messages: readonly Message[]
  /** The files that the site has as they are. Missing for a handbook that git holds: they come from the folder. */
  readonly published?: readonly PublishedFile[]
}

/** What was read so far, and what names in the site depend on. */
interface Reading extends ReadAssets, Pick<Handbook, 'assets'> {
  readonly files: Map<string, AssetFile>
  readonly unreadable: Map<string, Fault>
  readonly messages: Message[]
  readonly readBlob: ReadBlob | undefined
  /** Hashes by address. */
  readonly taken: Map<string, string>
  /** Style sheets being read: their addresses depend on their contents, which depend on the addresses of what they refer to. */
  readonly open: Set<string>
}

/**
 * Reads the files that pages and the configuration refer to, and those that the style sheet refers to in turn. A file
 * that is not referred to is not opened; one that cannot be read is a fault for whoever refers to it.
 */
export function readAssets(
  { assets, usedAssets, stylesheet }: Pick<Handbook, 'assets' | 'usedAssets' | 'stylesheet'>,
  readBlob?: ReadBlob,
): ReadAssets {
  const found = { files: new Map(), unreadable: new Map(), messages: [] }
  const reading: Reading = { ...found, assets, readBlob, taken: new Map(), open: new Set() }
  if (stylesheet !== undefined) addFile(stylesheet, true, reading)
  for (const path of usedAssets) addFile(path, false, reading)
  return found
}

function addFile(path: string, isStyle: boolean, reading: Reading): void {
  const { files, unreadable } = reading
  if (files.has(path) || unreadable.has(path)) return
  const bytes = readBytes(path, reading)
  if (!bytes) return
  const contents = isStyle ? styleContents(path, bytes, reading) : bytes
  const active = findActive(path, bytes)
  // By this ending every host sends it as bytes to be saved, whatever is in it.
  const href = makeHref(active ? `${path}.bin` : path, contents, reading)
  files.set(path, { href, contents, ...(active ? { active } : { size: imageSize(bytes) }) })
}

function readBytes(path: string, { assets, unreadable, readBlob }: Reading): Buffer | undefined {
  try {
    return contentsOf(assets.get(path)!, readBlob)
  } catch (error) {
    // Of what git holds, everything is there unless the repository is damaged.
    if (error instanceof GitError) throw error
    unreadable.set(path, explainUnreadable('file', error))
    return undefined
  }
}

function styleContents(path: string, bytes: Buffer, reading: Reading): Buffer {
  const { assets, open, messages } = reading
  open.add(path)
  const rewritten = rewriteStyle(path, bytes, { assets, hrefOf: (other) => hrefFor(other, reading) })
  open.delete(path)
  messages.push(...rewritten.messages)
  return rewritten.contents
}

/** Of a file that a style sheet refers to. */
function hrefFor(path: string, reading: Reading): string | StyleFault {
  const { files, unreadable, open } = reading
  if (open.has(path))
    return {
      message: 'Unexpected style sheet that imports this one in turn',
      hint: 'Remove one of the two imports.',
    }
  addFile(path, /\.css$/i.test(path), reading)
  const file = files.get(path)
  if (file?.active) return { rule: 'asset-script', ...refuseActive(path, file.active) }
  return file?.href ?? unreadable.get(path)!
}

/** Why a file cannot be shown as an image or a style, which by its address would be a document. */
export const refuseActive = (path: string, { what = 'markup of another kind' }: Active): Fault => ({
  message: `Unexpected ${what} in \`${path}\`, expected a file that runs nothing: readers do not see it`,
  hint: 'Export it again as plain SVG or as PNG; if it has to run, link to it, so that readers can save it.',
})

/** Eight digits of the hash tell versions of one file apart. Should they ever be the same for two contents, more do. */
function makeHref(path: string, contents: Buffer, { taken }: Reading): string {
  const hash = createHash('sha256').update(contents).digest('hex')
  const hrefs = [8, 16, 64].map((digits) => assetHref(path, hash.slice(0, digits)))
  const href = hrefs.find((href) => (taken.get(href) ?? hash) === hash)!
  taken.set(href, hash)
  return href
}

function contentsOf({ from }: Asset, readBlob: ReadBlob | undefined): Buffer {
  if (typeof from === 'string') return readDiskFile(from)
  if (!readBlob) throw new Error('Nothing was given to read from git with.')
  return readBlob(from.oid)
}

/**
 * Where a file will be in the site: `assets/<name>.<first of its hash>.<ending>`, so that it may be cached for ever. A
 * name is small ASCII letters and digits, which every disk and every server keeps apart and as they are.
 */
export function assetHref(path: string, hash: string): string {
  const file = posix.basename(path)
  const [, stem = file, ending = ''] = /^(.+)(\.[a-z0-9]{1,12})$/i.exec(file) ?? []
  const name = stem
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  return `assets/${isDevice(name) || name === '' ? `file-${name}`.replace(/-$/, '') : name}.${hash}${ending.toLowerCase()}`
}

// Windows keeps these for devices, with any ending.
const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name)

/** Width and height of an image as it is shown, in CSS pixels. */
type ImageSize = NonNullable<AssetFile['size']>

/**
 * How large an image is, by what its bytes say; undefined for anything else and for what is cut off or damaged. It goes
 * by the content, because names lie.
 */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const is = (text: string, at = 0) => data.toString('latin1', at, at + text.length) === text
  try {
    if (is('\x89PNG\r\n\x1a\n')) return sized(data.readUInt32BE(16), data.readUInt32BE(20))
    if (is('GIF87a') || is('GIF89a')) return sized(data.readUInt16LE(6), data.readUInt16LE(8))
    if (is('\xff\xd8\xff')) return jpeg(data)
    if (is('RIFF') && is('WEBP', 8)) return webp(data)
    if (is('ftyp', 4) && /avi[fs]/.test(data.toString('latin1', 8, data.readUInt32BE(0)))) return avif(data)
    return svg(data.toString('utf8', 0, 65_536))
  } catch (error) {
    // A read beyond the end: the file is cut off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const sized = (width: number, height: number): ImageSize | undefined =>
  [width, height].every((side) => side >= 1 && side <= 0x7fffffff)
    ? { width: Math.round(width), height: Math.round(height) }
    : undefined

const turned = (size: ImageSize | undefined): ImageSize | undefined => size && sized(size.height, size.width)

/** ITU-T T.81, B.1 and B.2: segments up to the first frame header (SOF), and the orientation in Exif before it. */
function jpeg(data: Buffer): ImageSize | undefined {
  let isTurned = false
  for (let at = 2; data[at] === 0xff; ) {
    const marker = data.readUInt8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const size = sized(data.readUInt16BE(at + 7), data.readUInt16BE(at + 5))
      return isTurned ? turned(size) : size
    } else {
      const length = data.readUInt16BE(at + 2)
      if (marker === 0xe1 && isOnItsSide(data.subarray(at + 4, at + 2 + length))) isTurned = true
      at += 2 + length
    }
  }
  return undefined
}

/** Exif 2.32, 4.6: tag 0x0112 of the first directory. From 5 on width and height change places. */
function isOnItsSide(segment: Buffer): boolean {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 14) return false
  const tiff = segment.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = Array.from({ length: short(start) }, (_, index) => start + 2 + index * 12)
  const entry = entries.find((at) => short(at) === 0x0112)
  return entry !== undefined && short(entry + 8) >= 5
}

/** RFC 9649, 2.5 to 2.7 and 3.4: the first chunk is VP8 (lossy, RFC 6386 9.1), VP8L (lossless) or VP8X (extended). */
function webp(data: Buffer): ImageSize | undefined {
  switch (data.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return sized(data.readUInt16LE(26) & 0x3fff, data.readUInt16LE(28) & 0x3fff)
    case 'VP8L': {
      const bits = data.readUInt32LE(21)
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return sized(data.readUIntLE(24, 3) + 1, data.readUIntLE(27, 3) + 1)
    default:
      return undefined
  }
}

/** ISO/IEC 23008-12, 6.5.3 (`ispe`) and 6.5.10 (`irot`): the properties lie in meta, iprp, ipco. Of several sizes, such as tiles', the largest is the image's. */
function avif(data: Buffer): ImageSize | undefined {
  const meta = boxes(data).find(({ type }) => type === 'meta')
  const iprp = meta && boxes(meta.body.subarray(4)).find(({ type }) => type === 'iprp')
  const ipco = iprp && boxes(iprp.body).find(({ type }) => type === 'ipco')
  const properties = ipco ? boxes(ipco.body) : []
  const sizes = properties
    .filter(({ type }) => type === 'ispe')
    .map(({ body }) => ({ width: body.readUInt32BE(4), height: body.readUInt32BE(8) }))
  const [largest] = sizes.sort((a, b) => b.width * b.height - a.width * a.height)
  const isTurned = properties.some(({ type, body }) => type === 'irot' && body.readUInt8(0) % 2 === 1)
  const size = largest && sized(largest.width, largest.height)
  return isTurned ? turned(size) : size
}

/** ISO/IEC 14496-12, 4.2: size, type, content. A size of 0 reaches to the end; sizes of 64 bits belong to media data. */
function boxes(data: Buffer): { readonly type: string; readonly body: Buffer }[] {
  const found = []
  for (let at = 0; at + 8 <= data.length; ) {
    const size = data.readUInt32BE(at) || data.length - at
    if (size < 8) break
    found.push({ type: data.toString('latin1', at + 4, at + 8), body: data.subarray(at + 8, at + size) })
    at += size
  }
  return found
}

/** SVG 2, 8.2: the size on the root element, else that of its `viewBox`. One side alone follows from the other. */
function svg(text: string): ImageSize | undefined {
  const before = /\s+|\uFEFF|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^[>]*(?:\[[^\]]*\]\s*)?>/iy
  const root = /<(?:[\w-]+:)?svg((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/y
  let at = 0
  while (before.test(text)) at = before.lastIndex
  root.lastIndex = at
  const written = root.exec(text)?.[1] ?? ''
  const attributes = new Map(
    [...written.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, a, b]) => [name, a ?? b ?? '']),
  )
  const box = (attributes.get('viewBox') ?? '').trim().split(/[\s,]+/)
  const ratio = Number(box[2]) / Number(box[3])
  const width = pixels(attributes.get('width'))
  const height = pixels(attributes.get('height'))
  if (width && height) return sized(width, height)
  if (width) return sized(width, width / ratio)
  if (height) return sized(height * ratio, height)
  return sized(Number(box[2]), Number(box[3]))
}

const inPixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
}

/** CSS Values 3, 6.2: an absolute length. Percentages and relative lengths say nothing without a place to stand. */
function pixels(length = ''): number | undefined {
  const [, value, unit = ''] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length) ?? []
  const factor = inPixels[unit.toLowerCase()]
  return value === undefined || factor === undefined ? undefined : Number(value) * factor
}
