import { gunzipSync } from 'node:zlib'

/** Why a file is published only to be saved: opened by its address, a browser could run what is in it as a part of the site. */
export interface Active {
  /** What would run, as words of a message; missing where nothing was found and the kind of file alone is the reason. */
  readonly what?: string
}

/**
 * Whether a browser that opens a file by its address may run something in it. HTML always may. An SVG is shown where
 * nothing in it runs; so is what hosts send as something else than a document. Any other markup is saved: hosts do not
 * agree on what they call it, and browsers guess.
 */
export function findActive(path: string, bytes: Uint8Array): Active | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  if (documents.has(ending)) return { what: 'HTML' }
  if (onServers.test(ending)) return { what: 'a program for a server' }
  const isSvg = /^svgz?$/.test(ending)
  if (inert.has(ending) || !(isSvg || beginsAsMarkup(bytes))) return undefined
  const text = readMarkup(bytes)
  const what = text === undefined ? 'text in an unknown encoding' : findScript(text)
  if (what !== undefined) return { what }
  return isSvg ? undefined : {}
}

/** What hosts send with an SVG, for a browser that opens it by its address: whatever it holds, nothing runs or is loaded. */
export const svgPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const documents = words('html htm xhtml xht shtml shtm stm mhtml mht hta')

/** What a host that is more than a server of files runs itself. */
const onServers = /^(?:php\d?|phtml|phar|aspx?|ashx|jspx?|cgi|fcgi|cfm)$/

/** What every host calls by a name of its own that no browser runs, also where it begins like markup. */
const inert = words(
  'txt text md markdown csv tsv json jsonl css js mjs cjs ts png apng jpg jpeg jfif gif webp avif heic bmp ico tif tiff woff woff2 ttf otf pdf zip gz mp3 mp4 ogg wav webm doc docx xls xlsx ppt pptx odt ods odp rtf ics',
)

/** What browsers look at to tell what a file is: the first byte that is not space, a mark of its encoding or the half of a character. */
function beginsAsMarkup(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !before.has(byte))
  return first === 0x3c
}

const before: ReadonlySet<number> = new Set([0, 9, 10, 12, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff])

/** Text as a parser of XML reads it, whatever it is packed or encoded in; undefined for what cannot be told. */
function readMarkup(bytes: Uint8Array): string | undefined {
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: mostUnpacked }) : bytes
    return new TextDecoder(encodingOf(plain)).decode(plain)
  } catch {
    return undefined
  }
}

const mostUnpacked = 64 * 1024 * 1024

/** XML 1.0, appendix F: the mark at the start, else how the first `<` is written, else what the declaration says. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1')
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/i.exec(start)?.[1] ?? 'utf-8'
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared
}

const name = String.raw`[^\s"'<>/=]+`
const quoted = `"[^"]*(?:"|$)|'[^']*(?:'|$)`
// A quote that closes only behind the next tag is a mistake, and hides nothing.
const value = `"[^"<]*"|'[^'<]*'`
// What has no end goes on to the end of the text: a search that gave up and began again would take the square of its length.
const token = new RegExp(
  [
    '<!--[^]*?(?:-->|$)',
    String.raw`<!\[CDATA\[[^]*?(?:\]\]>|$)`,
    String.raw`(?<instruction><\?[^]*?(?:\?>|$))`,
    String.raw`<!doctype(?:[^[>"']|${quoted})*(?:>|\[(?<subset>[^]*?)(?:\]\s*>|$))`,
    `<(?<tag>${name})(?<attributes>(?:[^<>=]|=\\s*(?:${value})?)*)`,
  ].join('|'),
  'gi',
)

/** The first thing in markup that a browser would run. Errs on the side of finding something in what is not well formed. */
function findScript(text: string): string | undefined {
  const entities = new Map<string, string>()
  for (const { groups = {} } of text.matchAll(token)) {
    const { instruction = '', subset = '', tag, attributes = '' } = groups
    if (/^<\?xml-stylesheet/i.test(instruction) && !/\btype\s*=\s*["']text\/css["']/i.test(instruction))
      return '`<?xml-stylesheet?>`'
    const declared = subset.replace(plainEntity, (_, name: string, quoted: string) => {
      entities.set(name, quoted.slice(1, -1))
      return ''
    })
    // What a document declares for itself may bring any markup with it.
    if (/<!|%/.test(declared.replace(/<!--[\s\S]*?-->/g, '')) || tag?.startsWith('!')) return 'declarations of its own'
    const found = tag && scriptIn(tag, attributes, entities)
    if (found) return found
  }
  return undefined
}

const plainEntity = new RegExp(String.raw`<!ENTITY\s+(${name})\s+("[^"<&%]*"|'[^'<&%]*')\s*>`, 'g')

/** Elements that run or load a document, in an SVG or in the HTML inside of it. */
const runs = /^(?:script|iframe|object|embed|applet)$/i

function scriptIn(tag: string, attributes: string, entities: ReadonlyMap<string, string>): string | undefined {
  if (runs.test(localName(tag))) return `\`<${tag}>\``
  for (const [, written = '', quoted = ''] of attributes.matchAll(attribute)) {
    const local = localName(written)
    if (/^on[a-z]{3,}$/i.test(local) || /^http-equiv$/i.test(local)) return `\`${local}\``
    if (!isAddress.test(local)) continue
    const address = decoded(quoted.slice(1, -1), entities)
    const scheme = /(?:^|[;,])(javascript|vbscript):/.exec(address)?.[1]
    if (scheme !== undefined) return `\`${scheme}:\``
    // In an image nothing runs; elsewhere a document in an address is a part of this one.
    if (!/^(?:image|feImage|img)$/i.test(localName(tag)) && /(?:^|[;,])data:(?!image\/(?!svg)|font\/)/.test(address))
      return `a \`data:\` address in \`<${tag}>\``
  }
  return undefined
}

/** Without the prefix of its namespace. */
const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1)

const attribute = new RegExp(`(${name})(?:\\s*=\\s*(${value}))?`, 'g')

/** Attributes with an address, and those by which an animation sets one. */
const isAddress = /^(?:href|src|action|formaction|to|from|by|values)$/i

/** An address as a browser reads it: in small letters, without references to characters, and without what it leaves out. */
function decoded(text: string, entities: ReadonlyMap<string, string>): string {
  return (
    text
      .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([^;&\s]+));?/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return entities.get(name) ?? named[name.toLowerCase()] ?? whole
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave these out of an address
      .replace(/[\u0000-\u0020\u007f-\u00a0]+/g, '')
      .toLowerCase()
  )
}

// Of XML, and those of HTML that a scheme can be spelled with.
const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
  ...{ colon: ':', tab: '', newline: '', nbsp: '' },
}
