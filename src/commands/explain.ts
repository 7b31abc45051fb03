import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Root, RootContent } from 'mdast'
import { UserError } from '../base/errors.ts'
import { findPackageFolder } from '../base/files.ts'
import { didYouMean, findNearest } from '../base/messages.ts'
import { fileStem } from '../base/paths.ts'
import { paintedSeverity, type Terminal, terminalText, wrapText } from '../reporters/terminal.ts'
import { isRule, type RuleId, type RuleTopic, rules, ruleTopics, topicOfRule } from '../rules/rules.ts'
import { defaults } from '../schema/config.ts'

interface Options {
  /** A rule's id, the name of a topic, or the address of either in the reference; without it, every rule is listed. */
  readonly rule: string | undefined
  readonly pages?: string
}

/** `rolebook explain`: says what a rule means, and how to fix what breaks it. */
export async function runExplain({ rule: written, pages = ownPages() }: Options, terminal: Terminal): Promise<number> {
  terminal.out(await explain(written, pages, terminal))
  return 0
}

// Those of rolebook itself, whatever handbook is checked.
const ownPages = (): string => join(findPackageFolder(), 'handbook/reference/rules')

async function explain(written: string | undefined, pages: string, terminal: Terminal): Promise<string> {
  if (written === undefined) return everyRule(terminal)
  const name = fileStem(written.slice(written.indexOf('#') + 1))
  if (isRule(name)) return oneRule(name, pages, terminal)
  const topic = ruleTopics.find(({ stem }) => stem === name)
  if (topic) return oneTopic(topic, pages, terminal)
  const near = findNearest(name, [...Object.keys(rules), ...ruleTopics.map(({ stem }) => stem)])
  throw new UserError(`Unknown rule \`${name}\`${didYouMean(near)}`, 'See every rule: rolebook explain')
}

async function oneRule(id: RuleId, pages: string, terminal: Terminal): Promise<string> {
  const { colors } = terminal
  const width = widthOf(terminal)
  const { summary, why, severity, unbaselinable } = rules[id]
  const head = [
    `${colors.bold(id)}  ${paintedSeverity(severity, terminal.colors)}`,
    wrapText(`${summary}.`, width, '  '),
    ...(unbaselinable === undefined ? [] : [wrapText(`No baseline can hold it: ${unbaselinable}.`, width, '  ')]),
  ].join('\n')
  const topic = topicOfRule(id)
  const { opening, sections } = await readTopic(topic, pages, terminal)
  const section = sections.get(id)
  if (!section) return [head, wrapText(why, width, '  ')].join('\n\n')
  const neighbors = topic.ids.filter((other) => other !== id)
  return [
    head,
    // Its first paragraph is the summary.
    shown(section.slice(1), terminal),
    [titled(topic, terminal), shown(opening, terminal)].join('\n\n'),
    wrapText(`See also: ${neighbors.join(', ')}`, width, '  '),
  ].join('\n\n')
}

async function oneTopic(topic: RuleTopic, pages: string, terminal: Terminal): Promise<string> {
  const { opening } = await readTopic(topic, pages, terminal)
  const parts = [titled(topic, terminal), shown(opening, terminal), listed(topic, terminal)]
  return [...parts, moreAbout(topic.ids[0]!, terminal)].filter(Boolean).join('\n\n')
}

interface TopicPage {
  /** What is said of all rules of the topic. */
  readonly opening: readonly RootContent[]
  /** What is below each heading of depth 2, by its text. */
  readonly sections: ReadonlyMap<string, readonly RootContent[]>
}

async function readTopic({ stem }: RuleTopic, pages: string, { nameCommands }: Terminal): Promise<TopicPage> {
  const file = join(pages, `${stem}.md`)
  if (!existsSync(file)) return { opening: [], sections: new Map() }
  const { readFrontMatter } = await import('../parse/front-matter.ts')
  const { makeMarkdown } = await import('../parse/markdown.ts')
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  const { body } = readFrontMatter(text, { file, kind: 'guide', limits: defaults.limits })
  const { children } = makeMarkdown().parse(nameCommands(body)) as Root
  const starts = children.flatMap((node, at) => (node.type === 'heading' && node.depth === 2 ? [at] : []))
  const sections = starts.map((start, at): [string, RootContent[]] => [
    textOf(children[start]!),
    children.slice(start + 1, starts[at + 1]),
  ])
  return { opening: children.slice(0, starts[0]), sections: new Map(sections) }
}

const textOf = (node: RootContent): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

const shown = (children: readonly RootContent[], terminal: Terminal): string =>
  terminalText({ type: 'root', children: [...children] }, { width: widthOf(terminal), colors: terminal.colors })

const everyRule = (terminal: Terminal): string =>
  [
    ...ruleTopics.map((topic) => `${titled(topic, terminal)}\n${listed(topic, terminal)}`),
    moreAbout('own-two', terminal),
  ].join('\n\n')

const titled = ({ title }: RuleTopic, terminal: Terminal): string =>
  terminal.colors.bold(wrapText(title, widthOf(terminal), ''))

const longestId = Math.max(...Object.keys(rules).map(({ length }) => length))

function listed({ ids }: RuleTopic, terminal: Terminal): string {
  const line = (id: RuleId): string => {
    const { severity, summary } = rules[id]
    const start = `  ${id.padEnd(longestId)}  ${paintedSeverity(severity, terminal.colors)}${' '.repeat(9 - severity.length)}`
    return wrapText(summary, widthOf(terminal), ' '.repeat(longestId + 13), start)
  }
  return ids.map(line).join('\n')
}

const moreAbout = (id: RuleId, { nameCommands }: Terminal): string =>
  nameCommands(`More about one of them: rolebook explain ${id}`)

// Longer lines than a hundred characters are hard to follow, however wide the window is.
const widthOf = ({ columns }: Terminal): number => Math.min(columns, 100)
