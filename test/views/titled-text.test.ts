import { expect, test } from 'vitest'
import { siteView as views } from '../../src/views/site.ts'
import { handbookOf } from '../support/handbooks.ts'

test('a search and a description say the title of a page that is linked to by its id', () => {
  const handbook = handbookOf({
    'guides/on-call.md': '# On call\n\nWords.',
    'guides/a.md': '# A\n\nAsk [[on-call]] or [[on-call|them]], not [[gone]] nor `[[code]]`.\n',
  })
  const site = views(handbook)
  const [section] = site.searched!.find(({ title }) => title === 'A')!.sections
  expect(section!.text).toBe('Ask On call or them, not gone nor [[code]].')
  expect(site.pages.find(({ frame }) => frame.title === 'A')!.frame.description).toBe(section!.text)
})
