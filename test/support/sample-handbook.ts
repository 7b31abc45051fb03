// A small handbook of an EM, a TL and a TLM as the views stage passes it to render.

import type { Fragment } from '../../src/parse/types.ts'
import type { FrameView } from '../../src/views/frame.ts'
import type { Cell, Load, Matrix, RowGroup, TimeColumn } from '../../src/views/matrix.ts'
import type { ProseView } from '../../src/views/prose.ts'
import type { NavNode, Ref, RoleRef } from '../../src/views/refs.ts'

export const role = (id: string, title: string): RoleRef => ({
  id,
  title,
  short: id.toUpperCase(),
  href: `roles/${id}.html`,
})

export const em = role('em', 'Engineering Manager')
export const tl = role('tl', 'Tech Lead')
export const tlm = role('tlm', 'Tech Lead Manager')
export const pm = role('pm', 'Product Manager')

export const duty = (title: string, summary?: string) => {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return { id, title, href: `responsibilities/${id}.html`, ...(summary && { summary }) }
}

const focus = (title: string) => {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return { id, title, href: `focuses/${id}.html` }
}

export const people = focus('People Management')
export const strategy = focus('Organizational Strategy')
export const technical = focus('Technical Leadership')

export const efficiency = duty('Operational Efficiency', 'The team runs smoothly and keeps getting smoother.')
export const execution = duty('Technical Execution', 'Day-to-day decisions let us deliver the roadmap predictably.')

const none: Cell = { kind: 'none' }
export const accountable = (...via: RoleRef[]): Cell => ({ kind: 'accountable', via, allFacets: false })
export const supports = (how: string, ...via: RoleRef[]): Cell => ({ kind: 'supports', via, how: [how] })
export const shared = (facet: Ref, settlesDoubt: boolean): Cell => ({
  kind: 'shared',
  via: [],
  facets: [facet],
  settlesDoubt,
})
const everyone: Cell = { kind: 'everyone', via: [] }

const row = (title: string, ...cells: Cell[]) => ({
  responsibility: duty(title),
  cells,
  differs: cells.some((cell) => cell.kind !== cells[0]!.kind),
  alike: cells.map((cell) => cells.findIndex((other) => other.kind === cell.kind)),
})
const ofEm = (title: string, tlCell: Cell = none) => row(title, accountable(), tlCell, accountable(em))
const ofTl = (title: string, emCell: Cell = none) => row(title, emCell, accountable(), accountable(tl))

export const groups: readonly RowGroup[] = [
  {
    focus: people,
    rows: [
      ofEm('Staffing', supports('Interviews candidates and gives input on selection.')),
      ofEm('Coaching and Growth', supports('Mentors engineers technically and gives feedback.')),
      row('Team Building and Collaboration', everyone, everyone, everyone),
    ],
  },
  {
    focus: strategy,
    rows: [
      ofEm('Organizational Risk'),
      ofEm('Operational Efficiency', supports('Runs most of the sprint process and proposes improvements.')),
      ofEm('Team Charter and Outcomes', supports('Helps set the team’s boundaries.')),
      row('Project Delivery', shared(efficiency, true), shared(execution, false), {
        kind: 'accountable',
        via: [em, tl],
        allFacets: true,
      }),
    ],
  },
  {
    focus: technical,
    rows: [
      ofTl('Technical Execution'),
      ofTl('Technical Strategy', supports('Decides with the TL who owns each AoR.')),
      ofTl('Technical Culture'),
      ofTl('Roadmap Feasibility and Execution'),
    ],
  },
]

export const buckets: Matrix['buckets'] = [
  { id: 'strategy-alignment', title: 'Strategy & Alignment' },
  { id: 'people-management', title: 'People Management' },
  { id: 'building-software', title: 'Building Software' },
]

export const load = (accountable: number, shared = 0): Load => ({ accountable, shared, total: accountable + shared })

const single = (figure: number) => ({ min: figure, max: figure })
export const time = (...figures: number[]): TimeColumn => ({
  buckets: figures.map(single),
  sum: single(100),
  combined: false,
})
export const emTime = time(30, 50, 20)
export const tlTime = time(30, 10, 60)
export const tlmTime: TimeColumn = {
  buckets: [60, 60, 80].map(single),
  sum: single(200),
  combined: true,
  scaled: [30, 30, 40],
}
/** As independent ladders publish it. */
export const rangedTime: TimeColumn = {
  buckets: [single(30), { min: 30, max: 50 }, { min: 10, max: 40 }],
  sum: { min: 70, max: 120 },
  combined: false,
}

export const matrix: Matrix = {
  id: 'em-tl-tlm',
  title: 'EM / TL / TLM',
  href: 'matrix/em-tl-tlm.html',
  show: 'responsibilities',
  columns: [em, tl, tlm],
  groups,
  load: [load(5, 1), load(4, 1), load(10)],
  buckets,
  time: [emTime, tlTime, tlmTime],
}

export const timeMatrix: Matrix = {
  ...matrix,
  id: 'where-the-time-goes',
  title: 'Where the time goes',
  href: 'matrix/where-the-time-goes.html',
  show: 'time',
  columns: [em, pm, tl, tlm],
  groups: [],
  load: [load(5, 1), load(0), load(4, 1), load(10)],
  time: [rangedTime, undefined, tlTime, tlmTime],
}

const leaf = ({ title, href }: Ref): NavNode => ({ title, href, children: [] })

