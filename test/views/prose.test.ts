import { describe, expect, test } from 'vitest'
import { type BlockView, blockViews } from '../../src/views/prose.ts'
import { siteView } from '../../src/views/site.ts'
import { commerce, handbookOf, leads, page } from '../support/handbooks.ts'
import { fileOf, pageAt } from '../support/site.ts'

const files = { 'guides/README.md': '# Guides\n', 'roles/tl.md': '---\ntitle: TL\n---\n## In practice\n' }

const read = new Map([['guides/map.pdf', fileOf('assets/map.1a2b3c4d.pdf')]])

/** Where a link on a page in `guides/` leads. */
function resolved(url: string) {
  const handbook = handbookOf({ ...files, 'guides/x.md': `[x](${url})\n` }, { assets: ['guides/map.pdf'] })
  return pageAt(handbook, 'guides/x.html', read).prose?.resolved.get(url)
}

test.each([
  ['../roles/tl.md#in-practice', 'roles/tl.html#in-practice'],
  ['./', 'guides/index.html'],
  ['#', 'guides/x.html'],
])('%s leads to %s', (url, href) => {
  expect(resolved(url)).toEqual({ kind: 'internal', href })
})

test('a link to a file leads to its copy in the site', () => {
  expect(resolved('map.pdf#page=2')).toEqual({ kind: 'asset', href: 'assets/map.1a2b3c4d.pdf#page=2' })
})

test('an image has the size that its file says', () => {
  const handbook = handbookOf({ 'x.md': '![x](a.png)\n' }, { assets: ['a.png'] })
  const size = { width: 3, height: 2 }
  const { prose } = pageAt(handbook, 'x.html', new Map([['a.png', fileOf('assets/a.1a2b3c4d.png', size)]]))
  expect(prose?.resolved.get('a.png')).toEqual({ kind: 'asset', href: 'assets/a.1a2b3c4d.png', size })
})

test('a link to an SVG, or to what could run something, saves it', () => {
  const handbook = handbookOf({ 'x.md': '[x](plan.SVG) [y](report.html)\n' }, { assets: ['plan.SVG', 'report.html'] })
  const read = new Map([
    ['plan.SVG', fileOf('assets/plan.svg')],
    ['report.html', { ...fileOf('assets/report-html.bin'), active: { what: 'HTML' } }],
  ])
  const leads = pageAt(handbook, 'x.html', read).prose?.resolved
  expect(leads?.get('plan.SVG')).toEqual({ kind: 'asset', href: 'assets/plan.svg', download: 'plan.SVG' })
  expect(leads?.get('report.html')).toEqual({
    kind: 'asset',
    href: 'assets/report-html.bin',
    download: 'report.html',
    isHidden: true,
  })
})

test('a file that could not be read is broken', () => {
  const handbook = handbookOf({ 'x.md': '![x](a.png)\n' }, { assets: ['a.png'] })
  expect(pageAt(handbook, 'x.html').prose?.resolved.get('a.png')).toEqual({ kind: 'broken' })
})

test('a link to a missing heading leads to its page', () => {
  expect(resolved('../roles/tl.md#gone')).toEqual({ kind: 'internal', href: 'roles/tl.html' })
})

test('a link to another site stays as it is', () => {
  expect(resolved('https://example.com/x')).toEqual({ kind: 'external', href: 'https://example.com/x' })
})

test.each(['gone.md', 'gone.png', 'javascript:alert(1)'])('%s is broken', (url) => {
  expect(resolved(url)).toEqual({ kind: 'broken' })
})

test('a page knows its own links only', () => {
  const handbook = handbookOf({ ...files, 'a.md': '[x](roles/tl.md)\n', 'b.md': '[y](guides/)\n' })
  expect([...(pageAt(handbook, 'a.html').prose?.resolved.keys() ?? [])]).toEqual(['roles/tl.md'])
})

test.each([
  ['[[tl#in-practice]]', { kind: 'internal', href: 'roles/tl.html#in-practice', title: 'TL' }],
  ['[[guides]]', { kind: 'internal', href: 'guides/index.html', title: 'Guides' }],
  ['[[gone]]', { kind: 'broken' }],
])('%s brings the title of its page', (url, expected) => {
  const handbook = handbookOf({ ...files, 'guides/x.md': `${url}\n` })
  expect(pageAt(handbook, 'guides/x.html').prose?.resolved.get(url)).toEqual(expected)
})

