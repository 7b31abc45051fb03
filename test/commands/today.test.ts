import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../../src/cli.ts'
import { hashesIn, run, temporary } from '../support/commands.ts'

let folder: string

beforeEach(() => {
  folder = temporary()
  const path = join(folder, 'handbook/guides/on-call.md')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '---\ntitle: On call\nreviewedOn: 2026-04-01\n---\n')
})

/** Runs a command on the day `now`, or on the day that the variable says. */
async function runOn(argv: readonly string[], now: string, sourceDateEpoch?: string) {
  const out: string[] = []
  const say = (text: string) => void out.push(text)
  const env = sourceDateEpoch === undefined ? {} : { SOURCE_DATE_EPOCH: sourceDateEpoch }
  const code = await main(argv, { out: say, err: say, folder, env, now: () => Date.parse(now) })
  return { code, out: out.join('\n') }
}

describe('the day that dates are compared with', () => {
  test('is the clock’s', async () => {
    expect((await runOn(['check'], '2026-10-01T23:00Z')).out).not.toContain('review-overdue')
    expect((await runOn(['check'], '2026-10-02T01:00Z')).out).toContain('review-overdue')
  })

  test('is that of SOURCE_DATE_EPOCH, or before all that of the option', async () => {
    expect((await runOn(['check'], '2026-10-02', '1767225600')).out).not.toContain('review-overdue')
    expect((await runOn(['check', '--today', '2026-10-02'], '2026-01-01', '1767225600')).out).toContain(
      'review-overdue',
    )
  })

  test.each(['check', 'build', 'dev'])('has to be a day for %s', async (command) => {
    const { code, out } = await runOn([command, '--today', '2026-02-30'], '2026-01-01')
    expect(out).toContain('Unexpected `2026-02-30` as today, expected a date such as `2026-04-01`.')
    expect(code).toBe(2)
  })

  test('has to be valid in the variable as well', async () => {
    const { code, out } = await runOn(['check'], '2026-01-01', 'yesterday')
    expect(out).toContain('Unexpected `yesterday` in the variable SOURCE_DATE_EPOCH, expected seconds since 1970.')
    expect(code).toBe(2)
  })
})

test('a handbook that is served past midnight is compared with the new day', async () => {
  let now = Date.parse('2026-10-01T23:59Z')
  let said = ''
  const say = (text: string) => {
    said += `${text}\n`
  }
  const ended = main(['dev', '--port', '0'], { out: say, err: say, folder, env: {}, now: () => now })
  await vi.waitFor(() => expect(said).toContain('pages'), 20_000)
  expect(said).not.toContain('review-overdue')
  now += 120_000
  writeFileSync(join(folder, 'handbook/a.md'), '# A\n')
  await vi.waitFor(() => expect(said).toContain('review-overdue'), 20_000)
  process.emit('SIGINT')
  expect(await ended).toBe(0)
})

describe('a build on another day', () => {
  test('reports what has become due, although nothing in the handbook has changed', async () => {
    const on = (today: string) => run(['build', '--today', today], folder)
    expect((await on('2026-10-01')).out).toContain('no errors and no warnings')
    const { out } = await on('2026-10-02')
    expect(out).toContain('handbook/guides/on-call.md:3:13 warning review-overdue')
    expect(out).toContain('0 written')
    // And it is reported again when the build is the same in all.
    expect((await on('2026-10-02')).out).toContain('review-overdue')
  })

  test('makes the same site, byte for byte', async () => {
    const built = async (today: string) => {
      const target = join(temporary(), 'site')
      await run(['build', '--no-cache', '--out', target, '--today', today], folder)
      return hashesIn(target)
    }
    expect(await built('2036-01-01')).toEqual(await built('2026-04-01'))
  })
})
