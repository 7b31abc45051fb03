import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import picocolors from 'picocolors'
import { makeStopwatch } from '../base/dates.ts'
import { UserError } from '../base/errors.ts'
import { findPackageFolder, hashTool } from '../base/files.ts'
import { hasErrors } from '../base/messages.ts'
import { type Compiled, createCompiler } from '../compile.ts'
import { fixHandbook, unifiedDiff } from '../edit/changes.ts'
import { findRepository } from '../read/git.ts'
import { type ReadHandbook, readHandbook } from '../read/handbook.ts'
import { githubAnnotations, problemsJson, sarifLog } from '../reporters/machines.ts'
import { reportToPeople } from '../reporters/people.ts'
import { type Colors, paintedDiff, prefixOf, requireFolder, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import type { HandbookOptions } from './command.ts'

interface Options extends HandbookOptions {
  /** Who reads the problems. */
  readonly format: 'people' | 'json' | 'github' | 'sarif'
  readonly notes?: boolean
  readonly fix?: boolean
  readonly dryRun?: boolean
}

/** `rolebook check`: says what is wrong with a handbook, and fixes what is certain. */
export async function runCheck(options: Options, terminal: Terminal): Promise<number> {
  const { handbook: written, folder, keepIn, plugins, today, format } = options
  requireFolder(folder, written)
  if (options.dryRun && !options.fix)
    throw new UserError('`--dry-run` shows what `--fix` would change.', 'Write both: rolebook check --fix --dry-run')
  const { compile, save } = createCompiler({ keepIn, tool: hashTool(), today })
  const compiled = (read: ReadHandbook) => compile(read, makeStopwatch(terminal.clock))
  if (options.fix) return fix(options, compiled, save, terminal)
  const result = await compiled(await readHandbook(folder, { plugins }))
  save()
  terminal.out(await shown(result, options, terminal))
  const certain = result.messages.filter((message) => message.fix).length
  const which = result.messages.length === 1 ? 'it' : `${certain === 1 ? 'one' : certain} of these`
  // For a person: the other forms are read by programs.
  if (certain > 0 && format === 'people') terminal.out(`Rolebook can fix ${which}: rolebook check --fix`)
  return hasErrors(result.messages) ? 1 : 0
}

/** Mends what is certain, and says what is left. */
async function fix(
  options: Options,
  compiled: (read: ReadHandbook) => Promise<Compiled>,
  save: () => void,
  terminal: Terminal,
): Promise<number> {
  const { folder, dryRun, format, plugins } = options
  const prefix = prefixOf(folder, terminal)
  const { changes, resolved, after } = await fixHandbook(folder, await readHandbook(folder, { plugins }), compiled)
  if (dryRun) {
    if (changes.length > 0) terminal.out(paintedDiff(unifiedDiff(changes, prefix), terminal.colors).trimEnd())
    else terminal.out(await shown(after, options, terminal))
    return changes.length > 0 || hasErrors(after.messages) ? 1 : 0
  }
  await changeFiles(folder, changes)
  // What is there now is what counts, not what was meant to be written.
  const left = changes.length > 0 ? await compiled(await readHandbook(folder, { plugins })) : after
  save()
  if (changes.length > 0 && format === 'people') terminal.out(`${summary(resolved.length, changes.length, terminal)}\n`)
  terminal.out(await shown(left, options, terminal))
  return hasErrors(left.messages) ? 1 : 0
}

const summary = (resolved: number, files: number, { colors }: Terminal): string =>
  `${colors.green('✓')} Fixed ${resolved} problem${resolved === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}.`

async function shown(compiled: Compiled, { folder, format, notes = false }: Options, terminal: Terminal) {
  const { handbook, sources, messages, allowed } = compiled
  const { colors, columns } = terminal
  const prefix = prefixOf(folder, terminal)
  const counted = { sources, pages: handbook.pages.size, notes, allowed: allowed.length }
  const asText = (prefix: string, colors: Colors) => reportToPeople(messages, { prefix, colors, columns, ...counted })
  switch (format) {
    case 'people':
      return asText(prefix, colors)
    case 'json':
      return inJson(problemsJson(messages, allowed, prefix))
    case 'github': {
      const fromTop = await prefixFromTop(folder, terminal)
      return githubAnnotations(messages, asText(fromTop, plainColors), fromTop)
    }
    case 'sarif': {
      const { version } = JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8'))
      return inJson(sarifLog(messages, allowed, { prefix: await prefixFromTop(folder, terminal), version }))
    }
  }
}

const plainColors = picocolors.createColors(false)

const inJson = (value: object): string => JSON.stringify(value, null, 2)

/** What makes a page's path one from the top of its repository; without git, from the working folder. */
async function prefixFromTop(folder: string, terminal: Terminal): Promise<string> {
  const place = await findRepository(folder, terminal.env)
  return place.kind === 'repository' ? place.prefix : prefixOf(folder, terminal)
}
