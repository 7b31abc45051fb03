import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import picocolors from 'picocolors'
import { UserError } from '../base/errors.ts'
import { findPackageFolder } from '../base/files.ts'
import { hasErrors, type Message } from '../base/messages.ts'
import { countThings } from '../base/text.ts'
import { settle } from '../check/check.ts'
import type { Compiled } from '../compile.ts'
import { fixHandbook, unifiedDiff } from '../edit/changes.ts'
import { findRepository } from '../read/git.ts'
import { readHandbook } from '../read/handbook.ts'
import { checkJson, codeQualityReport, githubAnnotations, sarifLog } from '../reporters/machines.ts'
import { reportToPeople } from '../reporters/people.ts'
import { paintedDiff, prefixOf, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { type HandbookOptions, openHandbook } from './command.ts'
import { keepBaseline } from './keep-baseline.ts'

interface Options extends HandbookOptions {
  readonly format: 'people' | 'json' | 'github' | 'gitlab' | 'sarif'
  readonly notes?: boolean
  readonly all?: boolean
  readonly fix?: boolean
  readonly dryRun?: boolean
  readonly baseline?: boolean
  readonly renew?: boolean
}

/** `rolebook check`: says what is wrong with a handbook, and fixes what is certain. */
export async function runCheck(options: Options, terminal: Terminal): Promise<number> {
  const opened = await openHandbook(options, terminal)
  if (options.dryRun && !options.fix)
    throw new UserError('`--dry-run` shows what `--fix` would change.', 'Write both: rolebook check --fix --dry-run')
  if (options.renew && !options.baseline)
    throw new UserError(
      '`--renew` writes the baseline again, with every problem of today.',
      'Write both: rolebook check --baseline --renew',
    )
  if (options.fix && options.baseline)
    throw new UserError('`--fix` and `--baseline` exclude each other.', 'Fix first: what is fixed need not be in it.')
  if (options.fix) return fix(opened, options, terminal)
  const kept = options.baseline ? await keepBaseline(opened, options, terminal) : undefined
  const asked = kept ? { ...opened, read: kept.read } : opened
  if (kept && options.format === 'people') terminal.out(`${kept.said}\n`)
  const compiled = await withRelease(await asked.compile(asked.read), asked, options, terminal)
  const { messages, baselined } = compiled
  asked.save()
  terminal.out(await shown(compiled, options, terminal))
  // For a person: the other forms are read by programs.
  if (options.format === 'people')
    for (const line of fixable(messages, baselined)) terminal.out(terminal.nameCommands(line))
  return hasErrors(messages) ? 1 : 0
}

function fixable(messages: readonly Message[], baselined: readonly Message[]): string[] {
  const count = (all: readonly Message[]) => all.filter((message) => message.fix).length
  const [certain, old] = [count(messages), count(baselined)]
  if (certain + old === 0) return []
  const some = messages.length === 1 ? 'it' : `${certain === 1 ? 'one' : certain} of these`
  const others = `${old === 1 ? 'one' : old} of the old problems`
  const which = [...(certain > 0 ? [some] : []), ...(old > 0 ? [others] : [])].join(' and ')
  return [`Rolebook can fix ${which}: rolebook check --fix`]
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
  const added = [...files].filter(([path]) => isNew(path)).map(([path, after]) => ({ path, after }))
  await changeFiles(folder, [...added, ...changes])
  // Read again: what was written counts, not what was meant to be.
  const written = changes.length > 0 ? await compile(await readHandbook(folder, { plugins })) : after
  const left = await withRelease(written, opened, options, terminal)
  save()
  const counts = `${countThings(resolved.length, 'problem')} in ${countThings(changes.length, 'file')}`
  if (changes.length > 0 && format === 'people') terminal.out(`${terminal.colors.green('✓')} Fixed ${counts}.\n`)
  terminal.out(await shown(left, options, terminal))
  return hasErrors(left.messages) ? 1 : 0
}

async function shown(compiled: Compiled, { folder, format, notes = false, all }: Options, terminal: Terminal) {
  const { handbook, texts, messages, allowed, baselined, solved } = compiled
  const prefix = prefixOf(folder, terminal)
  const counts = { pages: handbook.pages.size, allowed: allowed.length, baselined: baselined.length, solved }
  const facts = { ...terminal, ...counts, texts, notes, all }
  switch (format) {
    case 'people':
      return reportToPeople(messages, { ...facts, prefix })
    case 'json':
      return inJson(checkJson(compiled, prefix))
    case 'github': {
      const prefix = await prefixFromTop(folder, terminal)
      const text = reportToPeople(messages, {
        ...facts,
        columns: undefined,
        all: true,
        prefix,
        colors: picocolors.createColors(false),
      })
      return githubAnnotations(messages, text, prefix)
    }
    case 'gitlab':
      return inJson(codeQualityReport(messages, await prefixFromTop(folder, terminal)))
    case 'sarif': {
      const { version } = JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8'))
      return inJson(sarifLog(compiled, { prefix: await prefixFromTop(folder, terminal), version }))
    }
  }
}

const inJson = (value: object): string => JSON.stringify(value, null, 2)

/** Prefix that makes a page's path one from the top of its repository; without git, from the working folder. */
async function prefixFromTop(folder: string, terminal: Terminal): Promise<string> {
  const place = await findRepository(folder, terminal.env)
  return place.kind === 'repository' ? place.prefix : prefixOf(folder, terminal)
}
