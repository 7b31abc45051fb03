import { createHash } from 'node:crypto'
import { type FilePlace, type Message, report } from '../base/messages.ts'
import { encodeLinkPath, fileName, pageStem } from '../base/paths.ts'
import type { Limits } from '../schema/config.ts'

/** A picture as text. Only what browsers show and what is nothing but a picture becomes a file. */
const picture = /data:image\/(png|jpe?g|gif|webp|avif);base64,([A-Za-z0-9+/]{4,}={0,2})/

/** Where Markdown and HTML have addresses: what is anywhere else stays text. */
const addressed = new RegExp(`(?<=\\]\\(<?|\\bsrc\\s*=\\s*["']?|^ {0,3}\\[[^\\]]+\\]:\\s*<?)${picture.source}`, 'gi')

/**
 * Takes the bytes of pictures out of lines that are too long with them, so that the picture is lost and not the page. Lines
 * stay where they are, and so do columns before the picture.
 */
export function cutPictures(
  body: string,
  file: string,
  { lineCharacters }: Limits,
): { body: string; messages: Message[] } {
  const messages: Message[] = []
  if (!body.includes(';base64,')) return { body, messages }
  const lines = body.split('\n').map((line, at) => {
    if (line.length <= lineCharacters) return line
    return line.replace(addressed, (url: string, _type, bytes: string, column: number) => {
      messages.push(reportPicture({ file, place: onLine(at + 1, column + 1, url.length) }, url)!)
      return url.slice(0, -bytes.length)
    })
  })
  return { body: lines.join('\n'), messages }
}

const onLine = (line: number, column: number, length: number) => ({
  line,
  column,
  endLine: line,
  endColumn: column + length,
})

/** The message about a picture at the place of its address, with a file of its own as the fix. */
export function reportPicture(at: FilePlace, url: string): Message | undefined {
  const [whole, type = '', bytes = ''] = picture.exec(url) ?? []
  if (whole !== url) return undefined
  const digits = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const path = `${pageStem(at.file)}-${digits}.${type.toLowerCase().replace('jpeg', 'jpg')}`
  const message = `Unexpected picture of ${bytes.length} characters in the text, expected the address of a file`
  return report('image-embedded', at, message, {
    hint: `Save it as a file, such as \`${fileName(path)}\`, and name that here.`,
    fix: [{ ...at, text: encodeLinkPath(fileName(path)) }],
    saves: [{ ...at, path }],
  })
}

/** Whether an address is what is left of a picture whose bytes have been taken out. */
export const isCutPicture = (url: string): boolean => /^data:image\/\w+;base64,$/i.test(url)

/** The bytes of a picture by its address. */
export const pictureBytes = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
