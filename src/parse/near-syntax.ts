import type { Root } from 'mdast'
import type { Message } from '../base/messages.ts'
import { formatCodePoint } from '../base/text.ts'
import { generatedBlocks } from '../schema/blocks.ts'
import { findForeignFences, findForeignSyntax, mayHoldForeign } from './foreign-syntax.ts'
import { findNearLinks, mayHoldNearLink } from './near-links.ts'
import { findNearLists } from './near-lists.ts'
import { findPassages, type Passage, type PassageLine, reportSlip, type Slip } from './passages.ts'
import { findNearTable } from './tables.ts'
import type { NearLink } from './types.ts'

// What is found here is text to Markdown, and certain enough to be meant as more: what is not must not be reported, or nobody
// reads the reports. So each pattern asks for what prose does not have.

/** White space that Markdown takes for a letter, though it may look ordinary. */
const odd = String.raw`[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]`

/** Whether there may be anything to find in text that Markdown has left. */
const mayHold = new RegExp(
  [
    mayHoldNearLink.source,
    mayHoldForeign.source,
    String.raw`\*\*|__|~~|＊＊|\S[ \t]\*|\|`,
    String.raw`^(?:#|＃|${odd}|:{2}|/{3}|!{3}|\?{3}|['´‘’]{3}|\[[!\] xX])`,
    String.raw`^(?:[-+*]|\d{1,3}[.)])(?:[^\s\d]|${odd})|^[•●◦▪‣·・－–—]|^\(?(?:\d{1,2}|[a-h])[.)]+[ \t]`,
  ].join('|'),
  'm',
)

/** What looks like syntax and stays text: messages, and links that only the handbook can tell. */
export function findNearSyntax(
  tree: Root,
  source: string,
  file: string,
): { readonly messages: Message[]; readonly nearLinks: NearLink[] } {
  const passages = findPassages(tree, source, mayHold)
  const messages = passages.flatMap((passage) => {
    const slips = [
      ...findEmphasis(passage),
      ...findForeignSyntax(passage),
      ...(passage.node.type === 'tableCell' ? [] : findNearTable(passage)),
      ...(passage.node.type === 'paragraph' ? [...findNearStarts(passage), ...findNearLists(passage)] : []),
    ]
    return slips.map((slip) => reportSlip(passage, file, slip))
  })
  messages.push(...findForeignFences(tree, source, file))
  return { messages, nearLinks: passages.flatMap(findNearLinks) }
}

const inner = String.raw`(?<words>[\p{L}\p{N}"“'(\[\0](?:[^*_~\n]*[^\s*_~])?)`
const opening = String.raw`(?<![\p{L}\p{N}*_~])(?<mark>\*\*|__|~~)`
const closing = String.raw`\k<mark>(?![*_~])`

/** Marks with a space inside, with a letter behind that keeps them from ending, and wider ones. */
const emphases = [
  new RegExp(String.raw`${opening}(?<before>)${inner}(?<after>[^\S\n]+)${closing}`, 'gu'),
  new RegExp(String.raw`${opening}(?<before>[^\S\n]+)${inner}(?<after>)${closing}(?![\p{L}\p{N}])`, 'gu'),
  new RegExp(String.raw`${opening}(?<before>)${inner}(?<after>)${closing}(?<=[.:;,!?)]..)(?=[\p{L}\p{N}])`, 'gu'),
  /(?<mark>＊＊)(?<before>)(?<words>[^\s＊](?:[^＊\n]*[^\s＊])?)(?<after>)＊＊/gu,
  /(?<=^[^*\n]*(?<![^\s(]))(?<mark>\*)(?<before>)(?<words>\p{L}[^*\n]{0,60}\p{L})(?<after>[ \t]+)\*(?=[.,;:!?)]|$)(?=[^*\n]*$)/gmu,
]

function findEmphasis(passage: Passage): Slip[] {
  const slips = findNearEmphasis(passage)
  return slips.length > 0 ? slips : findOpenBold(passage)
}

/** Bold words without an end. What begins a paragraph may be a footnote, and small letters a name such as `**kwargs`. */
function findOpenBold({ text, parent, node }: Passage): Slip[] {
  if (node.type !== 'paragraph' || text.split('**').length !== 2) return []
  const [written, before = ''] = /(^|[ \t])\*\*(?=\p{Lu}\p{L}+[:,]?[ \t]+[\p{L}\0])[^*]*$/u.exec(text) ?? []
  if (written === undefined || (before === '' && parent.type !== 'listItem')) return []
  const from = text.indexOf('**')
  const hint = 'Put `**` behind the last of the bold words, or a backslash before each `*` that readers should see.'
  return [{ ...common, from, length: 2, message: '`**` is text here: nothing ends the bold words', hint }]
}

