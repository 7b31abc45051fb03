import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { UserError } from '../base/errors.ts'
import type { Message } from '../base/messages.ts'
import { explainSystemError } from '../base/ordinary-files.ts'
import { stripControls } from '../base/text.ts'
import type { DevClient } from './answer.ts'
import { afterRebuild, noticeOf, type Rebuilt, type Shown } from './pages.tsx'
import { eventStreams, listen, serve, urlsOf } from './server.ts'
import { pace, watchFolder } from './watch.ts'

// `rolebook dev` in five files: watch.ts says when something changed, this one rebuilds, pages.tsx decides what is shown then,
// server.ts listens and keeps open pages informed, and answer.ts says what a request gets.

/** Something worth a line in the terminal. Paths are relative to the handbook's folder, with forward slashes. */
export type DevEvent =
  /** Addresses to open, the nearest first. */
  | { readonly kind: 'listening'; readonly urls: readonly string[] }
  | {
      readonly kind: 'rebuilt'
      /** What triggered it; empty for the first build, '' is the folder itself. */
      readonly changed: readonly string[]
      readonly milliseconds: number
      /** Number of HTML pages now served, new or the last good ones. */
      readonly pages: number
      /** False when the last good pages stay. */
      readonly fresh: boolean
      readonly problems: readonly Message[]
    }
  /** A rebuild, or making a page, failed by a bug of rolebook. The server goes on. */
  | { readonly kind: 'crashed'; readonly changed: readonly string[]; readonly message: string }
  /** The handbook cannot be read, for example because its folder is gone. The server goes on. */
  | { readonly kind: 'unreadable'; readonly changed: readonly string[]; readonly message: string }
  /** Changes may be seen late, or not at all. */
  | { readonly kind: 'watching-problem'; readonly message: string; readonly hint?: string }

/** All that `rolebook dev` depends on. It reads no configuration and prints nothing. */
export interface DevOptions {
  /** The absolute folder to watch. */
  readonly handbook: string
  /** Whether changes of an absolute path are to be ignored: caches, the site itself. Called often. */
  readonly ignored: (path: string) => boolean
  /** Given what has changed as far as that is known; '' is the folder itself. */
  readonly rebuild: (changed: readonly string[]) => Promise<Rebuilt>
  readonly host: string
  /** 0 for any free port; else the first free one of ten, counting from it. */
  readonly port: number
  readonly client: DevClient
  readonly onEvent: (event: DevEvent) => void
}

interface DevServer {
  readonly url: string
  /** Ends everything, open event streams included. */
  close(): Promise<void>
}

/** Serves a handbook and keeps open pages up to date while it is edited. Resolves after the first build, good or not. */
export async function startDev(options: DevOptions): Promise<DevServer> {
  const { handbook, ignored, rebuild, client, onEvent } = options
  let shown: Shown = { build: randomUUID() }
  let closed = false
  const streams = eventStreams()
  const onCrash = (message: string) => onEvent({ kind: 'crashed', changed: [], message })
  let isBuilt = () => {}
  const built = new Promise<void>((resolve) => {
    isBuilt = resolve
  })
  const server = serve({ host: options.host, client, streams, shown: () => shown, built, onCrash })
  const { host, port } = await listen(server, options.host, options.port)
  const urls = urlsOf(host, port)
  onEvent({ kind: 'listening', urls })

  const builds = pace(async (paths) => {
    const changed = paths.map(stripControls)
    const started = performance.now()
    const rebuilt = await Promise.resolve(paths).then(rebuild).catch(crashed)
    if (closed) return
    shown = afterRebuild(shown, rebuilt, randomUUID())
    isBuilt()
    streams.send(noticeOf(shown))
    const { files, problems, crash, isUnreadable } = rebuilt
    const facts = { changed, milliseconds: performance.now() - started, pages: pagesOf(shown), problems }
    onEvent(
      crash === undefined
        ? { kind: 'rebuilt', ...facts, fresh: files !== undefined }
        : { kind: isUnreadable ? 'unreadable' : 'crashed', changed, message: stripControls(crash) },
    )
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

/** A bug of ours must not end the session: the last good pages stay. */
const crashed = (error: unknown): Rebuilt => ({
  problems: [],
  ...crashOf(explainSystemError(error)),
})

function crashOf(error: unknown): Pick<Rebuilt, 'crash' | 'isUnreadable'> {
  if (error instanceof UserError) return { crash: `${error.message} ${error.hint}`.trim(), isUnreadable: true }
  return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

const pagesOf = ({ files }: Shown) => [...(files?.keys() ?? [])].filter((path) => path.endsWith('.html')).length
