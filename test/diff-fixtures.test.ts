import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from './support/commands.ts'

// Each folder in test/fixtures-diff holds two handbooks, and what is said of them to a person and on a pull request.
test.each(readdirSync('test/fixtures-diff'))('%s', async (name) => {
  const folder = `${process.cwd()}/test/fixtures-diff/${name}`
  const inWords = async (format: string) => {
    const ran = await run(
      ['diff', 'before', 'after', '--format', format, '--no-cache', '--today', '2026-04-01'],
      folder,
    )
    expect([ran.code, ran.err]).toEqual([0, ''])
    return `${ran.out}\n`
  }
  await expect(await inWords('people')).toMatchFileSnapshot(`./fixtures-diff/${name}/people.txt`)
  await expect(await inWords('markdown')).toMatchFileSnapshot(`./fixtures-diff/${name}/comment.md`)
})
