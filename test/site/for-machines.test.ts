import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { parseFragment } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GitFacts } from '../../src/read/git-history.ts'
import { render } from '../../src/render/render.ts'
import { siteView } from '../../src/views/site.ts'
import fc, { runs } from '../support/cases.ts'
import { filesIn } from '../support/commands.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { htmlProblems } from '../support/html.ts'
import { builtStarter } from '../support/starter.ts'

let starter: Map<string, string>
beforeAll(async () => {
  starter = new Map([...filesIn(builtStarter())].map(([path, bytes]) => [path, bytes.toString('utf8')]))
})

const small = {
  'README.md': '# Acme\n\nSee [the lead](roles/tl.md#day).\n',
  'roles/tl.md': `${page('title: Tech & Lead', 'short: TL')}<!-- a secret -->\nSee [[em|the other]] and [[em]].\n\n## Day\n\nIn [a guide](../guides/x.md "X") or [this way][x].[^1]\n\n[x]: ../guides/x.md\n[^1]: A note.\n`,
  'roles/em.md': page('title: Engineering Manager', 'short: EM'),
  'responsibilities/staffing.md': page(
    'title: Staffing',
    'ownerRole: em',
    'supports: {tl: Helps.}',
    'summary: "A | B"',
  ),
  'guides/x.md': '# X\n\n::matrix{roles="em tl"}\n\n::include{page="y.md" section="Steps"}\n\n[^1] is no note here.\n',
  'guides/y.md': '# Y\n\n## Steps\n\nTake [a step](x.md).\n\n## Else\n\nMore.\n',
  'guides/secret.md': page('hidden: true', 'title: Secret'),
  'guides/draft.md': page('status: draft', 'title: Unfinished'),
}
const git: GitFacts = {
  facts: new Map([
    ['roles/tl.md', { changed: '2026-03-01', authors: ['Ada <&> Lee'] }],
    ['guides/x.md', { changed: '2026-04-02', authors: [] }],
    ['guides/secret.md', { changed: '2026-05-02', authors: [] }],
  ]),
}
const url = 'https://h.example/eng/'
const internal = { url, visibility: 'internal' } as const
/** One file of a site, without making the others. */
const madeFile = (files: Record<string, string>, path: string) =>
  String(render(siteView(handbookOf(files))).find((file) => file.path === path)!.contents)

const made = (files: Record<string, string>, config = {}, facts?: GitFacts) =>
  new Map(
    render(siteView(handbookOf(files, config), new Map(), facts)).map(({ path, contents }) => [path, String(contents)]),
  )

describe('the handbook as one document', () => {
  test('has each id once, and every link in it leads to one', () => {
    const html = starter.get('print.html')!
    const ids = [...html.matchAll(/<[a-z][^>]* id="([^"]*)"/g)].map(([, id]) => id!)
    expect(ids.length).toBe(new Set(ids).size)
    const known = new Set(ids)
    const links = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, anchor]) => decodeURIComponent(anchor!))
    expect(links.length).toBeGreaterThan(500)
    expect(links.filter((anchor) => !known.has(anchor))).toEqual([])
  })

  test('links out of itself only to pages that exist', () => {
    const html = starter.get('print.html')!
    const links = [...html.matchAll(/<[a-z][^>]* (?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)].map(([, path]) =>
      decodeURI(path!),
    )
    expect([...new Set(links)].filter((path) => !starter.has(path))).toEqual([])
  })

  test('has the matrices, whom to go to and every page that the navigation shows', () => {
    const html = starter.get('print.html')!
    for (const id of ['page-matrix-em-tl-tlm', 'page-who', 'page-roles-tlm', 'page-using-editing-a-page', 'page-index'])
      expect(html).toContain(`<section class="chapter" id="${id}">`)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  })

  test('has no controls, which are for screens', () => {
    expect(starter.get('matrix/em-tl-tlm.html')).toMatch(/<select|class="tools"/)
    expect(starter.get('who/payments.html')).toContain('class="choice"')
    expect(starter.get('print.html')).not.toMatch(/<select|class="(?:choice|filter|tools|who-filter)"/)
  })

  test('keeps the notes and headings of each page apart', () => {
    const files = {
      'a.md': '# A\n\n## Day\n\nOne.[^1]\n\n[^1]: First.\n',
      'b.md': '# B\n\n## Day\n\nTwo.[^1]\n\n[^1]: Second.\n',
    }
    const html = made(files).get('print.html')!
    expect(html).toContain('<h3 id="page-a--day">')
    expect(html).toContain('href="#page-b--user-content-fn-1"')
    expect(html).toContain('id="page-b--user-content-fn-1"')
  })

  test('shows text that looks like an attribute or a mark as it is written', () => {
    const html = made({ 'a.md': '# A\n\n`<b id="x" href="y.html">` and `<!lead>`\n' }).get('print.html')!
    expect(html).toContain('&#x3C;b id="x" href="y.html">')
    expect(html).toContain('&#x3C;!lead>')
  })

  test('is unfolded where a page folds', () => {
    expect(
      made({ 'a.md': '# A\n\n<details><summary>More</summary>\n\nText\n\n</details>\n' }).get('print.html'),
    ).toContain('<details open>')
  })
})

