import { folderOf } from '../folder-of.ts'
import { grouped } from '../grouped.ts'
import { report, top } from '../report.ts'
import type { Handbook, Message, ReadAssets } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'
import { resolvedLinks } from './resolved-links.ts'
import { shownUrl } from './shown-url.ts'

/** Images live in the handbook: a page asks no other host for anything. */
function* imagesOfOthers(handbook: Handbook): Iterable<Message> {
  for (const { page, link, target } of resolvedLinks(handbook)) {
    if (target.kind !== 'external' || link.form !== 'image') continue
    const message = `Unexpected image of another host, \`${shownUrl(target.url)}\`: readers see its alternative text instead`
    const mend = 'Put the image into the handbook and name it here: the site asks no other host for anything.'
    yield report('image-external', page.path, link.place, message, { mend })
  }
}

/** Files that are referred to can be read. */
function* readable(handbook: Handbook, { inConfig }: Places, { unreadable }: ReadAssets): Iterable<Message> {
  if (unreadable.size === 0) return
  for (const { page, link, target } of resolvedLinks(handbook)) {
    const fault = target.kind === 'asset' && unreadable.get(target.path)
    if (fault) yield report('asset-missing', page.path, link.place, fault.message, { mend: fault.mend })
  }
  for (const key of ['logo', 'stylesheet'] as const) {
    const fault = unreadable.get(handbook[key] ?? '')
    if (fault) yield report('asset-missing', 'handbook.yaml', inConfig([key]), fault.message, { mend: fault.mend })
  }
}

/** One note per folder, at the first of its files that nothing refers to. */
function* unused({ assets, usedAssets, draftAssets }: Handbook, _: Places, { files, unreadable }: ReadAssets) {
  // A file that a style sheet refers to has been read, or would have been.
  const known = [usedAssets, draftAssets, files, unreadable]
  const left = [...assets.keys()].filter((path) => !known.some((paths) => paths.has(path)))
  for (const [first, ...others] of grouped(left.map((path) => [folderOf(path), path] as const)).values()) {
    const more = others.length === 0 ? '' : ` and ${others.length} more of its folder`
    const message = `No page refers to this file${more}: the site does without ${others.length === 0 ? 'it' : 'them'}`
    const mend = 'Refer to what readers should see; remove the rest or list it under `exclude` in handbook.yaml.'
    yield report('asset-unused', first!, top, message, { mend })
  }
}

/** Is every image and file there, and is it of use? */
export const assets: readonly Check[] = [imagesOfOthers, readable, unused]
