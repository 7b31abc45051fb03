import { expect, test } from 'vitest'
import { writePage } from '../../src/parse/page.ts'
import type { PageFacts } from '../../src/parse/types.ts'
import { pageOf } from '../support/pages.ts'

const written = [
  '---\ntitle: On call\nsummary: Who is awake.\naliases: [pager]\n---',
  'Somebody is always awake.',
  '## Handover',
  'On Monday, with [the rota](rota.md) at hand.',
  '::pages{kind="guide"}',
]

const keyOf = (blocks: readonly string[]): string =>
  (JSON.parse(writePage(pageOf(`${blocks.join('\n\n')}\n`, 'guides/on-call.md')).facts) as PageFacts).factsKey!

const key = keyOf(written)

test.each<[string, string[]]>([
  ['other words in a section', written.with(3, 'On Tuesday at nine, with [the rota](rota.md) at hand.')],
  ['a paragraph more', written.toSpliced(3, 0, 'Nobody is late.')],
  ['an empty line more', written.with(2, '\n## Handover')],
  ['what is taken out of it', written.with(3, 'On Monday, <form>with</form> [the rota](rota.md) at hand.')],
])('with %s, a page tells others the same as before', (_, blocks) => {
  expect(keyOf(blocks)).toBe(key)
})

test.each<[string, string[]]>([
  ['another title', written.with(0, written[0]!.replace('On call', 'On duty'))],
  ['another summary', written.with(0, written[0]!.replace('awake', 'up'))],
  ['another name', written.with(0, written[0]!.replace('pager', 'beeper'))],
  ['another beginning', written.with(1, 'Somebody is always up.')],
  ['another heading', written.with(2, '## Handing over')],
  ['another link', written.with(3, 'On Monday, with [the rota](plan.md) at hand.')],
  ['what may be a link', written.with(3, 'On Monday, with [the rota](rota.md) and [the plan] (plan.md) at hand.')],
  ['another block', written.with(4, '::pages{kind="practice"}')],
])('with %s, it does not', (_, blocks) => {
  expect(keyOf(blocks)).not.toBe(key)
})
