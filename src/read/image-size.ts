/** Width and height of an image as it is shown, in CSS pixels. */
interface ImageSize {
  readonly width: number
  readonly height: number
}

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
  ...{ '': 1, px: 1, pt: 96 / 72, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6 },
}

/** CSS Values 3, 6.2: an absolute length. Percentages and relative lengths say nothing without a place to stand. */
function pixels(length = ''): number | undefined {
  const [, value, unit = ''] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length) ?? []
  const factor = inPixels[unit.toLowerCase()]
  return value === undefined || factor === undefined ? undefined : Number(value) * factor
}
