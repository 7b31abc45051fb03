import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { stripControls } from '../base/text.ts'
import { afterRebuild, noticeOf, type Shown } from './pages.tsx'
import { eventStreams, listen, serve, urlsOf } from './server.ts'
import type { DevEvent, DevOptions, DevServer, Rebuilt } from './types.ts'
import { pace, watchFolder } from './watch.ts'

// `rolebook dev` in five files: watch.ts says when something changed, this one rebuilds, pages.tsx decides what is shown then,
// server.ts listens and keeps open pages informed, and answer.ts says what a request gets. types.ts is what they agree on.

/** Serves a handbook and keeps open pages right while it is edited. Resolves after the first build, good or not. */
export async function startDev(options: DevOptions): Promise<DevServer> {
  const { handbook, ignored, rebuild, onEvent } = options
  let shown: Shown = { build: randomUUID() }
  let closed = false
  const streams = eventStreams()
  const server = serve(options, streams, () => shown)
  const { host, port } = await listen(server, options.host, options.port)
  const urls = urlsOf(host, port)
  onEvent({ kind: 'listening', urls })

  const builds = pace(async (paths) => {
    const changed = paths.map(stripControls)
    const started = performance.now()
    const rebuilt = await Promise.resolve().then(rebuild).catch(crashed)
    if (closed) return
    shown = afterRebuild(shown, rebuilt, randomUUID())
    streams.send(noticeOf(shown))
    onEvent(eventOf(rebuilt, { changed, milliseconds: performance.now() - started, pages: pagesOf(shown) }))
  })
  // Watching comes first: what changes during the first build must not be missed.
  const unwatch = await watchFolder({
    folder: handbook,
    ignored,
    onChange: builds.touch,
    onProblem: (message, hint) =>
      onEvent({ kind: 'watching-problem', message: stripControls(message), hint: hint || undefined }),
  })
  await builds.now()

  return {
    url: urls[0]!,
    async close() {
      closed = true
      builds.stop()
      streams.close()
      const ended = server.listening && once(server, 'close')
      server.close()
      server.closeAllConnections()
      await Promise.all([unwatch(), ended])
    },
  }
}

/** A fault of ours must not end the session: the last good pages stay. */
const crashed = (error: unknown): Rebuilt => ({
  problems: [],
  crash: error instanceof Error ? (error.stack ?? error.message) : String(error),
})

function eventOf({ files, problems, crash }: Rebuilt, facts: Facts): DevEvent {
  if (crash !== undefined) return { kind: 'crashed', changed: facts.changed, message: stripControls(crash) }
  return { kind: 'rebuilt', ...facts, fresh: files !== undefined, problems }
}

type Facts = Pick<DevEvent & { kind: 'rebuilt' }, 'changed' | 'milliseconds' | 'pages'>

const pagesOf = ({ files }: Shown) => [...(files?.keys() ?? [])].filter((path) => path.endsWith('.html')).length
