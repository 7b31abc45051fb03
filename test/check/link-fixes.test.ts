import { describe, expect, test } from 'vitest'
import { certainPath, linkTo } from '../../src/check/links.ts'
import { fixed } from '../../src/edit/changes.ts'
import { handbookOf } from '../support/handbooks.ts'

describe('linkTo', () => {
  test.each([
    ['[x](old.md#y "t")', '[x](../roles/em.md#y "t")'],
    ['[x](./old)', '[x](../roles/em)'],
    ['[x](/old.html)', '[x](/roles/em.html)'],
    ['[[old]]', '[[em]]'],
    ['[[old#y|words]]', '[[em#y|words]]'],
    ['[x][o]\n\n[o]: old.md', '[x][o]\n\n[o]: ../roles/em.md'],
  ])('makes %j lead to the page as %j', (before, after) => {
    const handbook = handbookOf({ 'roles/em.md': '---\ntitle: EM\n---\n', 'guides/a.md': before })
    const page = handbook.pages.get('guides/a.md')!
    const { fix = [] } = linkTo(page, page.links[0]!, 'roles/em.md', handbook)
    expect(fixed(before, fix)).toBe(after)
  })

  test('encodes what would end the address', () => {
    const handbook = handbookOf({ 'a b (c).md': '# A\n', 'b.md': '[x](old.md)' })
    const page = handbook.pages.get('b.md')!
    expect(linkTo(page, page.links[0]!, 'a b (c).md', handbook).fix?.[0]?.text).toBe('a%20b%20%28c%29.md')
  })
})

describe('certainPath', () => {
  test.each([
    ['ROLES/em.md', ['roles/em.md', 'guides/em.md'], 'roles/em.md'],
    ['x/em.html', ['roles/em.md', 'roles/tl.md'], 'roles/em.md'],
    ['x/em.md', ['roles/em.md', 'guides/em.md'], undefined],
    ['x/em.md', ['roles/emm.md'], undefined],
    ['x/em.md', ['roles/em.md', 'em/index.md'], undefined],
    ['x/README.md', ['y/README.md'], undefined],
    ['x/index.md', ['x/README.md'], undefined],
    ['Y/readme.md', ['y/README.md'], 'y/README.md'],
  ])('of %s among %j is %s', (missing, paths, expected) => {
    expect(certainPath(missing, paths)).toBe(expected)
  })
})
