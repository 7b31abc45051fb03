import { expect, test } from 'vitest'
import { renderPage } from '../../src/render/render.ts'
import { commerce, handbookOf, page } from '../support/handbooks.ts'
import { hrefs, mainAt, pageAt, titles } from '../support/site.ts'

const people = (files: Record<string, string>) => mainAt(handbookOf(files), 'people.html', 'people').people

test('everybody is on one page, also those without a page of their own', () => {
  const all = people({ ...commerce, 'people/new.md': page('title: Nora New', 'team: search') })
  expect(all.map(({ name, href }) => [name, href])).toEqual([
    ['Ada Moreno', undefined],
    ['Ana Ruiz', undefined],
    ['Jun Tanaka', undefined],
    ['Lena Fischer', undefined],
    ['Maria Okafor', 'people/maria-okafor.html'],
    ['Nora New', 'people/new.html'],
  ])
  const jun = all[2]!
  expect(jun.roles.map(({ role, team }) => [role.short, team.title])).toEqual([['TL', 'Search']])
  expect([titles(jun.aors), titles(jun.backupOf)]).toEqual([[], ['Code review']])
})

test('it describes in sentences who holds what', () => {
  const text = String(renderPage(pageAt(handbookOf(commerce), 'people.html')).contents)
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
  expect(text).toContain('Jun Tanaka Roles TL Tech Lead of Search Backup for Code review')
  expect(text).toContain('Maria Okafor Reviews. Team Payments Holds Code review Interns')
})

test('it is the first entry among the people', () => {
  const { navigation } = pageAt(handbookOf(commerce), 'index.html').frame
  const section = navigation.find(({ title }) => title === 'People')!
  expect(titles(section.children)).toEqual(['All people', 'Maria Okafor'])
  expect(section.children[0]?.href).toBe('people.html')
})

test('a handbook that names nobody has no such page', () => {
  expect(hrefs(handbookOf({ 'a.md': '# A\n' }))).not.toContain('people.html')
})

test('a page of the handbook may take its address', () => {
  const handbook = handbookOf({ ...commerce, 'people.md': '# Our people\n' })
  expect(pageAt(handbook, 'people.html').main.kind).toBe('guide')
  expect(JSON.stringify(pageAt(handbook, 'index.html').frame.navigation)).not.toContain('All people')
})

test('an author can link to it', () => {
  const handbook = handbookOf({ ...commerce, 'a.md': '[all](people.html)' })
  expect(handbook.targets.get('a.md')?.get('people.html')).toEqual({ kind: 'generated', href: 'people.html' })
})

test('hidden people are not on it, and retired ones only while they hold something', () => {
  const files = {
    ...commerce,
    'people/a.md': page('title: Ann', 'status: historical'),
    'people/b.md': page('title: Ada Moreno', 'status: historical'),
    'people/c.md': page('title: Cy', 'hidden: true'),
  }
  expect(people(files).map(({ name, past }) => name + (past ? ' (past)' : ''))).toEqual([
    ...['Ada Moreno (past)', 'Ana Ruiz', 'Jun Tanaka', 'Lena Fischer', 'Maria Okafor'],
  ])
})
