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

/** One note per folder, at the first of its files that nothing refers to. */
function* unusedFiles({ assets, usedAssets, draftAssets }: Handbook, { read }: CheckContext): Iterable<Message> {
  // A file that a style sheet refers to has been read, or would have been.
  const known = [usedAssets, draftAssets, read.files, read.unreadable]
  const left = [...assets.values()]
    .filter(({ path, published }) => !published && !known.some((paths) => paths.has(path)))
    .map(({ path }) => path)
  for (const [first, ...others] of groupBy(left.map((path) => [parentFolder(path), path] as const)).values()) {
    const more = others.length === 0 ? '' : ` and ${others.length} more in its folder`
    const message = `No page refers to this file${more}: the site leaves ${others.length === 0 ? 'it' : 'them'} out`
    const hint = 'Refer to what readers should see; remove the rest or list it under `exclude` in handbook.yaml.'
    yield report('asset-unused', topOf(first!), message, { hint })
  }
}

/** Can the files that pages refer to be read, and are they safe to open? */
export const assetChecks: readonly Check[] = [unreadableFiles, activeFiles, unusedFiles]
