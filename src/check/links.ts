import { didYouMean, nearest, report } from '../report.ts'
import type { Handbook, Link, Message, Page, Target } from '../types.ts'
import type { Check } from './check.ts'
import { anchorTo, certainPath, linkTo } from './link-fixes.ts'
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
  if (target.kind === 'page' && target.lostAnchor !== undefined) {
    const anchors = handbook.pages.get(target.path)?.anchors ?? []
    const meant = anchors.filter((anchor) => anchor.toLowerCase() === target.lostAnchor!.toLowerCase())
    const near = nearest(target.lostAnchor, anchors)
    const where = target.path === page.path ? 'this page' : `\`${target.path}\``
    const more = {
      expected: near.length > 0 ? near : anchors.slice(0, 12),
      ...(meant.length === 1 && anchorTo(page, link, meant[0]!)),
      ...(near.length === 0 && {
        mend: `Link to the page without \`#${target.lostAnchor}\`, or add the heading there.`,
      }),
    }
    return report(
      'anchor-broken',
      page.path,
      link.place,
      `No heading \`#${target.lostAnchor}\` on ${where}${didYouMean(near.map((id) => `#${id}`))}`,
      more,
    )
  }
  if (target.kind !== 'missing') return undefined
  if (link.form === 'wiki') return noPageCalled(page, link, target, handbook)
  const path = certainPath(target.path, target.nearest)
  const file = link.form === 'image' || /\.(?!md$|markdown$|html?$)[a-z0-9]{2,5}$/i.test(target.path)
  const more = {
    expected: target.nearest,
    ...(path !== undefined && linkTo(page, link, path, handbook)),
    ...(target.nearest.length === 0 && {
      mend: `${file ? 'Add the file' : 'Correct the path'}, or remove the ${link.form === 'image' ? 'image' : 'link'}.`,
    }),
  }
  return file
    ? report(
        'asset-missing',
        page.path,
        link.place,
        `No file \`${shownUrl(target.path)}\`${didYouMean(target.nearest)}`,
        more,
      )
    : report(
        'link-broken',
        page.path,
        link.place,
        `No page \`${shownUrl(target.path)}\`${didYouMean(target.nearest)}`,
        more,
      )
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
