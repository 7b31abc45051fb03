import { expect, test } from 'vitest'
import { html, pageOf } from '../support/pages.ts'

test.each([
  ['# T\n\nOne *two*\n[three](x).\n\n<!-- more -->\n\nFour.', 'One two three.'],
  ['- a\n- b\n\n<!--more-->\nFour.', 'a b'],
  ['One.\n\n## Two\n\nThree.\n\n<!-- MORE -->\n\n## Four', 'One. Three.'],
  ['One &lt;b&gt; `c`.\n\n<!-- more -->\n\n<b>x</b>', 'One <b> c.'],
  ['One.\n\n<!-- more -->', 'One.'],
  ['One[^1].\n\n<!-- more -->\n\n[^1]: Note.', 'One1.'],
  ['One.\n\n<!-- more -->\n\nTwo.\n\n<!-- more -->\n\nThree.', 'One.'],
])('%j has what is above the comment for an excerpt', (text, excerpt) => {
  expect(pageOf(text).excerpt).toBe(excerpt)
  expect(html(text)).not.toContain('more')
})

test.each([
  'One.\n\nTwo.',
  'One. <!-- more --> Two.',
  'One.\n\n<!-- read more -->\n\nTwo.',
  '<!-- more -->\n\nOne.',
  '```\n<!-- more -->\n```',
])('%j has none', (text) => {
  expect(pageOf(text).excerpt).toBeUndefined()
})
