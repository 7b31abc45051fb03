import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isHandbookPath, pace } from '../../src/dev/watch.ts'

describe('when a rebuild begins', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A run that lasts as long as it takes, and what it was called with. */
  function runs(milliseconds = 0) {
    const calls: (readonly string[])[] = []
    const paced = pace(async (changed) => {
      calls.push(changed)
      if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds))
    })
    return { calls, ...paced }
  }

  test('a change runs 12 ms after it', async () => {
    const { calls, touch } = runs()
    touch('a')
    await vi.advanceTimersByTimeAsync(11)
    expect(calls).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(calls).toEqual([['a']])
  })

  test('changes in a row run once, after the last', async () => {
    const { calls, touch } = runs()
    for (const path of ['a', 'b', 'a', 'c']) {
      touch(path)
      await vi.advanceTimersByTimeAsync(8)
    }
    expect(calls).toEqual([])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(calls).toEqual([['a', 'b', 'c']])
  })

  test('a removal waits for what may replace it', async () => {
    const { calls, touch } = runs()
    touch('a', true)
    await vi.advanceTimersByTimeAsync(100)
    touch('b')
    await vi.advanceTimersByTimeAsync(119)
    expect(calls).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(calls).toEqual([['a', 'b']])
  })

  test('a branch of 5,000 files runs once, though its files come with pauses', async () => {
    const { calls, touch } = runs()
    for (let index = 0; index < 5_000; index++) {
      touch(`${index}`)
      if (index > 20 && index % 50 === 0) await vi.advanceTimersByTimeAsync(100)
    }
    await vi.advanceTimersByTimeAsync(1_000)
    expect(calls.map(({ length }) => length)).toEqual([5_000])
  })

  test('changes during a run make exactly one more', async () => {
    const { calls, touch } = runs(500)
    touch('a')
    await vi.advanceTimersByTimeAsync(100)
    for (const path of ['b', 'c', 'd']) {
      touch(path)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(calls).toEqual([['a']])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(calls).toEqual([['a'], ['b', 'c', 'd']])
  })

  test('a change at the end of a run waits for the pause, too', async () => {
    const { calls, touch } = runs(500)
    touch('a')
    await vi.advanceTimersByTimeAsync(525)
    touch('b')
    await vi.advanceTimersByTimeAsync(10)
    expect(calls).toEqual([['a']])
    await vi.advanceTimersByTimeAsync(20)
    expect(calls).toEqual([['a'], ['b']])
  })

  test('nothing runs after the end', async () => {
    const { calls, touch, stop } = runs()
    touch('a')
    stop()
    touch('b')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(calls).toEqual([])
  })
})

describe('which paths count', () => {
  test.each(['', 'roles/tl.md', 'handbook.yaml', 'a/b.c/d.png', 'year/2024/4913.md', 'c#.md', 'notes~2.md'])(
    '`%s` matters',
    (path) => expect(isHandbookPath(path)).toBe(true),
  )

  test.each([
    '.git',
    '.git/index',
    'a/.DS_Store',
    'node_modules/x/y.md',
    'a/node_modules',
    'tl.md~',
    'tl.md.swp',
    'tl.md.swx',
    'tl.md.swpx',
    'a/4913',
    '#tl.md#',
    '.#tl.md',
    'tl.md___jb_tmp___',
    'tl.md___jb_old___',
  ])('`%s` does not', (path) => expect(isHandbookPath(path)).toBe(false))
})