function findNearEmphasis({ text }: Passage): Slip[] {
  if (!/\*\*|__|~~|＊＊|\S[ \t]\*/.test(text)) return []
  const slips = new Map<number, Slip>()
  for (const pattern of emphases)
    for (const { 0: written, index, groups } of text.matchAll(pattern)) {
      const { mark = '', before = '', words = '', after = '' } = groups!
      if (slips.has(index) || !/\p{L}/u.test(words) || (mark === '__' && !/\s/.test(written))) continue
      const [behind = ''] = text.slice(index + written.length)
      // Both may begin something, such as `**kwargs and **options`.
      if (after !== '' && /[\p{L}\p{N}]/u.test(behind) && !/^[\p{Lu}"“(]/u.test(words)) continue
      const spaces = { before: /\s$/.test(text.slice(0, index)) ? '' : before, after: /^\s/.test(behind) ? '' : after }
      slips.set(index, emphasisSlip(index, written, { mark, words, isShut: before + after === '', ...spaces }))
    }
  return [...slips.values()]
}

interface Emphasis extends Readonly<Record<'mark' | 'before' | 'words' | 'after', string>> {
  /** No space is inside. */
  readonly isShut: boolean
}

function emphasisSlip(from: number, written: string, { mark, before, words, after, ...one }: Emphasis): Slip {
  const isWide = mark === '＊＊'
  const isShut = !isWide && one.isShut
  const marks = isWide ? '**' : mark
  const right = `${before}${marks}${words}${marks}${isShut ? ' ' : after}`
  const why = isWide ? 'it is wider than the `*` that Markdown knows' : 'a space is between it and the words'
  return {
    ...common,
    from,
    length: written.length,
    message: `\`${mark}\` is text here: ${isShut ? 'a letter is right behind it' : why}`,
    hint: isShut
      ? `Put a space behind \`${shown(right)}\`, or the \`${words.at(-1)}\` behind the \`${mark}\`.`
      : `Write \`${shown(right)}\`.`,
    ...(!written.includes('\0') && { edits: [{ from, length: written.length, text: right }] }),
  }
}

const shown = (text: string): string => text.trim().replace(/\0+/g, '…')

const common = { rule: 'markup-not-read' } as const

/** Headings, boxes and special spaces at the start of lines. */
const findNearStarts = (passage: Passage): Slip[] =>
  passage.lines.flatMap((line, at) => {
    const slip =
      beforeMark(line) ??
      nearHeading(line, at, passage) ??
      nearBox(line) ??
      (at === 0 ? nearAlert(line, passage) : undefined) ??
      nearFence(line) ??
      (at === 0 ? nearTask(line, passage) : undefined)
    return slip ? [slip] : []
  })

const spaceBefore = new RegExp(
  String.raw`^([ \t]*${odd}(?:${odd}|[ \t])*)(#{1,6}|[-+*]|\d{1,3}[.)]|>|\`{3}|~{3})(?=\s|[\`~\w]|$)`,
)
const spaceBehind = new RegExp(String.raw`^(#{1,6}|[-+*])([ \t]*${odd}(?:${odd}|[ \t])*)\S`)

/** A special space before or behind a mark that stands at the start of a line. */
function beforeMark({ text, from }: PassageLine): Slip | undefined {
  const before = spaceBefore.exec(text)
  // Before a minus or a number with nothing behind it, it is only in the way.
  const isMark = before && (/^[>`~]/.test(before[2]!) || /^[ \t]/.test(text.slice(before[0].length)))
  const behind = isMark ? null : spaceBehind.exec(text)
  const [, one, two] = (isMark ? before : behind) ?? []
  if (one === undefined || two === undefined) return undefined
  const [spaces, mark] = isMark ? [one, two] : [two, one]
  const at = from + (isMark ? 0 : mark.length)
  const name = formatCodePoint(new RegExp(odd).exec(spaces)![0])
  const where = isMark ? 'before' : 'behind'
  return {
    ...common,
    from: at,
    length: spaces.length,
    message: `\`${mark}\` is text here: the special space ${name} is ${where} it`,
    hint: isMark ? 'Delete it, or type ordinary spaces.' : 'Type an ordinary space instead.',
    // Before a mark it may have been meant to move it to the right.
    edits: [{ from: at, length: spaces.length, text: isMark ? ' '.repeat(Math.min(3, spaces.length)) : ' ' }],
  }
}

function nearHeading(line: PassageLine, at: number, passage: Passage): Slip | undefined {
  const { text, from } = line
  const [, marks = '', space = '', words = ''] = /^([#＃]+)([ \t\u3000]*)(.*)$/u.exec(text) ?? []
  if (marks === '' || words === '') return undefined
  const slip = (message: string, length: number, edit?: string): Slip => ({
    ...common,
    from,
    length,
    message: `\`${marks}\` is text here: ${message}`,
    hint: `Write \`${(edit ?? '###### ').trim()} ${shown(words.slice(0, 60))}\`.`,
    ...(edit !== undefined && { edits: [{ from, length, text: edit }] }),
  })
  const whole = marks.length + space.length
  if (marks.includes('＃'))
    return space !== '' || marks.length > 1
      ? slip('it is wider than the `#` that Markdown knows', whole, `${'#'.repeat(Math.min(6, marks.length))} `)
      : undefined
  if (marks.length > 6) return space === '' ? undefined : slip('a heading has six at most', marks.length)
  // In the midst of a paragraph, a small letter may go on with it.
  const isHeading =
    marks.length > 1
      ? /^(?:\p{L}|\d+(?:[.)]|\s)|[*_[`"'“(\0])/u.test(words) && (at === 0 || !/^\p{Ll}/u.test(words))
      : isTitle(words, at, passage)
  return space === '' && isHeading ? slip('a heading has a space behind it', marks.length, `${marks} `) : undefined
}

/** Whether words behind a single `#` are a heading, and not a tag, a channel or a number. */
function isTitle(words: string, at: number, { node, lines, next, parent }: Passage): boolean {
  if (parent.type !== 'root' || at > 0 || !/^\p{Lu}/u.test(words) || /[#.!?,;:]/.test(words)) return false
  const count = words.trim().split(/\s+/).length
  if (lines.length > 1) return count > 1 && count < 9 && /^[\p{Lu}*_`[\0-]/u.test(lines[1]!.text)
  // A heading has something below it.
  const isAbove = next !== undefined && next.type !== 'heading' && next.type !== 'thematicBreak'
  if (!isAbove && parent.children[0] !== node) return false
  return count > 1 ? count < 11 : /^\p{Lu}\p{Ll}+$/u.test(words.trim())
}

/** Boxes as other tools write them, which the parser has not read. */
function nearBox({ text, from }: PassageLine): Slip | undefined {
  const slip = (message: string, hint: string): Slip => {
    const { length } = text.trimEnd()
    return { rule: 'directive-unknown', from, length, message, hint }
  }
  if (/^:{3,}[ \t]*[^\s:]/.test(text))
    return slip('These colons open no block', 'Write `:::note My title`, the text below it, and then a line `:::`.')
  const [, block = ''] = /^::[ \t]*([a-z]+)[ \t]*(?:[[{(].*)?$/i.exec(text) ?? []
  if (Object.hasOwn(generatedBlocks, block.toLowerCase())) {
    const { example } = generatedBlocks[block.toLowerCase() as keyof typeof generatedBlocks]
    return slip(`\`::${block}\` is text here`, `Write it like this, without any spaces between: \`${example}\`.`)
  }
  const [, fence = '', behind = ''] = /^\/{3}[ \t]+([a-z][\w-]*)(?:[ \t]*\|[ \t]*(.*?))?[ \t]*$/i.exec(text) ?? []
  if (fence !== '') {
    const right = `:::${fence} ${behind}`.trim()
    return slip(
      `Unexpected box \`/// ${fence}\`, expected colons`,
      `Write \`${right}\` there and \`:::\` where it ends.`,
    )
  }
  const [, mark, kind = '', title = ''] =
    /^(!!!|\?\?\?\+?)[ \t]+"?([a-z][\w-]*)"?(?:[ \t]+"([^"]*)")?[ \t]*$/i.exec(text) ?? []
  if (mark === undefined) return undefined
  const wanted = `${mark === '!!!' ? `:::${kind}` : ':::details'} ${title}`.trim()
  const hint = `Write \`${wanted}\`, the text below it without the indentation, and then a line \`:::\`.`
  return slip(`Unexpected box \`${mark} ${kind}\`, expected colons`, hint)
}

function nearAlert({ text, from }: PassageLine, { parent }: Passage): Slip | undefined {
  const [box] = /^\[!(?:note|tip|important|warning|caution|info|danger)\]/i.exec(text) ?? []
  if (box === undefined || parent.type === 'blockquote') return undefined
  return {
    rule: 'directive-unknown',
    from,
    length: box.length,
    message: `\`${box}\` is text here: it makes a box only of a quote`,
    hint: 'Put `> ` before it and before each line of the box.',
  }
}

/** Marks that look like those of code. */
function nearFence({ text, from }: PassageLine): Slip | undefined {
  const [, mark, language = ''] = /^('''|´´´|‘‘‘|’’’)([\w-]*)[ \t]*$/.exec(text) ?? []
  if (mark === undefined) return undefined
  const message = `\`${mark}\` is text here: code is between lines of three backticks`
  return {
    ...common,
    from,
    length: mark.length,
    message,
    hint: `Write three backticks instead${language && `, and \`${language}\` behind them`}.`,
  }
}

/** A box to tick that is not written as one. */
function nearTask({ text, from }: PassageLine, { parent }: Passage): Slip | undefined {
  if (parent.type !== 'listItem' || typeof parent.checked === 'boolean') return undefined
  const [written] =
    /^\[\](?=\s+\S)|^\[[ xX]?\](?=[\p{L}\p{N}])|^\[ {2,}\](?=\s+\S)|^\[(?: [xX]|[xX] | [xX] )\](?=\s+\S)/u.exec(text) ??
    []
  if (written === undefined) return undefined
  const box = /x/i.test(written) ? '[x]' : '[ ]'
  const isApart = /^\s/.test(text.slice(written.length))
  return {
    ...common,
    from,
    length: written.length,
    message: `\`${written}\` is text here, not a box to tick`,
    hint: `Write \`${box} \` before the words.`,
    edits: [{ from, length: written.length, text: isApart ? box : `${box} ` }],
  }
}
