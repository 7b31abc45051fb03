import type { Message } from '../base/messages.ts'
import { flattenText } from '../base/text.ts'
import { hasOnlyNames, summarizeRenames } from '../views/diff/names.ts'
import type { PageDiff, Words } from '../views/diff/types.ts'
import {
  type Comparison,
  describeKeyDiff,
  diffSentences,
  explainSides,
  isOnlyWords,
  shortenWords,
  shortName,
  summarizeRewording,
} from './diff-words.ts'
import { eachWord, type Terminal, wrapText } from './terminal.ts'

// Enough to see how a page has changed; the rest is for `git diff`.
const blocksPerPage = 5

/** Two handbooks compared, for a person at a terminal: how large a step and why, for whom, then the rest. */
export function diffPeople(comparison: Comparison, { colors, columns }: Pick<Terminal, 'colors' | 'columns'>): string {
  const { diff, from, to, versions, introduced, solved, prefix, prefixBefore } = comparison
  const wrap = (text: string, indent: string, first = indent) => wrapText(text, Math.min(columns, 100), indent, first)
  const paint = { major: colors.red, minor: colors.yellow, patch: colors.green, none: colors.green }[diff.bump]
  const bump = paint(colors.bold(diff.bump))
  const sides = `from ${flattenText(from)} to ${flattenText(to)}`
  const problems = [
    ...list('Problems introduced', introduced, prefix),
    ...list('Problems solved', solved, prefixBefore),
  ]
  const remarks = explainSides(comparison).map((sentence) => wrap(flattenText(sentence), ''))
  if (diff.bump === 'none')
    return [`${colors.green('✓')} Nothing changed ${sides}.`, ...problems, ...remarks].join('\n\n')
  if (isOnlyWords(diff)) {
    const summary = flattenText(summarizeRewording(diff, (path) => prefix + path))
    return [wrap(`${bump}: ${summary}, ${sides}.`, '  ', ''), ...problems, ...remarks].join('\n\n')
  }

  const renames = summarizeRenames(diff.pages)
  const step = versions ? ` (${flattenText(versions.from)} → ${flattenText(versions.to)})` : ''
  const strong = diff.reasons.filter((reason) => reason.bump === diff.bump)
  const weak = diff.reasons.filter((reason) => reason.bump !== diff.bump)
  return [
    [`${bump}${step}, ${sides}`, ...strong.map(({ message }) => bullet(message))].join('\n'),
    ...remarks,
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
    ...section(`Pages touched (${diff.pages.length})`, [
      ...diff.pages.filter((one) => !hasOnlyNames(one)).map(page),
      ...(renames === undefined ? [] : [wrap(flattenText(renames), '      ', '  ')]),
    ]),
    ...problems,
  ].join('\n\n')

  function section(title: string, lines: readonly string[]): string[] {
    return lines.length > 0 ? [[colors.bold(title), ...lines].join('\n')] : []
  }

  function bullet(text: string): string {
    return wrap(flattenText(text), '    ', '  - ')
  }

  function line({ who, what }: ReturnType<typeof diffSentences>[number]): string {
    const bold = (name: string) => eachWord(name, (word) => colors.bold(flattenText(word)))
    const names = who.map(({ name, does }) => (does ? `${bold(name)} ${does}` : bold(name)))
    return wrap(`${names.join(', ')}: ${flattenText(what)}`, '      ', '  ')
  }

  function page({ subject, fate, from: before, why, keys, text }: PageDiff): string {
    const where = before && before.path !== subject.path ? ` (was ${prefixBefore}${before.path})` : ''
    const reason = why === undefined ? '' : `: ${why}`
    const path = `${fate === 'removed' ? prefixBefore : prefix}${subject.path}`
    const head = wrap(`${colors.dim(fate)} ${flattenText(`${path}${where}${reason}`)}`, '      ', '  ')
    const inKeys = keys.map((diff) => wrap(flattenText(describeKeyDiff(diff)), '      ', '    '))
    return [head, ...inKeys, ...inText(text)].join('\n')
  }

  function inText(text: PageDiff['text']): string[] {
    if (text.kind === 'same' || text.kind === 'names') return []
    if (text.kind === 'formatting') return ['    formatting, links or names']
    if (text.kind === 'too-different') return ['    too different to compare']
    const shown = text.blocks.slice(0, blocksPerPage).map(({ section, words }) => {
      const place = section.title === '' ? '' : `${colors.dim(flattenText(section.title))}: `
      return wrap(`${place}${shortenWords(words).map(run).join(' ')}`, '      ', '    ')
    })
    const more = text.blocks.length - shown.length
    return more > 0 ? [...shown, `    … and ${more} more`] : shown
  }

  /** Marked by signs as well as by color. */
  function run({ kind, text }: Words): string {
    const flat = flattenText(text)
    if (kind === 'same') return flat
    return kind === 'added' ? eachWord(`{+${flat}+}`, colors.green) : eachWord(`[-${flat}-]`, colors.red)
  }

  function list(title: string, messages: readonly Message[], prefix: string): string[] {
    const lines = messages.flatMap(({ severity, rule, file, place, message }) => [
      bullet(`${severity} ${rule} ${prefix}${file}:${place.line}:${place.column}`),
      wrap(flattenText(message), '    '),
    ])
    return section(`${title} (${messages.length})`, lines)
  }
}
