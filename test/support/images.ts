// The smallest files of each format that state a size.
import { deflateSync } from 'node:zlib'

const be16 = (value: number) => Buffer.from([value >> 8, value & 255])
const be32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const le16 = (value: number) => be16(value).reverse()
const le32 = (value: number) => be32(value).reverse()
const le24 = (value: number) => le32(value).subarray(0, 3)
const ascii = (text: string) => Buffer.from(text, 'latin1')

/** A complete image that any browser shows: one color. */
export function png(width: number, height: number, color = 0): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([ascii(type), data])
    return Buffer.concat([be32(data.length), body, be32(crc(body))])
  }
  const header = Buffer.concat([be32(width), be32(height), Buffer.from([8, 0, 0, 0, 0])])
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, color)])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

export const gif = (width: number, height: number): Buffer =>
  Buffer.concat([ascii('GIF89a'), le16(width), le16(height), Buffer.from([0, 0, 0, 0x3b])])

/** `orientation` as in Exif: from 5 on the picture lies on its side. */
export function jpeg(width: number, height: number, orientation?: number): Buffer {
  const segment = (marker: number, data: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker]), be16(data.length + 2), data])
  const entry = Buffer.concat([be16(0x0112), be16(3), be32(1), be16(orientation ?? 1), be16(0)])
  const exif = Buffer.concat([ascii('Exif\0\0MM\0*'), be32(8), be16(1), entry, be32(0)])
  const frame = Buffer.concat([Buffer.from([8]), be16(height), be16(width), Buffer.from([1, 1, 0x11, 0])])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ascii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...(orientation === undefined ? [] : [segment(0xe1, exif)]),
    segment(0xc4, Buffer.alloc(20)),
    Buffer.from([0xff]),
    segment(0xc2, frame),
    Buffer.from([0xff, 0xd9]),
  ])
}

const riff = (chunk: string, data: Buffer): Buffer =>
  Buffer.concat([ascii('RIFF'), le32(data.length + 12), ascii(`WEBP${chunk}`), le32(data.length), data])

export const webp = {
  lossy: (width: number, height: number): Buffer =>
    riff('VP8 ', Buffer.concat([Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a]), le16(width | 0x4000), le16(height)])),
  lossless: (width: number, height: number): Buffer =>
    riff('VP8L', Buffer.concat([Buffer.from([0x2f]), le32((width - 1) | ((height - 1) << 14))])),
  extended: (width: number, height: number): Buffer =>
    riff('VP8X', Buffer.concat([Buffer.alloc(4), le24(width - 1), le24(height - 1)])),
}

/** With the size of a tile before that of the image. `turns` counts quarters. */
export function avif(width: number, height: number, turns = 0): Buffer {
  const box = (type: string, ...content: Buffer[]) => {
    const body = Buffer.concat(content)
    return Buffer.concat([be32(body.length + 8), ascii(type), body])
  }
  const ispe = (w: number, h: number) => box('ispe', be32(0), be32(w), be32(h))
  const ipco = box('ipco', ispe(8, 8), ispe(width, height), box('irot', Buffer.from([turns])))
  return Buffer.concat([
    box('ftyp', ascii('avif\0\0\0\0avifmif1')),
    box('meta', be32(0), box('hdlr', Buffer.alloc(24)), box('iprp', ipco)),
    box('mdat', Buffer.alloc(4)),
  ])
}

export const svg = (attributes: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="1" height="1"/></svg>\n`)
