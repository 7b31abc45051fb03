import { watch } from 'chokidar'
import { afterEach, expect, test, vi } from 'vitest'
import { eventually, fetchText, toy } from '../support/dev.ts'

/** The code of the error that watching meets at once. */
let code: string | undefined

vi.mock('chokidar', async (importOriginal) => {
  const original = await importOriginal<typeof import('chokidar')>()
  return {
    watch: vi.fn((...[paths, options]: Parameters<typeof watch>) => {
      const watcher = original.watch(paths, options)
      if (code && !options?.usePolling) {
        const error = Object.assign(new Error(`${code}: no more`), { code })
        setImmediate(() => {
          for (const again of [error, error]) watcher.emit('error', again)
        })
      }
      return watcher
    }),
  }
})

afterEach(() => {
  code = undefined
})

test('when the system watches no more files, changes are found by polling', async () => {
  code = 'ENOSPC'
  const { url, events, write } = await toy({ 'index.md': 'first' })
  await eventually(() => expect(vi.mocked(watch).mock.lastCall?.[1]?.usePolling).toBe(true))
  expect(events.filter(({ kind }) => kind === 'watching-problem')).toEqual([
    {
      kind: 'watching-problem',
      message: 'The system watches no more files, so changes are seen half a second late',
      hint: 'Raise `fs.inotify.max_user_watches`, or close programs that watch many files.',
    },
  ])
  await write('index.md', 'second')
  await eventually(async () => expect(await fetchText(url)).toContain('second'))
})

test('any other error of watching is reported once', async () => {
  code = 'EIO'
  const { events } = await toy({ 'index.md': 'first' })
  expect(events.filter(({ kind }) => kind === 'watching-problem')).toEqual([
    { kind: 'watching-problem', message: 'EIO: no more' },
  ])
})
