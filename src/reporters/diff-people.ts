import type { Message } from '../base/messages.ts'
import { flattenText } from '../base/text.ts'
import type { Bump, PageDiff, Words } from '../views/diff/types.ts'
import {
  type Comparison,
  describeKeyDiff,
  diffSentences,
  explainErrors,
  isOnlyWords,
  shortenWords,
  shortName,
  summarizeRewording,
} from './diff-words.ts'
import { type Colors, wrapText } from './terminal.ts'

interface Options {
  readonly colors: Colors
  /** How many characters fit in a line. */
  readonly columns: number
}

// Enough to see what a page says otherwise; the rest is for `git diff`.
const blocksPerPage = 5

/** Two handbooks compared, for a person at a terminal: how large a step and why, for whom, then the rest. */
export function diffPeople(comparison: Comparison, { colors, columns }: Options): string {
  const { diff, from, to, versions, introduced, solved, prefix, prefixBefore } = comparison
  const width = Math.min(columns, 100)
  const paintedBump = (bump: Bump) =>
    ({ major: colors.red, minor: colors.yellow, patch: colors.green, none: colors.green })[bump](colors.bold(bump))
  const sides = `from ${flattenText(from)} to ${flattenText(to)}`
  const problems = [
    ...list('Problems introduced', introduced, prefix),
    ...list('Problems solved', solved, prefixBefore),
  ]
  const doubt = explainErrors(comparison).map((sentence) => wrapText(flattenText(sentence), width, ''))
  if (diff.bump === 'none')
    return [`${colors.green('✓')} Nothing changed ${sides}.`, ...problems, ...doubt].join('\n\n')
  if (isOnlyWords(diff))
    return [
      wrapText(
        `${paintedBump('patch')}: ${flattenText(summarizeRewording(diff, (path) => prefix + path))}, ${sides}.`,
        width,
        '  ',
        '',
      ),
      ...problems,
      ...doubt,
    ].join('\n\n')

  const step = versions ? ` (${flattenText(versions.from)} → ${flattenText(versions.to)})` : ''
  const [strong, weak] = [
    diff.reasons.filter(({ bump }) => bump === diff.bump),
    diff.reasons.filter(({ bump }) => bump !== diff.bump),
  ]
  return [
    [`${paintedBump(diff.bump)}${step}, ${sides}`, ...because(strong)].join('\n'),
    ...doubt,
    ...section('Who gains and who gives up', diffSentences(diff).map(line)),
    ...section(
      'Needs review from',
      diff.reviewers.map(({ role, owner }) =>
        bullet(`${shortName(role)}: owners of ${prefix}${role.path}${owner ? ` (${owner})` : ''}`),
      ),
    ),
    ...section(
      'Also changed',
      weak.map(({ bump, message }) => bullet(`${bump}  ${message}`)),
    ),
    ...section(`Pages touched (${diff.pages.length})`, diff.pages.map(page)),
    ...problems,
  ].join('\n\n')

  function because(reasons: typeof strong): string[] {
    return reasons.map(({ message }) => bullet(message))
  }

  function section(title: string, lines: readonly string[]): string[] {
    return lines.length > 0 ? [[colors.bold(title), ...lines].join('\n')] : []
  }

  function bullet(text: string): string {
    return wrapText(flattenText(text), width, '    ', '  - ')
  }

  function line({ who, what }: ReturnType<typeof diffSentences>[number]): string {
    const names = who
      .map(({ name, does }) => [name.split(' ').map(boldWord).join(' '), does].filter(Boolean).join(' '))
      .join(', ')
    return wrapText(`${names}: ${flattenText(what)}`, width, '      ', '  ')
  }

  function boldWord(word: string): string {
    return colors.bold(flattenText(word))
  }

  function page({ subject, fate, from: before, why, keys, text }: PageDiff): string {
    const where = before && before.path !== subject.path ? ` (was ${prefixBefore}${before.path})` : ''
    const reason = why === undefined ? '' : `: ${why}`
    const head = wrapText(
      `${colors.dim(fate)} ${flattenText(`${fate === 'removed' ? prefixBefore : prefix}${subject.path}${where}${reason}`)}`,
      width,
      '      ',
      '  ',
    )
    const inKeys = keys.map((diff) => wrapText(flattenText(describeKeyDiff(diff)), width, '      ', '    '))
    return [head, ...inKeys, ...inText(text)].join('\n')
  }

  function inText(text: PageDiff['text']): string[] {
    if (text.kind === 'same') return []
    if (text.kind === 'formatting') return ['    formatting, links or names']
    if (text.kind === 'too-different') return ['    too different to compare']
    const shown = text.blocks.slice(0, blocksPerPage).map(({ section, words }) => {
      const place = section.title === '' ? '' : `${colors.dim(flattenText(section.title))}: `
      return wrapText(`${place}${shortenWords(words).map(run).join(' ')}`, width, '      ', '    ')
    })
    const more = text.blocks.length - shown.length
    return more > 0 ? [...shown, `    … and ${more} more`] : shown
  }

  /** Marked by signs as well as by color, and each word by itself so that lines can end anywhere. */
  function run({ kind, text }: Words): string {
    if (kind === 'same') return flattenText(text)
    const marked = kind === 'added' ? `{+${flattenText(text)}+}` : `[-${flattenText(text)}-]`
    return marked
      .split(' ')
      .map((word) => (kind === 'added' ? colors.green(word) : colors.red(word)))
      .join(' ')
  }

  function list(title: string, messages: readonly Message[], prefix: string): string[] {
    const lines = messages.map(({ severity, rule, file, place, message }) =>
      [
        bullet(`${severity} ${rule} ${prefix}${file}:${place.line}:${place.column}`),
        wrapText(flattenText(message), width, '    '),
      ].join('\n'),
    )
    return section(`${title} (${lines.length})`, lines)
  }
}