describe('links by id', () => {
  test('search and description show the title of a page that is linked to by its id', () => {
    const handbook = handbookOf({
      'guides/on-call.md': '# On call\n\nWords.',
      'guides/a.md': '# A\n\nAsk [[on-call]] or [[on-call|them]], not [[gone]] nor `[[code]]`.\n',
    })
    const site = siteView(handbook)
    const [section] = site.searched!.pages.find(({ title }) => title === 'A')!.sections()
    expect(section!.text).toBe('Ask On call or them, not gone nor [[code]].')
    expect(site.pages.find(({ frame }) => frame.title === 'A')!.frame.description).toBe(section!.text)
  })
})

test('a link to the owner of a responsibility shows who that is, in the text, its copy and the search', () => {
  const handbook = handbookOf({
    ...leads,
    'responsibilities/staffing.md': page('title: Staffing', 'ownerRole: em'),
    'responsibilities/delivery.md': page('title: Delivery', 'sharedBy: {em: staffing, tl: culture}'),
    'responsibilities/openness.md': page('title: Openness', 'everyone: true'),
    'responsibilities/design.md': page('title: Design'),
    'responsibilities/culture.md': `${page('title: Culture', 'ownerRole: tl')}## Owner\n\nWords.\n`,
    'guides/a.md': `# A\n\n${['staffing', 'delivery', 'openness', 'design', 'culture'].map((id) => `[[${id}#owner]]`).join(', ')}, [you](../responsibilities/culture.md#owner).\n`,
  })
  const site = siteView(handbook)
  const { prose } = pageAt(handbook, 'guides/a.html')
  const titles = [...prose!.resolved].flatMap(([url, one]) =>
    url.startsWith('[[') && one.kind === 'internal' ? [one.title] : [],
  )
  expect(titles).toEqual(['EM', 'EM and TL', 'everyone', 'nobody yet', 'TL'])
  expect(prose!.resolved.get('[[staffing#owner]]')).toMatchObject({ href: 'responsibilities/staffing.html' })
  expect(prose!.resolved.get('../responsibilities/culture.md#owner')).toMatchObject({
    href: 'responsibilities/culture.html#owner',
  })
  const [section] = site.searched!.pages.find(({ title }) => title === 'A')!.sections()
  expect(section!.text).toBe('EM, EM and TL, everyone, nobody yet, TL, you.')
})

describe('generated blocks', () => {
  const views = (text: string, files: Record<string, string> = {}): readonly BlockView[] => {
    const handbook = handbookOf({ ...commerce, ...files, 'guides/here.md': text })
    return blockViews(handbook, handbook.pages.get('guides/here.md')!)
  }

  const matrixOf = (text: string) => {
    const [view] = views(text)
    if (view?.kind !== 'matrix') throw new Error(view?.kind)
    return view.matrix
  }

  const rows = (text: string) =>
    matrixOf(text).groups.flatMap((group) => group.rows.map((row) => row.responsibility.id))

  describe('a matrix', () => {
    test('without attributes is the first one', () => {
      expect(matrixOf('::matrix').columns.map(({ id }) => id)).toEqual(['em', 'tl', 'tlm'])
    })

    test('shows the roles that are asked for, in that order', () => {
      expect(matrixOf('::matrix{roles="tl, em"}').columns.map(({ id }) => id)).toEqual(['tl', 'em'])
    })

    test('shows the focuses that are asked for', () => {
      const all = rows('::matrix')
      const some = rows('::matrix{focus=people}')
      expect(some.length).toBeGreaterThan(0)
      expect(some.length).toBeLessThan(all.length)
      expect(matrixOf('::matrix{focus=people}').groups.map(({ focus }) => focus?.id)).toEqual(['people'])
    })

    test('shows only what the roles hold differently', () => {
      const matrix = matrixOf('::matrix{roles="em tlm" only=differences}')
      expect(matrix.groups.flatMap((group) => group.rows.map(({ differs }) => differs))).not.toContain(false)
    })

    test('has an id of its own', () => {
      expect(views('::matrix\n\n::matrix\n').map((view) => view.kind === 'matrix' && view.matrix.id)).toEqual([
        'block-1',
        'block-2',
      ])
    })
  })

  test('a comparison is the same whichever role is named first', () => {
    expect(views('::compare{roles="tl em"}')).toEqual(views('::compare{roles="em tl"}'))
  })

  test('pages are listed by kind, focus and owner', () => {
    const titles = (text: string) => {
      const [view] = views(text)
      return view?.kind === 'pages' ? view.pages.map(({ title }) => title) : view?.kind
    }
    expect(titles('::pages{kind=practice}')).toEqual(['People first', 'Skip now and then'])
    expect(titles('::pages{kind=practice focus=people}')).toEqual(['People first'])
    expect(titles('::pages{kind="practice path" owner=em}')).toEqual([
      'People first',
      'Skip now and then',
      'Where a lead can go',
    ])
    expect(titles('::pages{kind=guide}')).toBe('nothing')
  })

  test('pages leave out those that are hidden or retired', () => {
    const files = {
      'practices/old.md': '---\ntitle: Old\nownerRole: em\nstatus: historical\n---\n',
      'practices/quiet.md': '---\ntitle: Quiet\nownerRole: em\nhidden: true\n---\n',
    }
    const [view] = views('::pages{kind=practice}', files)
    expect(view?.kind === 'pages' && view.pages.map(({ title }) => title)).toEqual([
      'People first',
      'Skip now and then',
    ])
  })

  test('the glossary is every term with its meaning', () => {
    const [view] = views('::glossary', { 'glossary/dri.md': '---\ntitle: DRI\nsummary: Who answers.\n---\n' })
    expect(view).toEqual({
      kind: 'terms',
      terms: [{ id: 'dri', title: 'DRI', href: 'glossary/dri.html', summary: 'Who answers.' }],
    })
  })

  test('a team is shown with who holds what in it', () => {
    const [view] = views('::team{id=search}')
    expect(view?.kind === 'team' && view.team.seats.map(({ people }) => people.map(({ name }) => name))).toEqual([
      ['Ana Ruiz'],
      ['Jun Tanaka'],
    ])
  })

  test('a block that names nothing that exists shows nothing', () => {
    const all = views(
      '::team{id=x}\n\n::matrix{roles=x}\n\n::matrix{focus=x}\n\n::compare{roles="em x"}\n\n::time{roles=x}\n',
    )
    expect(all.map(({ kind }) => kind)).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'nothing'])
  })

  test('the blocks of a page that is included are shown where it is included', () => {
    expect(views('::include{page=b}', { 'guides/b.md': '::team{id=search}\n' }).map(({ kind }) => kind)).toEqual([
      'team',
    ])
  })

  test('whom to go to can be asked for one responsibility, one focus and one team', () => {
    const asked = (text: string) => {
      const [view] = views(text)
      return view?.kind === 'who' ? view.entries.map(({ responsibility }) => responsibility.id) : view?.kind
    }
    expect(asked('::who{responsibility="culture"}')).toEqual(['culture'])
    expect(asked('::who')!.length).toBeGreaterThan(asked('::who{focus=people}')!.length)
    expect(asked('::who{team=x}')).toBe('nothing')
    const [view] = views('::who{responsibility=culture team=payments}')
    expect(view?.kind === 'who' && view.entries[0]?.delegated.map(({ holder }) => holder.name)).toEqual([
      'Maria Okafor',
    ])
  })

  test('coverage is of the teams that are asked for', () => {
    const [view] = views('::coverage{team="search payments"}')
    expect(view?.kind === 'coverage' && view.coverage.teams.map(({ title }) => title)).toEqual(['Payments', 'Search'])
  })

  test.each([
    ['::graph', 'Reporting lines'],
    ['::graph{of=teams}', 'Teams'],
    ['::graph{path=leads}', 'Where a lead can go'],
  ])('%s is drawn', (text, title) => {
    const [view] = views(text)
    expect(view?.kind === 'graph' && view.graph.title).toBe(title)
  })
})
