// What the page of a role says at a glance.
import { expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, page } from '../support/handbooks.ts'

/** The page of a role that owns nothing, in a handbook with these responsibilities besides. */
function roleWith(responsibilities: Readonly<Record<string, readonly string[]>>): string {
  const rows = Object.entries(responsibilities).map(([id, keys]) => [
    `responsibilities/${id}.md`,
    page(`title: ${id}`, 'coreFocus: people', ...keys),
  ])
  const handbook = handbookOf({
    'roles/em.md': page('title: Manager', 'ownerRole: em'),
    'roles/ic.md': page('title: Engineer', 'ownerRole: em', 'track: ic'),
    'focuses/people.md': page('title: People', 'ownerRole: em', 'summary: People.'),
    ...Object.fromEntries(rows),
  })
  return String(render(siteView(handbook)).find(({ path }) => path === 'roles/ic.html')?.contents)
}

const glance = (html: string) =>
  /<(?:ul class="loads"|div class="load")>.*?<\/(?:ul|div)>/s
    .exec(html)?.[0]
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

test('of a role that owns nothing it counts what it supports, else what is expected of everyone', () => {
  const everyone = { teamwork: ['everyone: true'] }
  expect(glance(roleWith({ ...everyone, staffing: ['ownerRole: em', 'supports: {ic: Interviews.}'] }))).toBe(
    'Supports 1',
  )
  expect(glance(roleWith({ ...everyone, staffing: ['ownerRole: em'] }))).toBe('Expected of everyone 1')
})

test('of a role that no responsibility concerns it says so', () => {
  expect(glance(roleWith({ staffing: ['ownerRole: em'] }))).toContain('No responsibility names this role')
})
