import { didYouMean, nearest, report } from '../report.ts'
import type { Handbook, Link, Message, Page, Target } from '../types.ts'
import type { Check } from './check.ts'
import { nothingThere } from './nothing-there.ts'
import type { Places } from './places.ts'
import { renamed } from './renamed.ts'
import { shownUrl } from './shown-url.ts'

/** Every link, in any form, leads to a page, a heading or a file that exists. */
function* resolved(handbook: Handbook): Iterable<Message> {
  const { pages, targets } = handbook
  for (const page of pages.values())
    for (const link of page.links) {
      const target = targets.get(page.path)?.get(link.url)
      if (!target) continue
      const old = renamed(page, link, target, pages)
      if (old) yield old
      const message = problem(page, link, target, handbook)
      if (message) yield message
    }
}

function problem(page: Page, link: Link, target: Target, { pages, config }: Handbook): Message | undefined {
  if (target.kind === 'refused') {
    const mend = 'Link to an address that starts with `https:` or to a page of the handbook.'
    return report(
      'link-refused',
      page.path,
      link.place,
      `Unexpected protocol in \`${shownUrl(link.url)}\`, expected one that is safe to follow`,
      { mend },
    )
  }
  if (target.kind === 'page' && target.lostAnchor !== undefined)
    return noHeading(page, link, target.lostAnchor, pages.get(target.path)!)
  if (target.kind !== 'missing') return undefined
  if (link.form === 'wiki' && target.draft === undefined) return noPageCalled(page, link, target)
  const file = link.form === 'image' || /\.(?!md$|markdown$|html?$)[a-z0-9]{2,5}$/i.test(target.path)
  const what = file ? 'file' : 'page'
  const why = nothingThere(link, target, what, config)
  const more = {
    expected: target.nearest,
    ...(target.nearest.length === 0 && {
      mend: file ? 'Add the file, or remove the link.' : 'Correct the path, or remove the link.',
    }),
    ...(why && { mend: why.mend }),
  }
  const message = why?.message ?? `No ${what} \`${shownUrl(target.path)}\`${didYouMean(target.nearest)}`
  return report(file ? 'asset-missing' : 'link-broken', page.path, link.place, message, more)
}

function noHeading(page: Page, { place }: Link, lost: string, { path, anchors, headings }: Page): Message {
  const near = nearest(lost, anchors)
  const letters = near.find((anchor) => anchor.toLowerCase() === lost.toLowerCase())
  const where = path === page.path ? 'this page' : `\`${path}\``
  const more = {
    expected: near.length > 0 ? near : anchors.slice(0, 12),
    ...(near.length === 0 && { mend: `Link to the page without \`#${lost}\`, or add the heading there.` }),
    ...(letters !== undefined && { mend: `Write \`#${letters}\`: capitals and small letters are different here.` }),
    ...(headings.some(({ text }) => text.endsWith(`{#${lost}}`)) && {
      mend: `Give the heading another id: \`{#${lost}}\` is text there, as an id has letters, digits, \`-\` and \`_\` only.`,
    }),
  }
  const message = `No heading \`#${lost}\` on ${where}${didYouMean(near.map((id) => `#${id}`))}`
  return report('anchor-broken', page.path, place, message, more)
}

function noPageCalled({ path }: Page, { place }: Link, target: Target & { kind: 'missing' }): Message {
  const { nearest, several } = target
  const what = several
    ? `More than one page is called \`${shownUrl(target.path)}\``
    : `No page has the id \`${shownUrl(target.path)}\`${didYouMean(nearest)}`
  const mend = several ? 'Write more of its path.' : nearest.length === 0 && 'Correct the id, or add the page.'
  return report('link-broken', path, place, what, { expected: nearest, ...(mend && { mend }) })
}

/** The files that the configuration names exist. */
function* configuredFiles(handbook: Handbook, { inConfig }: Places): Iterable<Message> {
  const { config, assets } = handbook
  for (const key of ['logo', 'stylesheet'] as const) {
    const path = config[key]
    if (path === undefined || handbook[key] !== undefined) continue
    const near = nearest(path, assets.keys())
    const more = near.length > 0 ? { expected: near } : { mend: 'Add the file to the handbook, or remove the key.' }
    yield report('asset-missing', 'handbook.yaml', inConfig([key]), `No file \`${path}\`${didYouMean(near)}`, more)
  }
}

/** Does every link lead to something? */
export const links: readonly Check[] = [resolved, configuredFiles]
