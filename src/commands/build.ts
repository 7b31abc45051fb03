import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { UserError } from '../base/errors.ts'
import { hasErrors, type Message } from '../base/messages.ts'
import { byText } from '../base/text.ts'
import { type Built, buildSite } from '../build.ts'
import { problemsJson } from '../reporters/machines.ts'
import { releaseText, remarkText, reportToPeople } from '../reporters/people.ts'
import { type Colors, prefixOf, showPluginOutput, type Terminal } from '../reporters/terminal.ts'
import { findLinkProblem } from '../write/atomic-link.ts'
import { findTargetProblem } from '../write/publish.ts'
import { type HandbookOptions, prepareHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly target: string
  readonly force: boolean
  readonly releases?: boolean
  readonly atomicLink?: boolean
  readonly forget?: readonly string[]
  readonly json?: boolean
  readonly notes?: boolean
  readonly all?: boolean
}

/** `rolebook build`: builds the site. */
export async function runBuild(options: Options, terminal: Terminal): Promise<number> {
  const { folder, target } = options
  const { clock, now, env } = terminal
  await prepareHandbook(options, terminal)
  const refused = await (options.atomicLink ? findLinkProblem(target) : findTargetProblem(target, folder))
  if (refused) throw new UserError(refused.message, refused.hint)
  const started = clock()
  const built = await buildSite({ ...options, clock, now: now(), env, onOutput: showPluginOutput(terminal) })
  const text = options.json
    ? JSON.stringify(buildJson(built, options), null, 2)
    : buildText(built, options, clock() - started, terminal)
  terminal.out(text)
  return built.published ? 0 : 1
}

function buildJson(built: Built, options: Options): object {
  const { pages, messages, baselined, solved, published, releases, remarks, stages } = built
  const ofReleases = releases.map(({ version, tag, pages, messages }) => {
    return { version, tag, pages, problems: problemsJson(messages, `${version}/`) }
  })
  return {
    pages,
    problems: countProblems(messages),
    baseline: baselined,
    solved,
    files: published ?? null,
    ...(options.releases && { releases: ofReleases, remarks }),
    milliseconds: Object.fromEntries(Object.entries(stages).map(([stage, time]) => [stage, Math.round(time)])),
  }
}

function countProblems(messages: readonly Message[]): object {
  const byRule: Record<string, number> = {}
  const bySeverity = { error: 0, warning: 0, note: 0 }
  for (const { rule, severity } of messages) {
    byRule[rule] = (byRule[rule] ?? 0) + 1
    bySeverity[severity]++
  }
  return { bySeverity, byRule: Object.fromEntries(Object.entries(byRule).sort(([a], [b]) => byText(a, b))) }
}

/** What a build did, for people: the problems, notes about releases, and where the site is. */
function buildText(built: Built, options: Options, time: number, terminal: Terminal): string {
  const { folder, target, notes = false, all } = options
  const { colors } = terminal
  const { messages, remarks, releases } = built
  return [
    reportToPeople(messages, { ...terminal, ...built, prefix: prefixOf(folder, terminal), notes, all }),
    ...(remarks.length > 0 ? [`\n${remarkText(remarks, terminal)}`] : []),
    ...(releases.length > 0 ? [`\n${releaseText(releases, { colors, notes })}`] : []),
    outcome(built, { target, where: relative(terminal.folder, target) || '.', time, colors }),
  ].join('\n')
}

interface Outcome {
  readonly target: string
  /** The target, as people name it. */
  readonly where: string
  readonly time: number
  readonly colors: Colors
}

function outcome({ messages, published }: Built, { target, where, time, colors }: Outcome): string {
  if (!published) {
    const state = existsSync(target) ? `${where} is as it was` : `there is no ${where} yet`
    return `\n${colors.red('Nothing was published')}: ${state}. With --force it is published all the same.`
  }
  const { written, unchanged, removed } = published
  const start = hasErrors(messages)
    ? `${colors.yellow('Published although the handbook has errors')}:`
    : colors.green('✓')
  const facts = [
    `${written} written`,
    ...(unchanged ? [`${unchanged} unchanged`] : []),
    ...(removed ? [`${removed} removed`] : []),
  ]
  return `${start} ${where} holds ${written + unchanged} files (${facts.join(', ')}), in ${(time / 1000).toFixed(2)} s.`
}
