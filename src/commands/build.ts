import { relative } from 'node:path'
import { hasErrors, type Message } from '../base/messages.ts'
import { byText } from '../base/text.ts'
import { buildSite } from '../build.ts'
import { json } from '../reporters/machines.ts'
import { releaseText, remarkText } from '../reporters/owners.ts'
import { problemText } from '../reporters/people.ts'
import { requireFolder, type Terminal, UsageError } from '../reporters/terminal.ts'
import { refusal } from '../write/errors.ts'
import { asUsageError, type HandbookOptions } from './command.ts'

interface Options extends HandbookOptions {
  readonly target: string
  readonly force: boolean
  readonly releases?: boolean
  readonly json?: boolean
  readonly notes?: boolean
}

/** `rolebook build`: builds the site. */
export async function runBuild(options: Options, terminal: Terminal): Promise<number> {
  const { folder, target, keepIn, force, plugins, today, notes = false } = options
  const { colors, clock, env } = terminal
  requireFolder(folder, options.handbook)
  const refused = await refusal(target, folder)
  if (refused) throw new UsageError(refused.message, refused.mend)
  const started = clock()
  const { pages, sources, messages, allowed, releases, remarks, stages, published } = await buildSite({
    folder,
    target,
    keepIn,
    force,
    releases: options.releases === true,
    plugins,
    today,
    clock,
    env,
  }).catch((error) => {
    throw asUsageError(error)
  })
  const code = published ? 0 : 1
  if (options.json) {
    const milliseconds = Object.fromEntries(Object.entries(stages).map(([stage, time]) => [stage, Math.round(time)]))
    terminal.out(
      JSON.stringify(
        {
          pages,
          problems: counted(messages),
          files: published ?? null,
          ...(options.releases && {
            releases: releases.map(({ version, tag, pages, messages }) => ({
              version,
              tag,
              pages,
              problems: json(messages, [], `${version}/`).problems,
            })),
            remarks,
          }),
          milliseconds,
        },
        null,
        2,
      ),
    )
    return code
  }
  terminal.out(problemText(messages, { folder, sources, pages, notes, allowed }, terminal))
  if (remarks.length > 0) terminal.out(`\n${remarkText(remarks, colors)}`)
  if (releases.length > 0) terminal.out(`\n${releaseText(releases, { colors, notes })}`)
  const where = relative(terminal.folder, target) || '.'
  if (!published)
    terminal.out(
      `\n${colors.red('Nothing was published')}: ${where} is as it was. With --force it is published all the same.`,
    )
  else {
    const { written, unchanged, removed } = published
    const forced = hasErrors(messages)
      ? `${colors.yellow('Published although the handbook has errors')}: `
      : `${colors.green('✓')} `
    const facts = [
      `${written} written`,
      ...(unchanged ? [`${unchanged} unchanged`] : []),
      ...(removed ? [`${removed} removed`] : []),
    ]
    terminal.out(
      `${forced}${where} holds ${written + unchanged} files (${facts.join(', ')}), in ${((clock() - started) / 1000).toFixed(2)} s.`,
    )
  }
  return code
}

function counted(messages: readonly Message[]): object {
  const rules: Record<string, number> = {}
  const severities = { error: 0, warning: 0, note: 0 }
  for (const { rule, severity } of messages) {
    rules[rule] = (rules[rule] ?? 0) + 1
    severities[severity]++
  }
  return {
    bySeverity: severities,
    byRule: Object.fromEntries(Object.entries(rules).sort(([a], [b]) => byText(a, b))),
  }
}
