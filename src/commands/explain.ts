import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../base/errors.ts'
import { findPackageFolder } from '../base/files.ts'
import { didYouMean, findNearest } from '../base/messages.ts'
import { fileStem } from '../base/paths.ts'
import { paintedSeverity, type Terminal, terminalText, wrapText } from '../reporters/terminal.ts'
import { type RuleId, ruleSections, rules } from '../rules/rules.ts'
import { defaults } from '../schema/config.ts'

interface Options {
  /** A rule's id; without it, every rule is listed. */
  readonly rule: string | undefined
  readonly pages?: string
}

/** `rolebook explain`: says what a rule means, and how to fix what breaks it. */
export async function runExplain({ rule: written, pages = ownPages() }: Options, terminal: Terminal): Promise<number> {
  // Its page may be named as well.
  const rule = written && fileStem(written)
  if (rule === undefined) terminal.out(await everyRule(terminal))
  else if (Object.hasOwn(rules, rule)) terminal.out(await oneRule(rule as RuleId, pages, terminal))
  else {
    const near = findNearest(rule, Object.keys(rules))
    throw new UserError(`Unknown rule \`${rule}\`${didYouMean(near)}`, 'See every rule: rolebook explain')
  }
  return 0
}

// Those of rolebook itself, whatever handbook is checked.
const ownPages = (): string => join(findPackageFolder(), 'handbook/reference/rules')

async function oneRule(id: RuleId, pages: string, terminal: Terminal): Promise<string> {
  const { colors } = terminal
  const width = widthOf(terminal)
  const { summary, why, severity, unbaselinable } = rules[id]
  const head = [
    `${colors.bold(id)}  ${paintedSeverity(severity, terminal.colors)}`,
    wrapText(`${summary}.`, width, '  '),
    ...(unbaselinable === undefined ? [] : [wrapText(`No baseline can hold it: ${unbaselinable}.`, width, '  ')]),
  ].join('\n')
  const file = join(pages, `${id}.md`)
  if (!existsSync(file)) return [head, wrapText(why, width, '  ')].join('\n\n')
  const { readFrontMatter } = await import('../parse/front-matter.ts')
  const { makeMarkdown } = await import('../parse/markdown.ts')
  const { body } = readFrontMatter(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), {
    file,
    kind: 'guide',
    limits: defaults.limits,
  })
  return [head, terminalText(makeMarkdown().parse(terminal.nameCommands(body)), { width, colors })].join('\n\n')
}

async function everyRule(terminal: Terminal): Promise<string> {
  const { colors } = terminal
  const ids = Object.keys(rules) as RuleId[]
  const widest = Math.max(...ids.map(({ length }) => length))
  const line = (id: RuleId): string => {
    const { severity, summary } = rules[id]
    const start = `  ${id.padEnd(widest)}  ${paintedSeverity(severity, terminal.colors)}${' '.repeat(9 - severity.length)}`
    return wrapText(summary, widthOf(terminal), ' '.repeat(widest + 13), start)
  }
  const lists = Object.entries(ruleSections).map(([title, own]) =>
    [colors.bold(title), ...(Object.keys(own) as RuleId[]).map(line)].join('\n'),
  )
  return [...lists, terminal.nameCommands('More about one of them: rolebook explain own-two')].join('\n\n')
}

// Longer lines than a hundred characters are hard to follow, however wide the window is.
const widthOf = ({ columns }: Terminal): number => Math.min(columns, 100)
