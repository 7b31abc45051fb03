import type { Passage } from './passages.ts'
import type { NearLink } from './types.ts'

const words = String.raw`!?\[(?<words>(?:[^[\]]|\[[^[\]]*\]){1,300})\]`

/** How a link may be written so that Markdown takes it for text, each with what is the address in it. */
const forms: readonly { readonly form: NearLink['form']; readonly pattern: RegExp }[] = [
  { form: 'spaces', pattern: new RegExp(String.raw`${words}\((?<url>(?:[^()\n]|\([^()\n]*\))+)\)`, 'dg') },
  { form: 'apart', pattern: new RegExp(String.raw`${words}(?:[ \t]+|[ \t]*\n[ \t>]*)\((?<url>[^()\s]+)\)`, 'dg') },
  { form: 'turned', pattern: /\((?<words>[^()\n]+)\)\[(?<url>[^[\]\s]+)\](?![[(])/dg },
  {
    form: 'open',
    pattern: new RegExp(String.raw`${words}\((?<url>[^()\s\]]*[^()\s\].,;:!?])(?:\]|(?=[.,;:!?]*(?:\s|$)))`, 'dg'),
  },
  { form: 'braces', pattern: new RegExp(String.raw`${words}(?:<(?<url>[^<>\s]+)>)`, 'dg') },
  { form: 'braces', pattern: new RegExp(String.raw`${words}(?:\{(?<url>[^{}\s]+)\})`, 'dg') },
  { form: 'wide', pattern: /!?[[［](?<words>[^[\]［］\n]+)[\]］][(（](?<url>[^()（）\n]+)[)）]/dg },
  { form: 'template', pattern: /^[ \t>]*(?<url>\{%.*%\}|\{\{[%<].*[%>]\}\})[ \t]*$/dgm },
  { form: 'definition', pattern: /(?<=^[ \t>]*)\[(?<words>[^[\]^][^[\]]*)\]:[ \t]+(?<url>\S.*\S)[ \t]*$/dgm },
  {
    form: 'wiki',
    pattern:
      /!?\[\[(?<url>[ \t]*(?:[\p{L}\p{N}_/]|\.{1,2}\/|#\p{L})[^[\]|\n]*)(?:\|(?<words>[^[\]\n]*))?\]\](?![[(])/dgu,
  },
  { form: 'half', pattern: /(?<!\[)\[\[(?<url>[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]*)\](?![\](])/dgu },
]

/** Whether a page may hold one. */
export const mayHoldNearLink = /\]\s*[(（<{]|\)\[|\[\[|［|\]（|\]:\s|\{[{%]/

/** What is meant as a link and is text to Markdown. Where it leads is up to the handbook, and so is at times whether it is one. */
export function findNearLinks(passage: Passage): NearLink[] {
  const { text } = passage
  if (!mayHoldNearLink.test(text)) return []
  const found: NearLink[] = []
  const taken: [number, number][] = []
  for (const { form, pattern } of forms)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (!isMeant(form, match, passage) || taken.some(([from, to]) => match.index < to && from < end)) continue
      taken.push([match.index, end])
      found.push(nearLink(form, match, passage))
    }
  return found.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}

function isMeant(form: NearLink['form'], { 0: written, index, groups }: RegExpMatchArray, { node }: Passage): boolean {
  const url = groups!.url!
  if (/\0/.test(url)) return false
  if (form === 'spaces') return /\s/.test(url.trim())
  if (form === 'apart') return !/^\[[ xX]\]/.test(written)
  if (form === 'wide') return /[［］（）]/.test(written)
  if (form === 'wiki') return written.startsWith('!') || groups!.words?.trim() === '' || !isRead(url)
  // Below other text of its paragraph, it is text however it is written.
  return form !== 'definition' || (node.type === 'paragraph' && (/\s/.test(url) || index! > 0))
}

function nearLink(
  form: NearLink['form'],
  { 0: written, index, groups, indices }: RegExpMatchArray,
  passage: Passage,
): NearLink {
  const [from, to] = indices!.groups!.url!
  const { address, title } = addressOf(groups!.url!)
  const [line = ''] = written.split('\n', 1)
  return {
    form,
    written: written.replace(/\0+/g, '…'),
    words: (groups!.words ?? '').replace(/\0+/g, '…'),
    url: form === 'wiki' || form === 'half' ? `[[${address}]]` : address,
    title,
    isCertain: isAddress(address, form) || (form === 'definition' && isUsed(groups!.words!, address, passage)),
    place: passage.place(index!, line.length),
    address: passage.place(from, to - from),
  }
}

/** Whether a page refers to what a definition defines. */
// With words behind it in place of an address, `[1]` may well be a mark that readers are meant to see.
const isUsed = (words: string, url: string, { source }: Passage): boolean =>
  source.includes(`][${words}]`) || (!/\s/.test(url) && source.split(`[${words}]`).length > 2)

/** What `[[id]]` may be, which is read elsewhere. */
const isRead = (id: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]*(?:#[^\s#]+)?$/u.test(id)

/** What is between parentheses, with the title behind it, whose quotes may be those of a text processor. */
function addressOf(url: string): { readonly address: string; readonly title: string } {
  const { 1: address = url, 2: title } = /^\s*(.*?)(?:\s+["'“”„‘’«]([^"“”«»]*)["'“”‘’»])?\s*$/.exec(url) ?? []
  return {
    address: address.replace(/^<|>$/g, ''),
    title: title === undefined ? '' : title.includes('"') ? ` '${title}'` : ` "${title}"`,
  }
}

/** Whether another tool would have filled in an address. */
export const isTemplate = (url: string): boolean => /\{[%{].*[%}]\}/.test(url)

/** Whether text between parentheses can hardly be anything but an address, wherever it leads. */
function isAddress(url: string, form: NearLink['form']): boolean {
  // Brackets within brackets are what people write around other things, too.
  if (form === 'half') return false
  if (form === 'wiki') return /\p{L}/u.test(url) && !/["“”'`=;,]/.test(url)
  if (/^(?:https?:\/\/|mailto:\S+@|www\.|\.{0,2}\/[\w%.{])/i.test(url) || isTemplate(url)) return true
  // What is behind a name and a colon may be what somebody says.
  if (form === 'definition') return false
  if (startsWithFile.test(url) || isFile.test(url)) return true
  return /^[\w%.-]+(?:[ \w%.-]*\/[ \w%.-]+)+\/?$/.test(url) && !/\b(?:and|he|she|him|his|her)\/|\.\s/.test(url)
}

const ending = String.raw`\.(?:md|markdown|mdx|html?|pdf|png|jpe?g|gif|svg|webp|docx?|xlsx?|pptx?|csv|txt|ya?ml|json|zip|drawio)`
const startsWithFile = new RegExp(String.raw`^[^\s:]+${ending}(?:#\S*)?(?:\s|$)`, 'i')
const isFile = new RegExp(String.raw`^[^:;,!?]*${ending}(?:[?#]\S*)?$`, 'i')

/** The addresses that one may have been meant to have: with what is behind a space, or with that as its title. */
export const addressesOf = ({ url, form }: NearLink): readonly string[] =>
  form === 'spaces' ? [url, url.split(/\s/, 1)[0]!] : [url]
