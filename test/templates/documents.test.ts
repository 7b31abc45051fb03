import { expect, test } from 'vitest'
import { render } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { htmlProblems } from '../support/html.ts'

const files = {
  'roles/em.md': page('title: Engineering Manager', 'formerly: pl'),
  'roles/tl.md': page('title: Tech & <Lead>', 'formerly: [pl, lead]'),
  'guides/x.md': page('title: X', 'redirect_from: /deep/down/'),
}
const site = (of: Record<string, string> = files, config = {}) =>
  new Map(render(siteView(handbookOf(of, config))).map(({ path, contents }) => [path, String(contents)]))
const html = (path: string, config = {}) => site(files, config).get(path)!

test('a redirect page goes to where the page is now, and says where', () => {
  const text = html('roles/lead.html')
  expect(text).toContain('<noscript><meta http-equiv="refresh" content="0; url=tl.html"/></noscript>')
  expect(text).toContain('It is now here: <a href="tl.html">Tech &amp; &lt;Lead></a>')
  expect(text).toContain('<meta name="robots" content="noindex"/>')
  expect(text).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'/)
  expect(html('deep/down/index.html')).toContain('content="0; url=../../guides/x.html"')
})

test('the script that goes there is a file of the site, written only when there is a redirect', () => {
  const [, script] = /<script src="\.\.\/(assets\/redirect\.[0-9a-f]{8}\.js)" data-to="tl\.html"><\/script>/.exec(
    html('roles/lead.html'),
  )!
  expect(site().get(script!)).toContain('location')
  expect([...site({ 'a.md': '# A\n' }).keys()].filter((path) => path.includes('redirect'))).toEqual([])
})

test('a page that was split offers its parts and goes nowhere by itself', () => {
  const text = html('roles/pl.html')
  expect(text).not.toMatch(/refresh|assets\/redirect|canonical/)
  expect(text).toContain('<a href="em.html">Engineering Manager</a>')
  expect(text).toContain('<a href="tl.html">Tech &amp; &lt;Lead></a>')
})

test('it names the canonical address when the site knows its own', () => {
  expect(html('roles/lead.html')).not.toContain('canonical')
  for (const url of ['https://h.example/eng/', 'https://h.example/eng'])
    expect(html('roles/lead.html', { url })).toContain(
      '<link rel="canonical" href="https://h.example/eng/roles/tl.html"/>',
    )
})

test('redirects are in no list of pages and have no navigation', () => {
  const { pages, redirects } = siteView(handbookOf(files))
  expect(JSON.stringify(pages)).not.toContain('lead.html')
  expect(redirects?.map(({ href }) => href)).toEqual(['deep/down/index.html', 'roles/pl.html', 'roles/lead.html'])
  expect(html('roles/lead.html')).not.toContain('<nav')
})

test('a page that exists wins over a redirect', () => {
  const both = { 'roles/em.md': page('title: EM'), 'roles/tl.md': page('title: TL', 'formerly: [EM]') }
  expect([...site(both).keys()].filter((path) => /^roles\/em/i.test(path))).toEqual(['roles/em.html', 'roles/em.md'])
})

test.each(['roles/lead.html', 'roles/pl.html', 'deep/down/index.html'])('%s is valid HTML', async (path) => {
  // A refresh after no time is what a redirect is.
  expect(await htmlProblems(html(path), { 'meta-refresh': 'off' })).toEqual([])
})

test('every class of a redirect page has a rule in the style sheet', () => {
  const all = site()
  const css = [...all].find(([path]) => path.endsWith('.css'))![1]
  const names = ['roles/lead.html', 'roles/pl.html'].flatMap((path) =>
    [...all.get(path)!.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, value]) => value!.split(' ')),
  )
  expect(names.filter((name) => !css.includes(`.${name}`))).toEqual([])
})
