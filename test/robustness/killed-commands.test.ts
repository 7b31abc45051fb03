import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'

// `npm run kill` stops each command at every operation; here a part of them is tried.
describe('whatever command is killed, after the next command of any kind', () => {
  test.each([
    ['build', 17],
    ['build-first', 17],
    ['build-again', 25],
    ['build-behind-link', 25],
    ['build-releases', 41],
    ['rename', 9],
    ['retire', 9],
    ['fix', 9],
    ['new', 7],
    ['owners', 7],
    ['owners-changed', 9],
    ['init', 80],
    ['release', 5],
    ['release-prepare', 5],
    ['release-written', 7],
  ])('nothing of `%s` is mixed, partial or left over', { timeout: 240_000 }, async (name, every) => {
    const child = spawn(process.execPath, ['test/kill/kill.js', '--every', String(every), name])
    const [out] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(out).toContain('Nothing mixed, nothing partial, no stray.')
  })
})
