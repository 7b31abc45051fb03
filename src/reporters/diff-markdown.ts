import type { Message } from '../base/messages.ts'
import { countThings, flattenText } from '../base/text.ts'
import { hasOnlyNames, summarizeRenames } from '../views/diff/names.ts'
import type { HandbookDiff, PageDiff, Words } from '../views/diff/types.ts'
import {
  type Comparison,
  diffSentences,
  explainSides,
  isOnlyWords,
  shortenWords,
  summarizeRewording,
} from './diff-words.ts'

// A forge refuses a comment that is too long.
const most = { rows: 100, reasons: 100, pages: 100, problems: 25, blocks: 60, characters: 600, ofList: 9_000 }

const title = '### Handbook changes'

/** The whole comment, where nothing changed. */
export const nothingChanged = `${title}: **none**`

type LinkTo = (page: PageDiff) => string | undefined

/**
 * Two handbooks compared, as a comment on a pull request. No word of a page can become markup of its own. `linkTo` says
 * where a page can be read.
 */
export function diffMarkdown(comparison: Comparison, linkTo: LinkTo): string {
  const { diff, versions, introduced, solved, prefix, prefixBefore } = comparison
  const problems = [...problemList('introduced', introduced, prefix), ...problemList('solved', solved, prefixBefore)]
  const remarks = explainSides(comparison).map((said) => inMarkdown(said))
  const step = versions ? ` (${inMarkdown(versions.from)} → ${inMarkdown(versions.to)})` : ''
  const head = `${title}: **${diff.bump}**${step}`
  if (diff.bump === 'none') return [head, ...problems, ...remarks].join('\n\n')
  if (isOnlyWords(diff)) {
    const said = summarizeRewording(diff, (path) => codeInMarkdown(prefix + path))
    return [head, `${said[0]!.toUpperCase()}${said.slice(1)}.`, ...problems, ...remarks].join('\n\n')
  }
  const reasons = diff.reasons.map(({ bump, message }) => `**${bump}** ${sentenceInMarkdown(cut(message))}`)
  const words = diff.pages.flatMap(changedWords)
  return [
    head,
    ...remarks,
    ...table(diff),
    ...review(diff, prefix),
    ...problems,
    folded(`Why ${diff.bump}: ${countThings(reasons.length, 'change')}`, reasons, most.reasons),
    // None when only the configuration changed.
    ...(diff.pages.length > 0 ? [pages(comparison, linkTo)] : []),
    ...(words.length > 0 ? [folded('Words that changed', words, most.blocks)] : []),
  ].join('\n\n')
}

function table(diff: HandbookDiff): string[] {
  const rows = diffSentences(diff).map(({ who, what }) => {
    const names = who.map(({ name, does }) => `**${inMarkdown(name)}**${does ? ` ${does}` : ''}`)
    return `| ${names.join(' · ')} | ${inMarkdown(cut(what))} |`
  })
  return rows.length > 0
    ? [['| who | change |', '|---|---|', ...first(rows, most.rows, (more) => `| … | ${more} |`)].join('\n')]
    : []
}

function review({ reviewers }: HandbookDiff, prefix: string): string[] {
  const owners = reviewers.map(({ role, owner }) => {
    // A team that should review is mentioned on purpose.
    const team = owner === undefined ? '' : ` (${/^@[\w./-]+$/.test(owner) ? owner : inMarkdown(owner)})`
    return `owners of ${codeInMarkdown(prefix + role.path)}${team}`
  })
  return owners.length > 0 ? [`Needs review from: ${owners.join(', ')}.`] : []
}

