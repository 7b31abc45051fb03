// The frame around a sample page.
import type { FrameView } from '../../src/views/frame.ts'
import type { NavNode, Ref } from '../../src/views/refs.ts'
import { em, groups, people, pm, strategy, technical, timeMatrix, tl, tlm } from './handbook.ts'

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
