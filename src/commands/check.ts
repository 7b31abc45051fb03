import { type Compiled, compiler } from '../compile.ts'
import { fixHandbook } from '../edit/fix-handbook.ts'
import { unifiedDiff } from '../edit/unified-diff.ts'
import { type ReadHandbook, readHandbook } from '../read/read-handbook.ts'
import { hasErrors } from '../report.ts'
import { json } from '../reporters/json.ts'
import { people } from '../reporters/people.ts'
import { stopwatch } from '../stopwatch.ts'
import { toolBuild } from '../tool-build.ts'
import { changeFiles } from '../write/change-files.ts'
import { WriteError } from '../write/write-error.ts'
import { paintedDiff } from './painted-diff.ts'
import { prefixOf, requireFolder, type Terminal, UsageError } from './terminal.ts'

interface Options {
  readonly handbook: string
  readonly folder: string
  readonly keepIn: string | undefined
  readonly json?: boolean
  readonly notes?: boolean
  readonly fix?: boolean
  readonly dryRun?: boolean
}

/** `rolebook check`: says what is wrong with a handbook, and mends what is certain. */
export async function check(options: Options, terminal: Terminal): Promise<number> {
  const { handbook: written, folder, keepIn } = options
  requireFolder(folder, written)
  if (options.dryRun && !options.fix)
    throw new UsageError('`--dry-run` shows what `--fix` would change.', 'Write both: rolebook check --fix --dry-run')
  const { compile, save } = compiler({ keepIn, tool: toolBuild(), again: options.fix === true })
  const compiled = (read: ReadHandbook) => compile(read, stopwatch(terminal.clock))
  if (options.fix) return fix(options, compiled, save, terminal)
  const result = await compiled(await readHandbook(folder))
  save()
  terminal.out(said(result, options, terminal))
  const certain = result.messages.filter((message) => message.fix).length
  if (certain > 0 && !options.json)
    terminal.out(`Rolebook can mend ${certain === 1 ? 'one of these' : `${certain} of these`}: rolebook check --fix`)
  return hasErrors(result.messages) ? 1 : 0
}

/** Mends what is certain, and says what is left. */
async function fix(
  options: Options,
  compiled: (read: ReadHandbook) => Promise<Compiled>,
  save: () => void,
  terminal: Terminal,
): Promise<number> {
  const { folder, dryRun } = options
  const prefix = prefixOf(folder, terminal)
  const { changes, mended, after } = await fixHandbook(folder, await readHandbook(folder), compiled)
  if (dryRun) {
    if (changes.length > 0) terminal.out(paintedDiff(unifiedDiff(changes, prefix), terminal.colors).trimEnd())
    else terminal.out(said(after, options, terminal))
    return changes.length > 0 || hasErrors(after.messages) ? 1 : 0
  }
  await changeFiles(folder, changes).catch((error) => {
    throw error instanceof WriteError ? new UsageError(error.message, error.mend) : error
  })
  // What is there now is what counts, not what was meant to be written.
  const left = changes.length > 0 ? await compiled(await readHandbook(folder)) : after
  save()
  if (changes.length > 0 && !options.json) terminal.out(`${summary(mended.length, changes.length, terminal)}\n`)
  terminal.out(said(left, options, terminal))
  return hasErrors(left.messages) ? 1 : 0
}

const summary = (mended: number, files: number, { colors }: Terminal): string =>
  `${colors.green('✓')} Mended ${mended} problem${mended === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}.`

function said(
  { handbook, sources, messages }: Compiled,
  { folder, notes = false, json: asJson }: Options,
  terminal: Terminal,
): string {
  const prefix = prefixOf(folder, terminal)
  if (asJson) return JSON.stringify({ problems: json(messages, prefix) }, null, 2)
  return people(messages, { prefix, colors: terminal.colors, sources, pages: handbook.pages.size, notes })
}
