import { refuseActive } from '../assets/assets.ts'
import { type Message, report, topOf } from '../base/messages.ts'
import { parentFolder } from '../base/paths.ts'
import { groupBy } from '../base/text.ts'
import type { Handbook } from '../model/types.ts'
import { type Check, type CheckContext, linkPlace, resolvedLinks, shownUrl } from './places.ts'

/** Files that are referred to can be read. */
function* unreadableFiles(handbook: Handbook, { inConfig, read: { unreadable } }: CheckContext): Iterable<Message> {
  if (unreadable.size === 0) return
  for (const { page, link, target } of resolvedLinks(handbook)) {
    const fault = target.kind === 'asset' && unreadable.get(target.path)
    if (fault) yield report('asset-missing', linkPlace(page, link), fault.message, { hint: fault.hint })
  }
  for (const key of ['logo', 'stylesheet'] as const) {
    const fault = unreadable.get(handbook[key] ?? '')
    if (fault) yield report('asset-missing', inConfig([key]), fault.message, { hint: fault.hint })
  }
}

/** What a browser would run is neither shown nor, without a word, saved. Each file once, where it is first linked to. */
function* activeFiles(handbook: Handbook, { inConfig, read: { files } }: CheckContext): Iterable<Message> {
  if ([...files.values()].every(({ active }) => active === undefined)) return
  const linked = new Set<string>()
  for (const { page, link, target } of resolvedLinks(handbook)) {
    if (target.kind !== 'asset') continue
    const { path } = target
    const active = files.get(path)?.active
    if (!active) continue
    if (link.form === 'image') {
      const { message, hint } = refuseActive(path, active)
      yield report('asset-script', linkPlace(page, link), message, { hint })
    } else if (active.what !== undefined && !linked.has(path)) {
      linked.add(path)
      const message = `Unexpected ${active.what} in \`${shownUrl(path)}\`, which a browser would run: readers can only save the file`
      const hint = 'Write what it says in Markdown, export it without what runs, or link to where it is published.'
      yield report('asset-download', linkPlace(page, link), message, { hint })
    }
  }
  for (const key of ['logo', 'stylesheet'] as const) {
    const path = handbook[key] ?? ''
    const active = files.get(path)?.active
    if (!active) continue
    const { message, hint } = refuseActive(path, active)
    yield report('asset-script', inConfig([key]), message, { hint })
  }
}

/** One note per folder and what to do about it, at the first of its files that nothing refers to. */
function* unusedFiles(
  { assets, usedAssets, draftAssets, config }: Handbook,
  { read }: CheckContext,
): Iterable<Message> {
  // A file that a style sheet refers to has been read, or would have been.
  const known = [usedAssets, draftAssets, read.files, read.unreadable]
  const left = [...assets.values()]
    .filter(({ path, published }) => !published && !known.some((paths) => paths.has(path)))
    .map(({ path }) => path)
  const groups = groupBy(left.map((path) => [`${parentFolder(path)} ${unusedHint(path, config)}`, path] as const))
  for (const [first, ...others] of groups.values()) {
    const more = others.length === 0 ? '' : ` and ${others.length} more in its folder`
    const message = `No page refers to this file${more}: the site leaves ${others.length === 0 ? 'it' : 'them'} out`
    yield report('asset-unused', topOf(first!), message, { hint: unusedHint(first!, config) })
  }
}

const atTop = [
  // for hosts
  ...['CNAME', '_redirects', '_routes\\.json', 'web\\.config', 'staticwebapp\\.config\\.json'],
  // for browsers
  ...[
    'favicon\\.ico',
    'apple-touch-icon[\\w-]*\\.png',
    'browserconfig\\.xml',
    '(?:site|manifest)\\.webmanifest',
    'manifest\\.json',
  ],
  // for programs that read sites
  ...['(?:app-)?ads\\.txt', 'humans\\.txt', 'security\\.txt', 'llms(?:-full)?\\.txt'],
  // for services that ask whose site it is
  ...[
    'google[0-9a-f]+\\.html',
    'BingSiteAuth\\.xml',
    'yandex_[0-9a-f]+\\.html',
    'pinterest-[0-9a-z]+\\.html',
    '[0-9a-f]{32}\\.txt',
  ],
]

/** Files that somebody looks for at this address, so that they are meant to be in the site as they are. */
const askedFor = new RegExp(`^(?:(?:${atTop.join('|')})$|\\.well-known/)`, 'i')

/** Whether the site has a file of this address that rolebook writes. */
const isWritten = (path: string, { url, visibility }: Handbook['config']): boolean =>
  path === '_headers' ||
  path === '404.html' ||
  (path === 'robots.txt' && (url !== undefined || visibility === 'internal')) ||
  (path === 'sitemap.xml' && url !== undefined && visibility === 'public')

/** What to do about files that no page refers to: those that the site may need as they are apart from the rest. */
function unusedHint(path: string, config: Handbook['config']): string {
  if (isWritten(path, config)) return 'Remove it: rolebook writes the file of this name itself.'
  const named = path.startsWith('.well-known/') ? '.well-known' : path
  return path === 'robots.txt' || path === 'sitemap.xml' || askedFor.test(path)
    ? `If the site is to have it as it is, list \`${named}\` under \`publish\` in handbook.yaml; otherwise remove it.`
    : 'Refer to what readers should see; remove the rest or list it under `exclude` in handbook.yaml.'
}

/** Can the files that pages refer to be read, and are they safe to open? */
export const assetChecks: readonly Check[] = [unreadableFiles, activeFiles, unusedFiles]
