import { isUtf8 } from 'node:buffer'
import { posix } from 'node:path'
import { didYouMean, type Fault, findNearest, type Message, type Place, report } from '../base/messages.ts'
import { decodePath } from '../base/paths.ts'
import { truncate } from '../base/text.ts'
import type { Handbook } from '../model/types.ts'
import { reportBadByte } from '../read/tree.ts'
import type { RuleId } from '../rules/rules.ts'

interface StyleUrl {
  readonly url: string
  readonly start: number
  readonly end: number
}

// A string or comment that is not closed ends with its line or with the text: a scan that gave up and began again at the
// next quote would take the square of its length.
const quoted = ['"', "'"]
  .map((quote) => String.raw`${quote}[^${quote}\\\n]*(?:\\[\s\S][^${quote}\\\n]*)*(?:${quote}|\\?$|(?=\n))`)
  .join('|')
const comment = String.raw`\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/|$)`
const plain = String.raw`[^"'()\\\s]*(?:(?:\\[\s\S]|(?<=\\[0-9a-f]{1,6})\s)[^"'()\\\s]*)*`

/**
 * Every address in a style sheet, in order: `url()`, `@import` of a string, and strings of an `image-set()`. By CSS
 * Syntax 3, section 4, as far as it takes to tell an address from other strings and from comments.
 */
export function styleUrls(css: string): StyleUrl[] {
  const tokens = new RegExp(
    [
      comment,
      String.raw`(?<opening>\burl\(\s*)(?:(?<inUrl>${quoted})|(?<plain>${plain})\s*\))`,
      String.raw`(?<rule>@import(?:\s|${comment})*)(?<imported>${quoted})`,
      String.raw`(?<set>\bimage-set\()|(?<text>${quoted})|[()]`,
    ].join('|'),
    'gi',
  )
  const found: StyleUrl[] = []
  const sets: number[] = []
  let depth = 0
  for (const { 0: token, index, groups = {} } of css.matchAll(tokens)) {
    const { opening, inUrl, plain, rule, imported, set, text } = groups
    // What is in quotes ends before its parenthesis does.
    if (token === '(' || set || inUrl) depth++
    if (set) sets.push(depth)
    const isInSet = text !== undefined && sets.at(-1) === depth
    const string = inUrl ?? imported ?? (isInSet ? text : undefined)
    const start = index + (opening ?? rule ?? '').length
    if (string !== undefined && /^(.).*\1$/s.test(string)) found.push(styleUrl(string.slice(1, -1), start + 1))
    else if (plain !== undefined) found.push(styleUrl(plain, start))
    if (token === ')') {
      if (sets.at(-1) === depth) sets.pop()
      depth = Math.max(0, depth - 1)
    }
  }
  return found.filter(({ url }) => url !== '')
}

const styleUrl = (written: string, start: number): StyleUrl => ({
  url: unescaped(written).trim(),
  start,
  end: start + written.length,
})

/** CSS Syntax 3, 4.3.7: a backslash before up to six hex digits, before a line break, or before any other character. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|([\s\S]))/gi, (_, hex?: string, character = '') => {
    if (hex === undefined) return character
    const code = Number.parseInt(hex, 16)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
  })

interface Around {
  readonly assets: Handbook['assets']
  /** Where a file of the handbook will be, from the site's root, or why it cannot be anywhere. */
  readonly hrefOf: (path: string) => string | StyleFault
}

/** Why a file of a style sheet cannot be anywhere, and the rule that says so if it is not that the file is missing. */
export interface StyleFault extends Fault {
  readonly rule?: RuleId
}

interface Rewritten {
  readonly contents: Buffer
  readonly messages: readonly Message[]
}

/**
 * A style sheet as it will stand in the site: what it refers to beside it is named as it is there. All else is left as
 * it is. An address of another host is reported, because the site's content security policy keeps it from being loaded.
 */
export function rewriteStyle(file: string, bytes: Buffer, around: Around): Rewritten {
  if (!isUtf8(bytes)) return { contents: bytes, messages: [reportBadByte(bytes, file)] }
  const css = bytes.toString('utf8')
  const messages: Message[] = []
  let text = ''
  let done = 0
  for (const found of styleUrls(css)) {
    const href = hrefInSite(file, css, found, around)
    if (typeof href === 'string') {
      text += css.slice(done, found.start) + href
      done = found.end
    } else if (href) messages.push(href)
  }
  return { contents: done === 0 ? bytes : Buffer.from(text + css.slice(done)), messages }
}

/** What an address becomes, or what is wrong with it. One that stays as it is gives neither. */
function hrefInSite(
  file: string,
  css: string,
  { url, start, end }: StyleUrl,
  { assets, hrefOf }: Around,
): string | Message | undefined {
  const at = () => ({ file, place: placeOf(css, start, end) })
  if (/^data:/i.test(url)) return undefined
  if (/^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(url)) {
    const message = `Unexpected address of another host, \`${shown(url)}\`, which is not loaded`
    const hint = 'Put the file into the handbook and name it here: the site loads nothing from other hosts.'
    return report('asset-external', at(), message, { hint })
  }
  const [, written = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? []
  if (written === '') return undefined
  const path = posix.join(written.startsWith('/') ? '' : posix.dirname(file), decodePath(written)).replace(/^\//, '')
  if (!assets.has(path)) {
    const near = findNearest(path, assets.keys())
    const more = near.length > 0 ? { expected: near } : { hint: 'Add the file, or remove the address.' }
    return report('asset-missing', at(), `No file \`${shown(path)}\`${didYouMean(near)}`, more)
  }
  const href = hrefOf(path)
  if (typeof href === 'string') return posix.basename(href) + escaped(suffix)
  const message = href.rule ? href.message : `${href.message}: \`${path}\``
  return report(href.rule ?? 'asset-missing', at(), message, { hint: href.hint })
}

const shown = (url: string): string => truncate(url, 120)

/** What is behind `?` or `#`, so that it cannot end the address it is put into. */
const escaped = (suffix: string): string =>
  suffix.replace(/["'()\\\s\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)

function placeOf(text: string, start: number, end: number): Place {
  const lines = text.slice(0, start).split('\n')
  const spelled = text.slice(start, end).split('\n')
  const line = lines.length
  const column = lines.at(-1)!.length + 1
  const endLine = line + spelled.length - 1
  return { line, column, endLine, endColumn: spelled.at(-1)!.length + (spelled.length === 1 ? column : 1) }
}