test.each(['print.html', 'cards.html', '404.html'])('%s is valid HTML', async (path) => {
  for (const html of [starter.get(path)!, made(small, { url }).get(path)!]) {
    expect(await htmlProblems(html)).toEqual([])
  }
})

test('a role has a card, and its page links to it', () => {
  const files = made(small)
  expect(files.get('roles/tl.html')).toContain('<a href="../cards.html#rb-card-tl">')
  expect(files.get('cards.html')).toContain('id="rb-card-tl"')
})

test('cards are in the order of the roles', () => {
  const files = made({ ...small, 'roles/tl.md': page('title: Tech Lead', 'order: 1') })
  expect([...files.get('cards.html')!.matchAll(/<h2 id="rb-card-([^"]+)"/g)].map(([, id]) => id)).toEqual(['tl', 'em'])
})

describe('the copy of a page in Markdown', () => {
  test('says what the author wrote, with links to other copies', () => {
    const text = made(small).get('roles/tl.md')!
    expect(text).toContain('# Tech & Lead')
    expect(text).toContain('See [the other](em.md) and [Engineering Manager](em.md).')
    expect(text).toContain('In [a guide](../guides/x.md "X") or [this way][x].[^1]')
    expect(text).toContain('[x]: ../guides/x.md')
    expect(text).not.toContain('secret')
  })

  test('has what is derived and what is included', () => {
    const text = made(small).get('guides/x.md')!
    expect(text).toContain('| [Staffing](../responsibilities/staffing.md) |')
    expect(text).toContain('Take [a step](x.md).')
    expect(text).not.toMatch(/^::|More\./m)
  })

  test('has a row for each row of a matrix, and as many cells as columns', () => {
    const text = starter.get('matrix/em-tl-tlm.md')!
    expect(text).not.toContain('CSV')
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    expect(rows.length).toBeGreaterThan(15)
    expect(new Set(rows.map((row) => row.match(/(?<!\\)\|/g)!.length))).toEqual(new Set([5]))
    expect(rows.find((row) => row.includes('Project Delivery'))).toMatch(/Shared.*Shared.*both facets/)
  })

  test('has a space where a page has a gap', () => {
    expect(starter.get('roles/tl.md')).toContain('[Staffing](../responsibilities/staffing.md) belongs to [Engineering')
    expect(
      [...starter].filter(([path, text]) => path.endsWith('.md') && /\)(?:belongs|Accountable|Shared)/.test(text)),
    ).toEqual([])
  })

  test('of every page of the starter has no broken links', () => {
    const lost: string[] = []
    for (const [path, text] of starter) {
      if (!path.endsWith('.md')) continue
      const plain = text.replace(/(`{3,})[\s\S]*?\1|(`+)[^`][\s\S]*?\2/g, '')
      for (const [, address] of plain.matchAll(/(?<!\\)\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(address!)) continue
        const { pathname } = new URL(address!, `file:///${path}`)
        if (!starter.has(decodeURIComponent(pathname.slice(1)))) lost.push(`${path}: ${address}`)
      }
    }
    expect(lost).toEqual([])
  })

  test('is linked from the page', () => {
    expect(made(small).get('roles/tl.html')).toContain('<link rel="alternate" type="text/markdown" href="tl.md"/>')
  })
})

describe('handbook.json', () => {
  let check: ValidateFunction
  beforeAll(() => {
    check = new Ajv2020({ strict: true, strictTypes: false }).compile(JSON.parse(starter.get('handbook.schema.json')!))
  })
  const faults = (data: unknown) => (check(data) ? [] : check.errors)

  test('of the starter is as its schema says', () => {
    const data = JSON.parse(starter.get('handbook.json')!)
    expect(faults(data)).toEqual([])
    expect(data.roles.map(({ id }: { id: string }) => id)).toContain('tlm')
    expect(data.involvement).toContainEqual({
      role: 'tlm',
      responsibility: 'staffing',
      kind: 'accountable',
      via: ['em'],
      allFacets: false,
    })
  })

  test('of any handbook is as its schema says', () => {
    const id = fc.constantFrom('em', 'tl', 'a', 'b')
    const line = (key: string, value: fc.Arbitrary<unknown>) => value.map((one) => `${key}: ${JSON.stringify(one)}`)
    const lines = fc.array(
      fc.oneof(
        line('ownerRole', id),
        line('reportsTo', id),
        line('combines', fc.array(id)),
        line('sharedBy', fc.dictionary(id, id)),
        line('supports', fc.dictionary(id, fc.string())),
        line('roles', fc.dictionary(id, fc.array(fc.string()))),
        line('carries', id),
        line('holder', fc.string()),
        line('steps', fc.array(fc.record({ from: id, to: id }))),
        line('statements', fc.array(fc.string())),
        line('examples', fc.array(fc.string())),
        line('summary', fc.string()),
      ),
    )
    const kind = fc.constantFrom(
      'roles',
      'responsibilities',
      'focuses',
      'teams',
      'aors',
      'people',
      'practices',
      'paths',
      'assessments',
      'glossary',
    )
    const path = fc.tuple(kind, id).map(([folder, name]) => `${folder}/${name}.md`)
    const text = lines.map((all) => page('title: T', ...all))
    fc.assert(
      fc.property(fc.dictionary(path, text), (files) => {
        const { data } = siteView(handbookOf(files))
        expect(faults(JSON.parse(JSON.stringify(data)))).toEqual([])
      }),
      { numRuns: runs(50) },
    )
  })
})

describe('a site that knows its address', () => {
  test('lists for search engines every page that readers see in lists, and for feed readers those that changed', () => {
    const files = made(small, { url }, git)
    expect(files.get('sitemap.xml')).toContain(
      '<url><loc>https://h.example/eng/roles/tl.html</loc><lastmod>2026-03-01</lastmod></url>',
    )
    expect(files.get('robots.txt')).toContain('Sitemap: https://h.example/eng/sitemap.xml')
    const feed = files.get('feed.xml')!
    expect(feed.indexOf('guides/x.html')).toBeLessThan(feed.indexOf('roles/tl.html'))
    expect(feed).toContain('<updated>2026-04-02T00:00:00Z</updated>')
    expect(feed).toContain('<name>Ada &lt;&amp;&gt; Lee</name>')
    for (const name of ['sitemap.xml', 'feed.xml']) expect(balanced(files.get(name)!), name).toBe(true)
  })

  test('has it in every page', () => {
    const html = made(small, { url }, git).get('roles/tl.html')!
    expect(html).toContain('<link rel="canonical" href="https://h.example/eng/roles/tl.html"/>')
    expect(html).toContain('<meta property="og:title" content="Tech &amp; Lead"/>')
    expect(html).toMatch(/<link rel="alternate" type="application\/atom\+xml"[^>]* href="\.\.\/feed\.xml"\/>/)
  })

  test('has a page for addresses that lead nowhere, whose own links work at any depth', () => {
    const html = made(small, { url }, git).get('404.html')!
    const links = [...html.matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, href]) => href)
    expect(links.length).toBeGreaterThan(4)
    expect(links.filter((href) => !href!.startsWith('/eng/'))).toEqual([])
  })
})

