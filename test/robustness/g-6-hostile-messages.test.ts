// G6: what a message quotes can neither be HTML in a page nor steer a terminal.

import { expect, test } from 'vitest'
import { eventually, fetchText, message, openStream, toy } from '../support/dev.ts'

const esc = String.fromCharCode(27)
const bell = String.fromCharCode(7)
const hostile = `<img src=x onerror=alert(1)></script></title>${esc}[31mred${esc}[0m${bell}${esc}]0;title${bell}\u202Egpj.md`
const problems = [message('error', `roles/${hostile}.md`, hostile)]

test('G6: the page that shows errors escapes them', async () => {
  const { url } = await toy({}, { rebuild: async () => ({ problems }) })
  const html = await fetchText(`${url}<script>alert(2)</script>`)
  expect(html).toContain('&lt;img src=x onerror=alert(1)>')
  expect(html).not.toMatch(/<img|<\/script><\/title>|alert\(2\)/)
  expect(html).not.toMatch(steering)
})

test('G6: the page that says a page is missing escapes its path', async () => {
  const { url } = await toy({ 'index.md': 'first' })
  const html = await fetchText(`${url}%3Cimg%20src=x%20onerror=alert(1)%3E`)
  expect(html).toContain('/&lt;img src=x onerror=alert(1)>')
  expect(html).not.toContain('<img')
})

test('G6: what open pages are told is plain text in one line', async () => {
  const { port } = await toy({}, { rebuild: async () => ({ files: [], problems, crash: `${hostile}\nat x` }) })
  const page = await openStream(port)
  await eventually(() => expect(page.notices).toHaveLength(1))
  const { trouble } = page.notices[0]!
  expect(trouble?.problems[0]?.where).toBe('roles/<img src=x onerror=alert(1)></script></title>redgpj.md.md:3:8')
  expect(trouble?.problems[0]?.message).toBe('<img src=x onerror=alert(1)></script></title>redgpj.md')
  expect(trouble?.crash).toBe('<img src=x onerror=alert(1)></script></title>redgpj.md\nat x')
})

test('G6: what the terminal is told of a crash cannot steer it', async () => {
  const { events } = await toy({}, { rebuild: () => Promise.reject(new Error(hostile)) })
  expect(events.at(-1)).toMatchObject({ kind: 'crashed', message: expect.not.stringMatching(steering) })
})

test('G6: the name of a changed file cannot steer the terminal', async () => {
  const { events, write } = await toy({ 'index.md': 'first' })
  await write(`a${esc}[31mb.md`, 'second')
  await eventually(() => expect(events.at(-1)).toMatchObject({ kind: 'rebuilt', changed: ['ab.md'], pages: 2 }))
})

const steering = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u
