import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { hashTool } from '../base/files.ts'
import { hasErrors } from '../base/messages.ts'
import { recordsInMemory } from '../base/records.ts'
import { buildName } from '../build.ts'
import { createCompiler, makeSite } from '../compile.ts'
import { type DevEvent, startDev } from '../dev/dev.ts'
import type { Rebuilt } from '../dev/pages.tsx'
import { readGitFacts } from '../read/git-history.ts'
import { type ReadHandbook, readHandbook, type Texts } from '../read/handbook.ts'
import type { KnownPages } from '../read/known-pages.ts'
import { isWithin, siteMarker } from '../read/tree.ts'
import { reportToPeople } from '../reporters/people.ts'
import { prefixOf, showPluginOutput, type Terminal } from '../reporters/terminal.ts'
import { type HandbookOptions, prepareHandbook } from './command.ts'

interface Options extends Omit<HandbookOptions, 'today'> {
  readonly keepIn: string
  /** Asked for each build: somebody may still edit after midnight. */
  readonly today: () => string
  readonly host: string
  readonly port: number
}

/** `rolebook dev`: serves a handbook until it is interrupted. */
export async function runDev(options: Options, terminal: Terminal): Promise<number> {
  const { folder, host, port, keepIn, plugins, today } = options
  await prepareHandbook(options, terminal)
  const tool = hashTool()
  // Before the server starts: whoever sees the address may already want to stop.
  const end = interrupted()
  const stop = new AbortController()
  end.then(() => stop.abort())
  // Whoever searches while editing waits for the pages that changed alone.
  const searched = recordsInMemory()
  const { compile, save } = createCompiler({
    ...{ keepIn, tool, today: today(), signal: stop.signal },
    onOutput: showPluginOutput(terminal),
  })
  // Once: saving changes no history, and whoever commits while editing sees the new date at the next start.
  const git = readGitFacts(folder, { env: terminal.env, keepIn })
  let texts: Texts = new Map()
  let pages = 0
  // Of this reading and of the one before, to tell what was never a part of the handbook.
  let paths: readonly ReadonlySet<string>[] = []
  const known: KnownPages = new Map()
  let wasSound = false
  let last: Rebuilt | undefined
  const started = startDev({
    handbook: folder,
    // A site inside the handbook's folder is not a part of it.
    ignored: (path) => existsSync(join(path, siteMarker)),
    rebuild: async (changed) => {
      for (const [path, { at }] of known) if (changed.some((one) => one === '' || isWithin(at, one))) known.delete(path)
      const read = await readHandbook(folder, { git, plugins, known })
      paths = [...paths, pathsOf(read.input)].slice(-2)
      const day = today()
      const name = buildName({ ...read, target: '', today: day, tool })
      if (last?.name === name) return last
      const compiled = await compile(read, undefined, day)
      texts = compiled.texts
      pages = compiled.handbook.pages.size
      const problems = compiled.messages
      // A folder that had errors from the start shows its pages anyway; good pages are never replaced by bad ones.
      const sound = !hasErrors(problems)
      const shown = sound || !wasSound
      wasSound ||= sound
      last = { name, problems, ...(shown && (await makeSite(compiled, read.git, { searched }))) }
      return last
    },
    host,
    port,
    client: { script: packaged('#client/dev.js'), style: packaged('#styles/dev.css') },
    onEvent: (event) => {
      const isPart = (path: string) => paths.some((known) => known.has(path)) || existsSync(join(folder, path))
      const shown = withoutPassing(event, isPart)
      if (shown && !stop.signal.aborted) terminal.out(eventText(shown, { texts, pages }, options, terminal))
    },
  })
  // It may be interrupted during the first build too, of which a part may not be ready to end.
  await Promise.race([end, started.then(() => end)])
  await Promise.race([started.then((server) => server.close()), pause(1_000, undefined, { ref: false })])
  save()
  return 0
}

const pathsOf = ({ sources, assets }: ReadHandbook['input']): ReadonlySet<string> =>
  new Set([...sources, ...assets].map(({ path }) => path))

/** Without the files that an editor made for itself and removed: they were never a part of the handbook. */
function withoutPassing(event: DevEvent, isPart: (path: string) => boolean): DevEvent | undefined {
  if (!('changed' in event)) return event
  const changed = event.changed.filter((path) => path === '' || path === 'handbook.yaml' || isPart(path))
  return event.kind === 'rebuilt' && changed.length < event.changed.length && changed.length === 0
    ? undefined
    : { ...event, changed }
}

/** What problems are about. */
type Checked = Pick<Parameters<typeof reportToPeople>[1], 'texts' | 'pages'>

/** What a terminal shows of an event. */
function eventText(event: DevEvent, checked: Checked, options: Options, terminal: Terminal): string {
  const { colors } = terminal
  switch (event.kind) {
    case 'listening': {
      const isOpen = !/^(127\.|localhost$|::1$)/.test(options.host)
      return [
        `${colors.bold('rolebook')} serves ${options.handbook} at ${colors.cyan(event.urls.join(' and '))}`,
        ...(isOpen ? [`${colors.yellow('warning')} Everyone who can reach this machine can read it.`] : []),
        colors.dim('Press Ctrl-C to stop.'),
      ].join('\n')
    }
    case 'rebuilt': {
      const { problems } = event
      const line = rebuiltLine(event, terminal)
      if (problems.every(({ severity }) => severity === 'note')) return line
      const facts = { ...checked, notes: false, prefix: prefixOf(options.folder, terminal) }
      return `${reportToPeople(problems, { ...terminal, ...facts })}\n${line}`
    }
    // The first line says what broke; the rest is of use to nobody but a developer of rolebook.
    case 'crashed':
      return `${colors.red('A fault of rolebook')}: ${event.message.split('\n')[0]}`
    case 'unreadable':
      return `${colors.red('error')} ${event.message}`
    case 'watching-problem':
      return `${colors.yellow('warning')} ${event.message}${event.hint ? ` ${terminal.nameCommands(event.hint)}` : ''}`
  }
}

function rebuiltLine(event: DevEvent & { kind: 'rebuilt' }, { colors }: Terminal): string {
  const paths = event.changed.map((path) => path || 'the folder itself')
  const after = paths.length > 3 ? [...paths.slice(0, 3), `${paths.length - 3} more`] : paths
  const why = after.length > 0 ? ` after a change of ${after.join(', ')}` : ''
  const state = event.fresh ? `${colors.green('✓')} ${event.pages} pages` : colors.yellow('The last good pages stay')
  return `${state}${why} ${colors.dim(`${Math.round(event.milliseconds)} ms`)}`
}

const packaged = (name: string): string => readFileSync(createRequire(import.meta.url).resolve(name), 'utf8')

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