test('a site without an address has no absolute links, and its page for lost addresses names files from the top of the host', () => {
  const files = made(small, {}, git)
  for (const name of ['sitemap.xml', 'robots.txt', 'feed.xml']) expect(files.has(name)).toBe(false)
  for (const [path, text] of files)
    if (path.endsWith('.html')) expect(text.replace(/http:\/\/www\.w3\.org/g, ''), path).not.toMatch(/https?:\/\//)
  expect(files.get('404.html')).not.toMatch(/ (?:href|src|action)="(?!\/)/)
})

describe('an internal site', () => {
  test('asks search engines to stay away: in every page, in robots.txt and in the headers', () => {
    const files = made(
      { ...small, 'roles/em.md': page('title: Manager', 'short: EM', 'formerly: boss') },
      internal,
      git,
    )
    const pages = [...files].filter(([path]) => path.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(10)
    for (const [path, text] of pages)
      expect(text.match(/<meta name="robots" content="noindex"\/>/g), path).toHaveLength(1)
    expect(files.get('robots.txt')).toBe('User-agent: *\nDisallow: /\n')
    expect(files.get('_headers')).toContain('\n  X-Robots-Tag: noindex\n\n/*.svg\n')
  })

  test('has no map for search engines, but all that its own readers and tools look for', () => {
    const files = made(small, internal, git)
    expect(files.has('sitemap.xml')).toBe(false)
    for (const name of ['feed.xml', 'llms.txt', 'handbook.json', 'search.js']) expect(files.has(name), name).toBe(true)
  })

  test('says so without knowing its address', () => {
    const files = made(small, { visibility: 'internal' })
    expect(files.get('robots.txt')).toContain('Disallow: /')
  })
})

test('what is hidden is in no list, and a draft is nowhere', () => {
  const files = made(small, { url }, git)
  for (const name of ['sitemap.xml', 'feed.xml', 'llms.txt', 'print.html', 'cards.html'])
    expect(files.get(name), name).not.toMatch(/secret/i)
  expect(files.get('guides/secret.html')).toContain('<meta name="robots" content="noindex"/>')
  for (const [path, text] of files) expect(text, path).not.toContain('Unfinished')
})

test('llms.txt begins with who owns what, and calls all else optional', () => {
  const text = made(small).get('llms.txt')!
  const headings = text.match(/^## .*/gm)!
  expect(headings.at(-1)).toBe('## Optional')
  expect(headings.slice(0, -1)).toEqual(['## At a glance', '## Roles', '## Responsibilities'])
  expect(text.indexOf('guides/x.md')).toBeGreaterThan(text.indexOf('## Optional'))
})

test('llms.txt of a handbook of any size can be read at once, and counts what it does not name', () => {
  const guides = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`guides/g${at}.md`, page(`title: Guide ${at}`)]))
  const text = madeFile({ ...small, ...guides(600) }, 'llms.txt')
  expect(text).toContain('roles/tl.md')
  expect(text).not.toContain('guides/g7.md')
  expect(text).toMatch(/\n\n60\d more pages are in handbook\.json\.\n$/)
  const roles = Object.fromEntries(
    Array.from({ length: 450 }, (_, at) => [
      `roles/r${at}.md`,
      page(`title: Role ${at}`, `summary: ${'It does much. '.repeat(8)}`),
    ]),
  )
  const long = madeFile({ ...small, ...roles }, 'llms.txt')
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(50_000)
  expect(long).toMatch(/\n\n\d+ more pages are in handbook\.json\.\n$/)
})

test('llms.txt names the copy of every page that lists show', () => {
  const text = made(small, { url }).get('llms.txt')!
  expect(text).toContain('- [Tech & Lead](https://h.example/eng/roles/tl.md)')
  expect(made(small).get('llms.txt')).toContain('- [Staffing](responsibilities/staffing.md): A | B')
})

test('the headers for servers have the policy that the pages have', () => {
  const files = made(small)
  const [, policy] = /Content-Security-Policy: (.*); frame-ancestors 'self'/.exec(files.get('_headers')!) ?? []
  expect(files.get('index.html')!.replaceAll('&#39;', "'")).toContain(`content="${policy}"`)
})

test('the headers for servers keep files of the handbook from running anything', () => {
  const headers = made(small).get('_headers')!
  expect(headers).toContain("/*.svg\n  Content-Security-Policy: sandbox; default-src 'none';")
  expect(headers).toMatch(/\/\*\.bin\n(?: {2}.*\n)* {2}Content-Disposition: attachment\n/)
})

test('the same handbook makes the same bytes', () => {
  expect([...made(small, { url }, git)]).toEqual([...made(small, { url }, git)])
})

/** Whether every element of an XML document is closed where it should be. */
function balanced(xml: string): boolean {
  const open: string[] = []
  for (const [, end, name, alone] of xml.replace(/<\?.*?\?>/, '').matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (alone) continue
    if (!end) open.push(name!)
    else if (open.pop() !== name) return false
  }
  return open.length === 0 && parseFragment(xml).childNodes.length > 0
}