function pages({ diff, prefix, prefixBefore }: Comparison, linkTo: LinkTo): string {
  const renames = summarizeRenames(diff.pages)
  const touched = diff.pages
    .filter((page) => !hasOnlyNames(page))
    .map((page) => {
      const { subject, fate, from, why } = page
      const href = linkTo(page)
      const path = codeInMarkdown((fate === 'removed' ? prefixBefore : prefix) + subject.path)
      const was = from && from.path !== subject.path ? `, was ${codeInMarkdown(prefixBefore + from.path)}` : ''
      return `${fate} ${href === undefined ? path : `[${path}](<${href}>)`}${was}${why === undefined ? '' : `: ${inMarkdown(why)}`}`
    })
  const lines = renames === undefined ? touched : [inMarkdown(renames), ...touched]
  return folded(`Pages touched: ${diff.pages.length}`, lines, most.pages)
}

function changedWords({ subject, text }: PageDiff): string[] {
  if (text.kind === 'too-different') return [`${inMarkdown(subject.title)}: too different to compare`]
  if (text.kind !== 'words') return []
  return text.blocks.map(({ section, words }) => {
    const place = section.id === '' ? subject.title : `${subject.title}, ${section.title}`
    return `${inMarkdown(place)}: ${shortenWords(words).map(run).join(' ')}`
  })
}

function problemList(what: string, messages: readonly Message[], prefix: string): string[] {
  if (messages.length === 0) return []
  const lines = messages.map(
    ({ severity, rule, file, place, message }) =>
      `${severity} ${codeInMarkdown(rule)} ${codeInMarkdown(`${prefix}${file}:${place.line}`)} ${sentenceInMarkdown(message)}`,
  )
  return [[`${countThings(messages.length, 'problem')} ${what}:`, '', ...list(lines, most.problems)].join('\n')]
}

const folded = (title: string, lines: readonly string[], count: number): string =>
  ['<details>', `<summary>${title}</summary>`, '', ...list(lines, count), '', '</details>'].join('\n')

const list = (lines: readonly string[], count: number): string[] => {
  const bullet = (line: string) => `- ${line}`
  return first(lines.map(bullet), count, bullet)
}

/** As many lines as there is room for, and with `rest` how many more there are. */
function first(lines: readonly string[], count: number, rest: (more: string) => string): string[] {
  let room = most.ofList
  const fitting = lines.slice(0, count).filter(({ length }, at) => {
    room -= length + 1
    return at === 0 || room >= 0
  })
  const more = lines.length - fitting.length
  return more === 0 ? fitting : [...fitting, rest(`and ${more} more`)]
}

const cut = (text: string): string =>
  text.length > most.characters ? `${[...text].slice(0, most.characters).join('')}…` : text

function run({ kind, text }: Words): string {
  const short = cut(text)
  if (kind === 'same') return inMarkdown(short)
  return kind === 'added' ? `<ins>${inMarkdown(short)}</ins>` : `<del>${inMarkdown(short)}</del>`
}

/** Any text as Markdown that shows exactly that text: no markup, no link, and no mention of anybody. */
export const inMarkdown = (text: string, isInside = false): string =>
  flattenText(isInside ? text : text.trimStart())
    .replace(/[\\`*_~[\]<>|$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    // Forges make links of names, numbers and addresses after everything else; a comment keeps them apart.
    .replace(
      /@(?=\\?[\p{L}\p{N}_.-])|#(?=\\?[\p{L}\p{N}_])|(?<![\p{L}\p{N}])[!%~$^](?=\p{L}|\p{N})|&amp;(?=\p{N})|\bGH(?=-\d)/gu,
      `$&${apart}`,
    )
    // They make emoji of `:words:`, too.
    .replace(/:(?=\/\/|[\w+-]+:)|\bwww(?=\.)/gi, `$&${apart}`)
    // At the beginning of a line these would make a list or a heading, and a slash a command.
    .replace(/^(?=[-+#]+(?: |$))|^(?=\/)|(?<=^\d+)(?=[.)](?: |$))/, '\\')

const apart = '<!-- -->'

/** The same for a sentence of rolebook, which quotes between backticks what somebody wrote. */
export const sentenceInMarkdown = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 1 ? codeInMarkdown(part) : inMarkdown(part, at > 0)))
    .join('')

/** Any text as code. */
export function codeInMarkdown(text: string): string {
  const code = flattenText(text).trim()
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`
}