export const navigation: readonly NavNode[] = [
  { title: 'Roles', children: [em, tl, tlm, pm].map(leaf) },
  { title: 'Focuses', children: [people, strategy, technical].map(leaf) },
  { title: 'Responsibilities', children: groups.flatMap(({ rows }) => rows.map((row) => leaf(row.responsibility))) },
  {
    title: 'Matrices',
    children: [leaf({ title: 'EM / TL / TLM', href: 'matrix/em-tl-tlm.html' }), leaf(timeMatrix)],
  },
  {
    title: 'Guides',
    href: 'guides/index.html',
    children: [leaf({ title: 'How to read this handbook', href: 'guides/how-to-read-this-handbook.html' })],
  },
  leaf({ title: 'Glossary', href: 'glossary/index.html' }),
]

/** The frame of the page at `href`, with everything a frame may have. */
export const frame = (title: string, href: string, more: Partial<FrameView> = {}): FrameView => ({
  site: {
    title: 'Engineering Handbook',
    description: 'Who owns what, and who to go to.',
    home: 'index.html',
    stylesheets: [],
  },
  title,
  description: `About ${title}`,
  href,
  navigation,
  breadcrumbs: [
    { title: 'Home', href: 'index.html' },
    { title: 'Roles', href: 'roles/index.html' },
  ],
  contents: [],
  backlinks: [
    { title: 'Adapting the default', href: 'guides/adapting-the-default.html' },
    { title: 'Project Delivery', href: 'responsibilities/project-delivery.html' },
  ],
  changed: '2026-04-01',
  authors: ['Ada Lovelace', 'Bob'],
  editUrl: 'https://github.com/acme/handbook/edit/main/page.md',
  historyUrl: 'https://github.com/acme/handbook/commits/main/page.md',
  previous: { title: 'Engineering Manager', href: 'roles/em.html' },
  next: { title: 'Tech Lead Manager', href: 'roles/tlm.html' },
  ...more,
})

/** An author's text with a link of each kind resolved. */
export const prose = (body: Fragment, heading?: Fragment): ProseView => ({
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

const id = (name: string) => ({ kind: 'id', id: name }) as const

/** What an author's Markdown can become, as parse returns it. */
export const everything: Fragment = [
  '<p>Ordinary text with <strong>strong</strong>, <em>emphasis</em>, <code>code</code>, <kbd>Ctrl</kbd>, <del>deleted</del>, ',
  { kind: 'link', url: 'em.md' },
  'a link</a>, ',
  { kind: 'link', url: 'https://example.com/?a=1&b=2' },
  'one outside</a>, ',
  { kind: 'link', url: 'gone.md' },
  'a broken one</a> and a note<sup><a href="#',
  id('fn-1'),
  '" id="',
  id('fnref-1'),
  '" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup>. It goes on for long enough to fill more than one line, so that the measure can be judged.</p>',
  '<h2 id="',
  id('text'),
  '">Text</h2>\n<p>A paragraph.</p>\n<ul>\n<li>One</li>\n<li>Two\n<ol>\n<li>First</li>\n<li>Second</li>\n</ol>\n</li>\n</ul>\n',
  '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> Done</li>\n<li class="task-list-item"><input type="checkbox" disabled aria-label="To do"> To do</li>\n</ul>\n',
  '<blockquote>\n<p>The person who owns a thing is named where the thing is described.</p>\n</blockquote>\n',
  ...['Note', 'Tip', 'Important', 'Warning', 'Caution'].map(
    (name) =>
      `<div class="markdown-alert markdown-alert-${name.toLowerCase()}"><p class="markdown-alert-title">${name}</p><p>Read this before you go on.</p></div>\n`,
  ),
  '<h2 id="',
  id('code'),
  '">Code</h2>\n<pre tabindex="0"><code class="hljs language-js"><span class="hljs-comment">// who owns what</span>\n<span class="hljs-keyword">const</span> owner = <span class="hljs-title function_">ownerOf</span>(<span class="hljs-string">\'staffing\'</span>, <span class="hljs-number">42</span>) <span class="hljs-comment">// a line that is long enough to scroll sideways on a narrow screen, and then some</span></code></pre>\n',
  '<h3 id="',
  id('in-a-language'),
  '">In a language</h3>\n<pre tabindex="0"><code class="hljs language-yaml"><span class="hljs-attr">ownerRole:</span> <span class="hljs-string">em</span></code></pre>\n',
  '<h2 id="',
  id('tables'),
  '">Tables</h2>\n<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>\n<thead>\n<tr>\n<th class="align-left">Role</th>\n<th class="align-center">Short</th>\n<th class="align-right">Share</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-left">Engineering Manager</td>\n<td class="align-center">EM</td>\n<td class="align-right">30</td>\n</tr>\n<tr>\n<td class="align-left">Tech Lead</td>\n<td class="align-center">TL</td>\n<td class="align-right">60</td>\n</tr>\n</tbody>\n</table></div>\n',
  '<details>\n<summary>More</summary>\n<p>Hidden at first.</p>\n</details>\n<hr>\n<p>',
  { kind: 'image', url: 'logo.png', alt: 'The "logo"', title: 'A <logo>' },
  ' and ',
  { kind: 'image', url: 'lost.png', alt: 'A lost picture' },
  '</p>\n',
  '<section class="footnotes" data-footnotes=""><h2 class="sr-only" id="footnote-label">Footnotes</h2>\n<ol>\n<li id="',
  id('fn-1'),
  '">\n<p>A footnote. <a href="#',
  id('fnref-1'),
  '" data-footnote-backref="" aria-label="Back to reference 1">↩</a></p>\n</li>\n</ol>\n</section>',
]
