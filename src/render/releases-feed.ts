import type { OutputFile, ReleaseEntry, ReleaseFeed, RoleDiff } from '../types.ts'
import { relative } from './relative.ts'
import { xmlElement, xmlText } from './xml.ts'

/** The releases for feed readers: each once and for ever, at its place in the current version. */
export function releasesFeed({ title, base, path, releases }: ReleaseFeed): OutputFile {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    xmlElement('id', base + path),
    xmlElement('title', `Releases of ${title}`),
    `<link rel="self" type="application/atom+xml" href="${xmlText(base + path)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${base}changes.html`)}"/>`,
    xmlElement(
      'updated',
      timeOf(
        releases
          .map(({ date = '' }) => date)
          .sort()
          .at(-1) ?? '1970-01-01',
      ),
    ),
    `<author>${xmlElement('name', title)}</author>`,
    ...releases.flatMap((release) => entry(release, base + relative('', release.href))),
    '</feed>',
  ]
  return { path, contents: `${lines.join('\n')}\n` }
}

function entry({ title, date = '', summary, diff }: ReleaseEntry, address: string): readonly string[] {
  const said = summary ?? (diff && forWhom(diff.roles))
  return [
    '<entry>',
    xmlElement('id', address),
    xmlElement('title', title),
    `<link rel="alternate" type="text/html" href="${xmlText(address)}"/>`,
    xmlElement('updated', timeOf(date)),
    ...(said === undefined ? [] : [xmlElement('summary', said)]),
    '</entry>',
  ]
}

const forWhom = (roles: readonly RoleDiff[]): string =>
  roles.length === 0 ? 'Changes no role.' : `Changes something for: ${roles.map(({ role }) => role.title).join(', ')}.`

const timeOf = (day: string) => `${day}T00:00:00Z`
