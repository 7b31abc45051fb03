import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeStopwatch } from '../src/base/dates.ts'
import { createCompiler, makeSite } from '../src/compile.ts'
import { readHandbook } from '../src/read/handbook.ts'
import { htmlProblems, pretty } from './support/html.ts'

const root = join(import.meta.dirname, 'fixtures')

/** The built page `page.html` of a folder of pages, and what is wrong with the folder. */
async function built(folder: string) {
  const { compile } = createCompiler({ keepIn: undefined, tool: 'test', today: '2026-04-01' })
  const compiled = await compile(
    await readHandbook(join(root, folder), {}),
    makeStopwatch(() => 0),
  )
  const page = String((await makeSite(compiled)).files.find(({ path }) => path === 'page.html')!.contents)
  return { page, messages: compiled.messages }
}

/** What an author's text became, between the frame and what rolebook adds. */
const proseOf = (page: string): string =>
  /<div class="prose">([\s\S]*?)<\/div><\/div><\/article>/.exec(page)?.[1] ?? expect.fail(page)

// Ids are made as GitHub makes them, so they may begin with a digit; the rest is how the renderer writes tags.
// Each folder is a feature: `page.md` as an author writes it, `expected.html` as readers get it and, at its end, the
// messages to the author. `npx vitest -u` writes it again; read the difference before you commit it.
describe.each(readdirSync(root))('%s', (feature) => {
  test('become what authors mean by them', async () => {
    const { page, messages } = await built(feature)
    const reports = messages
      .filter(({ file }) => file !== 'expected.html')
      .map(
        ({ file, place, severity, rule, message }) =>
          `<!-- ${file}:${place.line}:${place.column} ${severity} ${rule}: ${message.replaceAll('--', '- -')} -->\n`,
      )
    const text = [pretty(proseOf(page)), ...reports].join('')
    await expect(text).toMatchFileSnapshot(join(root, feature, 'expected.html'))
  })

  test('are valid HTML', async () => {
    const { page } = await built(feature)
    // What an author leaves open is repaired as browsers do it, which is not always as the standard would have it.
    const repaired: Record<string, 'off'> = feature === 'unclosed-html' ? { 'element-permitted-content': 'off' } : {}
    // White space at the end of a line is the Markdown parser's, which readers do not see.
    expect(await htmlProblems(page, { 'no-trailing-whitespace': 'off', ...repaired })).toEqual([])
  })
})
