import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sep } from 'node:path'
import { compiler, hasErrors, makeSite } from '../build.ts'
import { dev as serve } from '../dev/dev.ts'
import { DevError } from '../dev/dev-error.ts'
import type { DevEvent } from '../dev/types.ts'
import { people } from '../reporters/people.ts'
import type { Source } from '../types.ts'
import { prefixOf, requireFolder, type Terminal, UsageError } from './terminal.ts'

interface Options {
  readonly handbook: string
  readonly folder: string
  readonly cache: string
  readonly host: string
  readonly port: number
}

/** `rolebook dev`: serves a handbook until it is interrupted. */
export async function dev(options: Options, terminal: Terminal): Promise<number> {
  const { folder, host, port, cache } = options
  requireFolder(folder, options.handbook)
  const compile = compiler({ folder, cache, clock: terminal.clock })
  let sources: readonly Source[] = []
  const server = await serve({
    handbook: folder,
    ignored: (path) => path.split(sep).includes('.rolebook'),
    rebuild: async () => {
      const compiled = await compile()
      sources = compiled.sources
      const problems = compiled.messages
      return hasErrors(problems) ? { problems } : { problems, files: await makeSite(compiled.handbook) }
    },
    host,
    port,
    client: { script: packaged('#client/dev.js'), style: packaged('#styles/dev.css') },
    onEvent: (event) => terminal.out(said(event)),
  }).catch((error) => {
    throw error instanceof DevError ? new UsageError(error.message, error.mend) : error
  })
  await interrupted()
  await server.close()
  return 0

  function said(event: DevEvent): string {
    const { colors } = terminal
    if (event.kind === 'listening')
      return `${colors.bold('rolebook')} serves ${options.handbook} at ${colors.cyan(event.urls.join(' and '))}\n${colors.dim('Press Ctrl-C to stop.')}`
    if (event.kind === 'crashed') return `${colors.red('The rebuild broke')}: ${event.message}`
    if (event.kind === 'watching-problem')
      return `${colors.yellow('warning')} ${event.message}${event.mend ? ` ${event.mend}` : ''}`
    const time = colors.dim(`${Math.round(event.milliseconds)} ms`)
    const why =
      event.changed.length > 0
        ? ` after ${event.changed.slice(0, 3).join(', ')}${event.changed.length > 3 ? ` and ${event.changed.length - 3} more` : ''}`
        : ''
    const errors = event.problems.filter(({ severity }) => severity !== 'note')
    if (errors.length === 0) return `${colors.green('✓')} ${event.pages} pages${why} ${time}`
    const list = people(event.problems, {
      prefix: prefixOf(folder, terminal),
      colors,
      sources,
      pages: event.pages,
      notes: false,
    })
    return `${list}\n${event.fresh ? `${colors.green('✓')} ${event.pages} pages${why}` : colors.yellow('The last good pages stay')} ${time}`
  }
}

const packaged = (name: string): string => readFileSync(createRequire(import.meta.url).resolve(name), 'utf8')

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
