import { expect, test } from 'vitest'
import { pagesOf } from '../support/handbooks.ts'

/** What is written at the addresses of the links of a page. */
function addresses(text: string): string[] {
  const lines = text.split('\n')
  const [page] = pagesOf({ 'a.md': text })
  return page!.links.map(({ address }) =>
    address ? lines[address.line - 1]!.slice(address.column - 1, address.endColumn - 1) : '?',
  )
}

test.each([
  ['[em.md](em.md)', ['em.md']],
  ['[x](<a b.md> "a b.md")', ['a b.md']],
  ['[x](a%20b.md#c)', ['a%20b.md#c']],
  ['[x](grün.md)', ['grün.md']],
  ['[x](\nem.md)', ['em.md']],
  ['![em.md](em.md "em.md")', ['em.md']],
  ['[![x](x.png)](em.md)', ['em.md', 'x.png']],
  ['[x][one], [One] and [one][]\n\n[one]: em.md "em.md"', ['em.md', 'em.md', 'em.md']],
  ['![x][one]\n\n[one]: <x.png>', ['x.png']],
  ['<a title="em.md" href="em.md">em.md</a>', ['em.md']],
  ['<a href=em.md>em.md</a>', ['em.md']],
  ['[[em]] and [[em#time|em]]', ['em', 'em#time']],
  ['| a |\n| - |\n| [[em\\|Manager]] |', ['em']],
  ['- > [x](em.md)', ['em.md']],
])('%s says where its address is written', (text, expected) => {
  expect(addresses(text)).toEqual(expected)
})

test('an address written otherwise than it is read has no place', () => {
  expect(addresses('[x](a&amp;b.md)\n\n<a href="a&amp;b.md">x</a>\n')).toEqual(['?', '?'])
})
