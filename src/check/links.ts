import { didYouMean, nearest, report } from '../report.ts'
import type { Handbook, Link, Message, Page, Target } from '../types.ts'
import type { Check } from './check.ts'
import { anchorTo, certainPath, linkTo } from './link-fixes.ts'
import { nothingThere } from './nothing-there.ts'
import type { Places } from './places.ts'
import { renamed } from './renamed.ts'
import { resolvedLinks } from './resolved-links.ts'
import { shownUrl } from './shown-url.ts'

/** Every link, in any form, leads to a page, a heading or a file that exists. */
function* resolved(handbook: Handbook): Iterable<Message> {
  for (const { page, link, target } of resolvedLinks(handbook)) {
    const old = renamed(page, link, target, handbook)
    if (old) yield old
    const message = problem(page, link, target, handbook)
    if (message) yield message
  }
}

function problem(page: Page, link: Link, target: Target, handbook: Handbook): Message | undefined {
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
    return noHeading(page, link, target.lostAnchor, handbook.pages.get(target.path)!)
  if (target.kind !== 'missing') return undefined
  if (link.form === 'wiki' && target.draft === undefined) return noPageCalled(page, link, target, handbook)
  const file = link.form === 'image' || /\.(?!md$|markdown$|html?$)[a-z0-9]{2,5}$/i.test(target.path)
  const what = file ? 'file' : 'page'
  const why = nothingThere(link, target, what, handbook.config)
  // What is left out on purpose is not to be had elsewhere.
  const path = why && !target.letters ? undefined : certainPath(target.path, target.nearest)
  const more = {
    expected: why && !target.letters ? [] : target.nearest,
    ...(path !== undefined && linkTo(page, link, path, handbook)),
    ...(target.nearest.length === 0 && {
      mend: `${file ? 'Add the file' : 'Correct the path'}, or remove the ${link.form === 'image' ? 'image' : 'link'}.`,
    }),
    ...(why && { mend: why.mend }),
  }
  const message = why?.message ?? `No ${what} \`${shownUrl(target.path)}\`${didYouMean(target.nearest)}`
  return report(file ? 'asset-missing' : 'link-broken', page.path, link.place, message, more)
}

function noHeading(page: Page, link: Link, lost: string, { path, anchors, headings }: Page): Message {
  const near = nearest(lost, anchors)
  const meant = anchors.filter((anchor) => anchor.toLowerCase() === lost.toLowerCase())
  const where = path === page.path ? 'this page' : `\`${path}\``
  const more = {
    expected: near.length > 0 ? near : anchors.slice(0, 12),
    ...(near.length === 0 && { mend: `Link to the page without \`#${lost}\`, or add the heading there.` }),
    ...(meant.length > 0 && { mend: `Write \`#${meant[0]}\`: capitals and small letters are different here.` }),
    ...(meant.length === 1 && anchorTo(page, link, meant[0]!)),
    ...(headings.some(({ text }) => text.endsWith(`{#${lost}}`)) && {
      mend: `Give the heading another id: \`{#${lost}}\` is text there, as an id has letters, digits, \`-\` and \`_\` only.`,
    }),
  }
  const message = `No heading \`#${lost}\` on ${where}${didYouMean(near.map((id) => `#${id}`))}`
  return report('anchor-broken', page.path, link.place, message, more)
}

function noPageCalled(page: Page, link: Link, target: Target & { kind: 'missing' }, handbook: Handbook): Message {
  const { nearest, several } = target
  const what = several
    ? `More than one page is called \`${shownUrl(target.path)}\``
    : `No page has the id \`${shownUrl(target.path)}\`${didYouMean(nearest)}`
  const mend = several ? 'Write more of its path.' : nearest.length === 0 && 'Correct the id, or add the page.'
  const meant = nearest.filter((id) => id.toLowerCase() === target.path.toLowerCase())
  const path = meant.length === 1 ? handbook.entities.get(meant[0]!)?.page.path : undefined
  const fix = path === undefined || several ? {} : linkTo(page, link, path, handbook)
  return report('link-broken', page.path, link.place, what, { expected: nearest, ...(mend && { mend }), ...fix })
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
