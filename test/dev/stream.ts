/** An open page, as the server knows it. */

import { get } from 'node:http'
import { onTestFinished } from 'vitest'
import type { DevNotice as Notice } from '../../src/base/client-data.ts'

export interface Stream {
  readonly notices: readonly Notice[]
  readonly text: () => string
  readonly ended: () => boolean
  abort(): void
}

/** Opens the stream of events and collects what comes. */
export function openStream(port: number): Promise<Stream> {
  return new Promise((resolve, reject) => {
    let text = ''
    let ended = false
    const notices: Notice[] = []
    const request = get({ port, host: '127.0.0.1', path: '/__rolebook/events', agent: false }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        const events = text.split('\n\n').slice(0, -1)
        notices.splice(
          0,
          notices.length,
          ...events.filter((e) => e.startsWith('data: ')).map((e) => JSON.parse(e.slice(6))),
        )
      })
      response.on('error', () => {})
      response.on('close', () => {
        ended = true
      })
      resolve({ notices, text: () => text, ended: () => ended, abort: () => request.destroy() })
    })
    request.on('error', (error) => {
      ended = true
      reject(error)
    })
    onTestFinished(() => void request.destroy())
  })
}
