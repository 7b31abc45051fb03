import type { ServerResponse } from 'node:http'
import type { Notice } from './notice.ts'

/** The open pages, each at the end of a stream of server-sent events. */
export interface EventStreams {
  open(response: ServerResponse, notice: Notice): void
  /** How many are open. */
  size(): number
  send(notice: Notice): void
  close(): void
}

/** Keeps at most `limit` streams; a newer page matters more than an older one, and one that does not read is let go. */
export function eventStreams({ limit = 64, heartbeat = 15_000, unread = 100_000 } = {}): EventStreams {
  const streams = new Set<ServerResponse>()
  const drop = (stream: ServerResponse) => {
    streams.delete(stream)
    stream.destroy()
  }
  const write = (stream: ServerResponse, text: string) => {
    if (stream.writableLength > unread) drop(stream)
    else stream.write(text)
  }
  const beat = setInterval(() => {
    for (const stream of streams) {
      // What waited since the last beat will not be read any more: the other end is gone, or asleep.
      if (stream.writableLength > 0) drop(stream)
      else write(stream, ':\n\n')
    }
  }, heartbeat)
  return {
    open(response, notice) {
      const [oldest] = streams
      if (oldest && streams.size >= limit) drop(oldest)
      streams.add(response)
      response.on('close', () => streams.delete(response))
      write(response, `retry: 1000\n\n${event(notice)}`)
    },
    size: () => streams.size,
    send(notice) {
      for (const stream of streams) write(stream, event(notice))
    },
    close() {
      clearInterval(beat)
      for (const stream of streams) drop(stream)
    },
  }
}

/** JSON has no line ends, so it is one line of data. */
const event = (notice: Notice) => `data: ${JSON.stringify(notice)}\n\n`
