import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import picocolors from 'picocolors'
import { UserError } from '../base/errors.ts'
import { findPackageFolder } from '../base/files.ts'
import { hasErrors } from '../base/messages.ts'
import { countThings } from '../base/text.ts'
import { settle } from '../check/check.ts'
import type { Compiled } from '../compile.ts'
import { fixHandbook, unifiedDiff } from '../edit/changes.ts'
import { findRepository } from '../read/git.ts'
import { readHandbook } from '../read/handbook.ts'
import { githubAnnotations, problemsJson, sarifLog } from '../reporters/machines.ts'
import { reportToPeople } from '../reporters/people.ts'
import { paintedDiff, prefixOf, type Terminal } from '../reporters/terminal.ts'
import { changeFiles, createFiles } from '../write/change-files.ts'
import { type HandbookOptions, openHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly format: 'people' | 'json' | 'github' | 'sarif'
  readonly notes?: boolean
  readonly fix?: boolean
  readonly dryRun?: boolean
}

/** `rolebook check`: says what is wrong with a handbook, and fixes what is certain. */
export async function runCheck(options: Options, terminal: Terminal): Promise<number> {
  const opened = await openHandbook(options, terminal)
  if (options.dryRun && !options.fix)
    throw new UserError('`--dry-run` shows what `--fix` would change.', 'Write both: rolebook check --fix --dry-run')
  if (options.fix) return fix(opened, options, terminal)
  const compiled = await withRelease(await opened.compile(opened.read), opened, options, terminal)
  const { messages } = compiled
  opened.save()
  terminal.out(await shown(compiled, options, terminal))
  const certain = messages.filter((message) => message.fix).length
  const which = messages.length === 1 ? 'it' : `${certain === 1 ? 'one' : certain} of these`
  // For a person: the other forms are read by programs.
  if (certain > 0 && options.format === 'people') terminal.out(`Rolebook can fix ${which}: rolebook check --fix`)
  return hasErrors(messages) ? 1 : 0
}

type Opened = Awaited<ReturnType<typeof openHandbook>>

/** With what keeps the next release from being made, as soon as its page is begun. */
async function withRelease(
  compiled: Compiled,
  { read, compile }: Opened,
  { folder }: Options,
  { env }: Terminal,
): Promise<Compiled> {
  if (compiled.handbook.releases.size === 0 || hasErrors(compiled.messages)) return compiled
  const { findReleaseProblems } = await import('../release/foresee-release.ts')
  const found = await findReleaseProblems({ folder, read, now: compiled, compile, env })
  return { ...compiled, messages: settle([...compiled.messages, ...found], read.config) }
}

/** Fixes what is certain, and says what is left. */
async function fix(opened: Opened, options: Options, terminal: Terminal): Promise<number> {
  const { read, compile, save } = opened
  const { folder, dryRun, format, plugins } = options
  const { changes, files, resolved, after } = await fixHandbook(folder, read, compile)
  if (dryRun) {
    const diff = unifiedDiff(changes, prefixOf(folder, terminal))
    terminal.out(
      changes.length > 0 ? paintedDiff(diff, terminal.colors).trimEnd() : await shown(after, options, terminal),
    )
    return changes.length > 0 || hasErrors(after.messages) ? 1 : 0
  }
  const isNew = (path: string) => !existsSync(join(folder, path))
  const added = [...files].filter(([path]) => isNew(path)).map(([path, contents]) => ({ path, contents }))
  createFiles(folder, added)
  await changeFiles(folder, changes)
  // Read again: what was written counts, not what was meant to be.
  const written = changes.length > 0 ? await compile(await readHandbook(folder, { plugins })) : after
  const left = await withRelease(written, opened, options, terminal)
  save()
  const counts = `${countThings(resolved.length, 'problem')} in ${countThings(changes.length, 'file')}`
  if (changes.length > 0 && format === 'people') terminal.out(`${terminal.colors.green('✓')} Fixed ${counts}.\n`)
  terminal.out(await shown(left, options, terminal))
  return hasErrors(left.messages) ? 1 : 0
}

async function shown(compiled: Compiled, { folder, format, notes = false }: Options, terminal: Terminal) {
  const { handbook, texts, messages, allowed } = compiled
  const prefix = prefixOf(folder, terminal)
  const facts = { ...terminal, texts, pages: handbook.pages.size, notes, allowed: allowed.length }
  switch (format) {
    case 'people':
      return reportToPeople(messages, { ...facts, prefix })
    case 'json':
      return inJson(problemsJson(messages, allowed, prefix))
    case 'github': {
      const prefix = await prefixFromTop(folder, terminal)
      const text = reportToPeople(messages, {
        ...facts,
        columns: undefined,
        prefix,
        colors: picocolors.createColors(false),
      })
      return githubAnnotations(messages, text, prefix)
    }
    case 'sarif': {
      const { version } = JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8'))
      return inJson(sarifLog(messages, allowed, { prefix: await prefixFromTop(folder, terminal), version }))
    }
  }
}

const inJson = (value: object): string => JSON.stringify(value, null, 2)

/** Prefix that makes a page's path one from the top of its repository; without git, from the working folder. */
async function prefixFromTop(folder: string, terminal: Terminal): Promise<string> {
  const place = await findRepository(folder, terminal.env)
  return place.kind === 'repository' ? place.prefix : prefixOf(folder, terminal)
}
