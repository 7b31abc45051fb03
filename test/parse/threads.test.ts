import { expect, test } from 'vitest'
import { parsePages } from '../../src/parse/threads.ts'
import { defaults } from '../../src/schema/config.ts'
import { sourceOf } from '../support/handbooks.ts'

const paragraph = 'We decide *together*, see [[tl]] and [the plan](plan.md). 計画は**共有**する。 😀 `code`'
const sources = Array.from({ length: 120 }, (_, number) =>
  sourceOf(`guides/page-${number}.md`, `# Page ${number}\n\n${`${paragraph}\n\n## Part\n\n`.repeat(number % 7)}`),
)

/** All that is made of the pages, in their order. */
async function parseIn(threads: number) {
  const contents: string[] = []
  const onContent = (index: number, content: string) => {
    contents[index] = content
  }
  const parsed = await parsePages(sources, { limits: defaults.limits, plugins: [], onContent, threads })
  return { ...parsed, contents }
}

test('pages are the same, byte for byte, whatever the number of threads that parse them', async () => {
  const alone = await parseIn(0)
  expect(alone.contents).toHaveLength(120)
  for (const threads of [1, 2, 4, 8]) expect(await parseIn(threads)).toEqual(alone)
})
