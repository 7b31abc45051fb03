// An author's text with a link of each kind resolved.
import type { Fragment } from '../../src/parse/types.ts'
import type { ProseView as Prose } from '../../src/views/prose.ts'

export const prose = (body: Fragment, heading?: Fragment): Prose => ({
  body,
  markdown: [],
  ...(heading && { heading }),
  resolved: new Map([
    ['em.md', { kind: 'internal', href: 'roles/em.html' }],
    ['https://example.com/?a=1&b=2', { kind: 'external', href: 'https://example.com/?a=1&b=2' }],
    ['gone.md', { kind: 'broken' }],
    ['logo.png', { kind: 'internal', href: 'images/the logo.png' }],
  ]),
})
