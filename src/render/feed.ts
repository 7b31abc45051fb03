import type { Changed, FrameView, OutputFile } from '../types.ts'
import { relative } from './relative.ts'
import { xmlElement, xmlText } from './xml.ts'

/** The pages that changed last, for feed readers. Days come from git, so the feed is the same whenever it is made. */
export function feed(
  { title, description, base = '', feed: path = 'feed.xml' }: FrameView['site'],
  changed: readonly Changed[],
): OutputFile {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    xmlElement('id', base),
    xmlElement('title', `Changes to ${title}`),
    ...(description === undefined ? [] : [xmlElement('subtitle', description)]),
    `<link rel="self" type="application/atom+xml" href="${xmlText(base + path)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(base)}"/>`,
    xmlElement('updated', timeOf(changed[0]?.changed ?? '1970-01-01')),
    `<author>${xmlElement('name', title)}</author>`,
    ...changed.flatMap((page) => entry(page, base + relative('', page.href))),
    '</feed>',
  ]
  return { path, contents: `${lines.join('\n')}\n` }
}

/** Each change of a page is an entry of its own, or a reader who has seen the page would not see it again. */
const entry = ({ title, changed, summary, authors }: Changed, address: string): readonly string[] => [
  '<entry>',
  xmlElement('id', `${address}#${changed}`),
  xmlElement('title', title),
  `<link rel="alternate" type="text/html" href="${xmlText(address)}"/>`,
  xmlElement('updated', timeOf(changed)),
  ...authors.map((name) => `<author>${xmlElement('name', name)}</author>`),
  ...(summary === undefined ? [] : [xmlElement('summary', summary)]),
  '</entry>',
]

const timeOf = (day: string) => `${day}T00:00:00Z`
