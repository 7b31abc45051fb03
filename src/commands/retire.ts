import { UserError } from '../base/errors.ts'
import type { TextChange } from '../base/files.ts'
import { countThings, groupBy } from '../base/text.ts'
import { unifiedDiff } from '../edit/changes.ts'
import { retireHandbook } from '../edit/retire.ts'
import { EditError } from '../edit/safety.ts'
import { findWords, namesOfOthers, namesOfSubject } from '../edit/words-left.ts'
import { textsOf } from '../read/handbook.ts'
import { explainRetirement } from '../release/retirement.ts'
import { listObstacles, listWordsLeft } from '../reporters/people.ts'
import { paintedDiff, prefixOf, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { type HandbookOptions, openHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly id: string
  readonly into?: string
  readonly why?: string
  readonly dryRun: boolean
}

type Retired = Awaited<ReturnType<typeof retireHandbook>>

/** `rolebook retire`: takes a page out, and all that refers to it. */
export async function runRetire(options: Options, terminal: Terminal): Promise<number> {
  const { folder, id, into, why, dryRun } = options
  const { colors, out, env } = terminal
  const { read, compile, save } = await openHandbook(options, terminal)
  const prefix = prefixOf(folder, terminal)
  try {
    const retired = await retireHandbook(id, into, { folder, read, compile })
    const { read: later, after: now, page } = retired
    const retirement = { id: retired.id, title: page?.title ?? retired.id, why }
    const explained = await explainRetirement(retirement, { folder, read: later, now, compile, env })
    if (explained.kind === 'unexplained') throw lacksReason(retired.id, explained.last)
    const entry = explained.kind === 'written' ? explained.change : undefined
    const changes = withEntry(retired.changes, entry)
    if (dryRun) {
      out(paintedDiff(unifiedDiff(changes, prefix), colors).trimEnd())
      return 0
    }
    await changeFiles(folder, changes)
    save()
    out(summarize(retired, entry, options, terminal).join('\n'))
    return 0
  } catch (error) {
    if (!(error instanceof EditError) || error.problems.length === 0) throw error
    const facts = { texts: textsOf(read), pages: read.input.sources.length, notes: false }
    out(listObstacles(error.problems, { ...terminal, prefix, ...facts }))
    terminal.err(
      `\n${colors.red('Nothing was retired')}: ${error.message}${error.hint ? ` ${terminal.nameCommands(error.hint)}` : ''}`,
    )
    return 1
  }
}

/** What was done, every place where it was, and what is left for a person. */
function summarize(retired: Retired, entry: TextChange | undefined, { folder, why }: Options, terminal: Terminal) {
  const { colors, nameCommands } = terminal
  const prefix = prefixOf(folder, terminal)
  const warnings = retired.news.filter(({ severity }) => severity === 'warning').length
  const unkept = '--why is not kept: no release had the page, or what became of it is said already.'
  return [
    `${colors.green('✓')} ${headline(retired, prefix)}`,
    ...places(retired, prefix),
    ...(entry ? [`Why it went is in ${prefix}${entry.path}, under \`retired\`.`] : []),
    ...(why !== undefined && !entry ? [unkept] : []),
    ...(retired.into ? [`Its old address and its id lead to ${prefix}${retired.into.path} from now on.`] : []),
    ...stillSaid(retired, prefix),
    ...(warnings > 0 ? [nameCommands(`There are new warnings (${warnings}): rolebook check`)] : []),
  ]
}

const lacksReason = (id: string, last: string) =>
  new UserError(
    `Release ${last} has \`${id}\`, so the next one has to say why it went.`,
    'Add --why "…", or --into with the id of the page that has its place.',
  )

/** The entry is worked out on what the other changes make of its page. */
function withEntry(changes: readonly TextChange[], entry: TextChange | undefined): readonly TextChange[] {
  if (!entry || entry.after === entry.before) return changes
  const other = changes.find(({ path }) => path === entry.path)
  return [...changes.filter((change) => change !== other), { ...entry, before: other ? other.before : entry.before }]
}

function headline({ page, id, into, mentions }: Retired, prefix: string): string {
  const files = new Set(mentions.map(({ file }) => file)).size
  const what = page ? `${prefix}${page.path} is retired` : `\`${id}\` is gone`
  const where = `${countThings(mentions.length, 'mention')} in ${countThings(files, 'file')}`
  return mentions.length === 0
    ? `${what}; nothing referred to it.`
    : `${what}; ${where} ${into ? 'rewritten' : 'taken out'}:`
}

/** Every place that named it: `handbook/teams/search.md:9 roles, 21 link`. */
const places = ({ mentions }: Retired, prefix: string): string[] =>
  [...groupBy(mentions.map(({ file, ...mention }) => [file, mention] as const))].map(
    ([file, own]) => `  ${prefix}${file}:${own.map(({ line, what }) => `${line} ${what}`).join(', ')}`,
  )

/** Where the text still uses its name, which only a person can put right. */
function stillSaid({ page, read, after }: Retired, prefix: string): string[] {
  const names = page ? namesOfSubject(page) : []
  return listWordsLeft(names, page ? findWords(textsOf(read), names, namesOfOthers(after.handbook, page)) : [], prefix)
}
