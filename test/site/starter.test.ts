import { dirname } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { filesIn } from '../support/commands.ts'
import { htmlProblems } from '../support/html.ts'
import { type Element, elementsOf, lostLinks } from '../support/site-links.ts'
import { builtStarter } from '../support/starter.ts'

let files: Map<string, string>
let pages: [string, string][]
let elements: Map<string, readonly Element[]>

beforeAll(() => {
  files = new Map([...filesIn(builtStarter())].map(([path, bytes]) => [path, bytes.toString('utf8')]))
  pages = [...files].filter(([path]) => path.endsWith('.html'))
  elements = new Map(pages.map(([path, html]) => [path, elementsOf(html)]))
})

/** The longest page of each folder, which has most of what pages of its kind can have. */
function onePerFolder(pages: readonly [path: string, html: string][]): readonly [path: string, html: string][] {
  const ordered = pages.filter(([path]) => path !== 'print.html').sort(([, a], [, b]) => a.length - b.length)
  return [...new Map(ordered.map((page) => [dirname(page[0]), page])).values()]
}

describe('the starter handbook', () => {
  test('becomes a page for every Markdown file, matrix and pair of roles', () => {
    const paths = pages.map(([path]) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'index.html',
        'roles/tlm.html',
        'responsibilities/staffing.html',
        'focuses/technical-leadership.html',
        'glossary/accountable.html',
        'using/editing-a-page.html',
        'teams/payments.html',
        'who/payments.html',
        'aors/code-review-process.html',
        'people/maria-okafor.html',
        'practices/design-review.html',
        'releases/2.0.0.html',
        'matrix/em-tl-tlm.html',
        'matrix/where-the-time-goes.html',
        'compare/em/tl.html',
      ]),
    )
  })

  test('has no link or anchor that leads nowhere', () => {
    expect(lostLinks(elements, new Set(files.keys()))).toEqual([])
  })

  test('has a way from the first page to every other', () => {
    const seen = new Set<string>()
    const visit = (path: string): void => {
      if (seen.has(path) || !path.endsWith('.html')) return
      seen.add(path)
      for (const { tag, attributes } of elements.get(path)!) {
        const to = tag === 'form' ? attributes.action : tag === 'a' ? attributes.href : undefined
        if (to && !/^\w+:/.test(to)) visit(decodeURIComponent(new URL(to, `file:///${path}`).pathname.slice(1)))
      }
    }
    visit('index.html')
    const isForOldAddresses = (html: string) => html.includes('http-equiv="refresh"')
    const lost = pages.filter(([path, html]) => !seen.has(path) && path !== '404.html' && !isForOldAddresses(html))
    expect(lost.map(([path]) => path)).toEqual([])
  })

  test('has no inline script or style but what finds the top of the site, and asks no other host for anything', () => {
    const found = [...elements].flatMap(([path, all]) =>
      all
        .filter(({ tag, attributes }) => {
          const inline =
            tag === 'style' ||
            'style' in attributes ||
            (tag === 'script' && !attributes.src) ||
            Object.keys(attributes).some((name) => name.startsWith('on'))
          const loads = attributes.src ?? (tag === 'link' ? attributes.href : undefined)
          return inline || (loads !== undefined && /^(?:\w+:)?\/\//.test(loads))
        })
        .map(({ tag }) => `${path}: ${tag}`),
    )
    expect(found).toEqual(['404.html: script'])
    for (const [path, text] of files)
      if (path.endsWith('.css')) expect(text, path).not.toMatch(/@import|url\((?!['"]?data:)/)
  })

  test('has a content security policy, a title and one heading of depth 1 on every page', () => {
    for (const [path, html] of pages) {
      expect(html.match(/<h1[\s>]/g), path).toHaveLength(1)
      expect(html, path).toMatch(
        /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;|<meta http-equiv="Content-Security-Policy" content="default-src 'none'/,
      )
      expect(html, path).toMatch(/<title>[^<]+<\/title>/)
    }
  })

  test('is valid HTML on every page', async () => {
    const problems: string[] = []
    for (const [path, html] of process.env.EVERYTHING ? pages : onePerFolder(pages))
      problems.push(...(await htmlProblems(html)).map((problem) => `${path}:${problem}`))
    expect(problems).toEqual([])
  })

  test('has the headings of every page in order', () => {
    const jumps = [...elements].flatMap(([path, all]) => {
      const depths = all.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []))
      return depths.flatMap((depth, at) =>
        at > 0 && depth > depths[at - 1]! + 1 ? [`${path}: h${depths[at - 1]} to h${depth}`] : [],
      )
    })
    expect(jumps).toEqual([])
  })
})
