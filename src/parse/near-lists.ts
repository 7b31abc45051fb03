import type { ListItem } from 'mdast'
import type { Passage, PassageLine, Slip } from './passages.ts'

/** A line that begins as the items of a list do. */
interface Start {
  readonly line: PassageLine
  readonly mark: string
  /** What it has in common with the others of its list. */
  readonly kind: string
  /** The number of a numbered item. */
  readonly number: number | undefined
}

const box = /^\[[ xX]\](?=[ \t]+\S)/
const plain = /^(?:(?<mark>[-+*])|(?<number>\d{1,3})(?<end>[.)]))(?=[\p{L}\0"“(]|\[[ xX]\])/u
const foreign = /^(?<mark>[•●◦▪‣·・－–—])\s*(?=[\p{L}\p{N}\0"“([])/u
const spaced = /^(?<number>\d{1,3})(?<end>[.)])[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+(?=\S)/u

// These stand in a paragraph, so they have made no list: a number only where it is not 1, below text.
const ordinal = /^(?:\((?<inner>\d{1,2}|[a-h])\)|(?<letter>[a-h])[.)]|(?<number>\d{1,2})(?<end>[.)]))[ \t]+(?=\S)/

const orderOf = (written: string): number => (/\d/.test(written) ? Number(written) : written.charCodeAt(0) - 96)

function startOf(line: PassageLine): Start | undefined {
  const [ticked] = box.exec(line.text) ?? []
  if (ticked !== undefined) return { line, mark: ticked, kind: 'box', number: undefined }
  const { 0: written, groups } = plain.exec(line.text) ??
    foreign.exec(line.text) ??
    spaced.exec(line.text) ?? { 0: undefined, groups: undefined }
  if (written === undefined) return ordinalOf(line)
  const { mark, number, end } = groups as Record<string, string | undefined>
  // `-v` and `-x` are options of a command.
  if (/^[-+*](?!a )\p{Ll}(?![\p{L}'’])/u.test(line.text)) return undefined
  return { line, mark: written, kind: mark ?? end!, number: number === undefined ? undefined : Number(number) }
}

function ordinalOf(line: PassageLine): Start | undefined {
  const { 0: written, groups } = ordinal.exec(line.text) ?? {}
  const { inner, letter, number, end = '' } = groups ?? {}
  const order = inner ?? letter ?? number
  if (written === undefined || order === undefined) return undefined
  const mark = written.trim()
  return { line, mark, kind: number === undefined ? mark.replace(order, '') : `${end} `, number: orderOf(order) }
}

/** Lines that begin like items of a list and run together, since no space, or not one of Markdown's marks, says that they are. */
export function findNearLists(passage: Passage): Slip[] {
  const starts = passage.lines.map(startOf)
  const slips: Slip[] = []
  for (let at = 0; at < starts.length; ) {
    const group = groupAt(starts, at)
    const isList = group.length > 1 ? isMeant(group) : group.length === 1 && isBeside(group[0]!, at, passage)
    if (isList) slips.push(slipOf(group))
    at += Math.max(1, group.length)
  }
  return slips
}

/** The lines from one on that go on with the same list. */
function groupAt(starts: readonly (Start | undefined)[], at: number): Start[] {
  const group: Start[] = []
  for (let next = starts[at]; next; next = starts[at + group.length]) {
    const before = group.at(-1)
    if (before && (before.kind !== next.kind || (next.number !== undefined && next.number !== before.number! + 1)))
      break
    group.push(next)
  }
  return group
}

/** Lines that readers see one below the other are as they were meant to be, or near it. */
const isMeant = (group: readonly Start[]): boolean =>
  group[0]!.kind === 'box' || group.slice(0, -1).some(({ line }) => !line.isBroken)

/** Whether a single line goes on with the list it is in, or stands right above one. */
function isBeside({ kind, line, mark }: Start, at: number, passage: Passage): boolean {
  const { parent, next, lines, node, source } = passage
  if (/^[-+*]\[/.test(line.text)) return true
  if (!/^(?:[-+*]|\d+[.)])$/.test(mark)) return false
  if (at > 0 && parent.type === 'listItem') return isMarkedBy(parent, kind, source)
  const isAbove = next?.type === 'list' && next.position?.start.line === node.position!.end.line + 1
  return at === lines.length - 1 && isAbove && isMarkedBy(next.children[0]!, kind, source)
}

const isMarkedBy = ({ position }: ListItem, kind: string, source: string): boolean =>
  /^(?:[-+*]|\d+(?=(.)))/.exec(source.slice(position!.start.offset))?.findLast((one) => one !== undefined) === kind

function slipOf(group: readonly Start[]): Slip {
  const [first, ...others] = group as [Start, ...Start[]]
  if (first.kind === 'box') return boxSlip(group)
  if (ordinal.test(first.line.text)) return ordinalSlip(first, group.length)
  const isForeign = /[•●◦▪‣·・－–—]/.test(first.kind)
  const isOdd = /\s$/.test(first.mark) && !isForeign
  const right = isForeign ? '- ' : `${first.mark.trim()} `
  const count = others.length === 0 ? 'this line is' : `${group.length} lines are`
  const why = isForeign
    ? 'Markdown has other marks for lists'
    : isOdd
      ? 'a special space is behind it'
      : 'no space is behind it'
  return {
    rule: 'markup-not-read',
    from: first.line.from,
    length: first.mark.length,
    message: `\`${first.mark.trim()}\` is text here, and ${count} part of the text around: ${why}`,
    hint: `Write \`${right}\` before the words${others.length > 0 ? ', and so on' : ''}.`,
    edits: group.map(({ line, mark }) => ({
      from: line.from,
      length: mark.length,
      text: isForeign ? '- ' : `${mark.trim()} `,
    })),
  }
}

/** Boxes to tick, which are boxes only in a list. */
const boxSlip = (group: readonly Start[]): Slip => ({
  rule: 'markup-not-read',
  from: group[0]!.line.from,
  length: group[0]!.mark.length,
  message: `\`${group[0]!.mark}\` is text here, and ${group.length} lines run together: a box to tick is in a list`,
  hint: 'Write `- ` before it, and so on.',
  edits: group.map(({ line }) => ({ from: line.from, length: 0, text: '- ' })),
})

/** Letters, numbers between parentheses, and numbers from 2 on right below text. */
function ordinalSlip({ line, mark, kind }: Start, count: number): Slip {
  const isNumber = kind.endsWith(' ')
  const why = isNumber ? 'below text, a list begins with 1' : 'Markdown has no lists of this kind'
  return {
    rule: 'markup-not-read',
    from: line.from,
    length: mark.length,
    message: `\`${mark}\` is text here, and ${count} lines run together: ${why}`,
    hint: isNumber ? 'Put an empty line above it.' : 'Write `1. ` before the words, and so on.',
  }
}
