import { expect, test } from 'vitest'
import type { GitFacts } from '../../src/read/types.ts'
import { pageHistory as history, reportUrl } from '../../src/views/frame.ts'
import { siteView as views } from '../../src/views/site.ts'
import { handbookOf } from '../support/handbooks.ts'

const git: GitFacts = {
  facts: new Map([['roles/tl.md', { changed: '2026-04-01', authors: ['Ada', 'Bob'] }]]),
  prefix: 'docs/',
}
const repository = (url: string, branch = 'main') => ({ url, branch })
const links = (url: string, path = 'a.md', branch?: string) => {
  const { editUrl, historyUrl } = history(repository(url, branch), git, path)
  return [editUrl, historyUrl]
}

test('a page has the facts of git and links into the repository', () => {
  expect(history(repository('https://github.com/acme/handbook'), git, 'roles/tl.md')).toEqual({
    changed: '2026-04-01',
    authors: ['Ada', 'Bob'],
    editUrl: 'https://github.com/acme/handbook/edit/main/docs/roles/tl.md',
    historyUrl: 'https://github.com/acme/handbook/commits/main/docs/roles/tl.md',
  })
})

test('links are those of GitLab where the host says so', () => {
  expect(links('https://gitlab.acme.com/a/b/handbook.git/')).toEqual([
    'https://gitlab.acme.com/a/b/handbook/-/edit/main/docs/a.md',
    'https://gitlab.acme.com/a/b/handbook/-/commits/main/docs/a.md',
  ])
  expect(links('https://github.com/acme/gitlab')[0]).toBe('https://github.com/acme/gitlab/edit/main/docs/a.md')
})

test('names are spelled as an address needs them, and no password is published', () => {
  expect(links('https://me:secret@github.com/acme/h.git', 'how we/#1 "x"?.md', 'feature/50%')[0]).toBe(
    'https://github.com/acme/h/edit/feature/50%25/docs/how%20we/%231%20%22x%22%3F.md',
  )
})

test('nothing is said without git, without a page, and about a page git does not know', () => {
  const github = repository('https://github.com/acme/handbook')
  expect(history(github, undefined, 'a.md')).toEqual({})
  expect(history(github, { facts: new Map() }, 'a.md')).toEqual({})
  expect(history(github, git, undefined)).toEqual({})
  expect(history(undefined, git, 'a.md')).toEqual({})
})

test('the frame of a page that somebody wrote has them, that of a generated page has not', () => {
  const handbook = handbookOf({ 'README.md': '# Home\n', 'roles/tl.md': '---\ntitle: TL\n---\n' })
  const facts = new Map(['README.md', 'roles/tl.md'].map((path) => [path, { changed: '2026-04-01', authors: [] }]))
  const frames = views(handbook, new Map(), { facts, prefix: '' }).pages.map(({ frame }) => frame)
  expect(frames.filter(({ changed }) => changed).map(({ href }) => href)).toEqual(['index.html', 'roles/tl.html'])
  expect(views(handbook).pages.every(({ frame }) => !('changed' in frame) && !('editUrl' in frame))).toBe(true)
})

test('a problem is reported where the repository keeps its issues, with the name of the page', () => {
  expect(reportUrl(repository('https://github.com/acme/handbook.git'), 'R&D?')).toBe(
    'https://github.com/acme/handbook/issues/new?title=R%26D%3F%3A+',
  )
  expect(reportUrl(repository('https://gitlab.acme.com/a/handbook'), 'Pay')).toBe(
    'https://gitlab.acme.com/a/handbook/-/issues/new?issue%5Btitle%5D=Pay%3A+',
  )
})

test('with a repository every page says where to report a problem, a generated one too', () => {
  const { pages } = views(handbookOf({ 'a.md': '# A\n' }, { repository: repository('https://github.com/acme/h') }))
  expect(pages.map(({ frame }) => frame.reportUrl)).toEqual([
    'https://github.com/acme/h/issues/new?title=Handbook%3A+',
    'https://github.com/acme/h/issues/new?title=A%3A+',
    'https://github.com/acme/h/issues/new?title=Search%3A+',
  ])
})
