// Some pages of the reference follow from the code and are held to it here. When the code has changed on purpose,
// `npx vitest run -u --config test/vitest.config.ts test/reference.test.ts` updates them; `git diff` shows whether they read well.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generatedBlocks } from '../src/schema/blocks.ts'
import { run } from './support/commands.ts'
import { commandNames, commandsPage, configurationPage, frontMatterPage } from './support/reference.ts'

const folder = join(import.meta.dirname, '../handbook/reference')

test('the page about front matter has every key of every kind', async () => {
  await expect(frontMatterPage()).toMatchFileSnapshot(join(folder, 'front-matter.md'))
})

test('the page about the configuration has every option with its default', async () => {
  await expect(configurationPage()).toMatchFileSnapshot(join(folder, 'configuration.md'))
})

test('the page about commands shows the help of each as it is', async () => {
  const names = commandNames((await run(['--help'], folder)).out)
  const helps = new Map<string, string>()
  for (const name of names) helps.set(name, (await run([name, '--help'], folder)).out)
  await expect(commandsPage(helps)).toMatchFileSnapshot(join(folder, 'commands.md'))
})

describe('every help', () => {
  test('has an example that the command takes', async () => {
    for (const name of commandNames((await run(['--help'], folder)).out)) {
      const { out } = await run([name, '--help'], folder)
      const examples = [...out.slice(out.search(/^Examples?:/m)).matchAll(/^ {2}rolebook (.*)$/gm)].map(
        ([, line]) => line!,
      )
      expect(examples, name).not.toEqual([])
      for (const example of examples) {
        expect(example.split(' ')[0]).toBe(name)
        for (const [option] of example.matchAll(/--[a-z-]+/g)) expect(out, example).toContain(option)
      }
    }
  })
})

describe('the pages on using the handbook', () => {
  const pages = readdirSync(join(folder, '../using')).map((name) =>
    readFileSync(join(folder, '../using', name), 'utf8'),
  )

  test('name commands and options as they are', async () => {
    const calls = pages.flatMap((text) => [...text.matchAll(/rolebook ([a-z]+)((?: (?:"[^"]*"|[^\s`#|]+))*)/g)])
    const known = commandNames((await run(['--help'], folder)).out)
    const commands = calls.filter(([call, name]) => known.includes(name!) && !call.includes('rolebook knows'))
    expect(commands.length).toBeGreaterThan(20)
    for (const [call, name, words] of commands) {
      const { out } = await run([name!, '--help'], folder)
      for (const [option] of words!.matchAll(/--[a-z-]+/g)) expect(out, call).toContain(option)
    }
  })

  test('link only to pages that a new handbook has', () => {
    for (const text of pages) expect(text).not.toMatch(/\.\.\/reference\//)
  })

  test('use blocks that exist', () => {
    const blocks = pages.flatMap((text) => [...text.matchAll(/::([a-z]+)\{/g)].map(([, name]) => name!))
    for (const name of blocks) expect(Object.keys(generatedBlocks)).toContain(name)
  })
})
