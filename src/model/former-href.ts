import { folderOf } from '../folder-of.ts'

/**
 * The address a page had under a path, an address or, without any slash, a name in `folder`. `/old/path/` was
 * `old/path/index.html`, and `old/path`, `old/path.md` and `/old/path.html` were `old/path.html`.
 */
export function formerHref(written: string, folder = ''): string {
  const path = written.replace(/^(\.?\/)+/, '')
  const whole = written.includes('/') || folder === '' ? path : `${folder}/${path}`
  if (whole === '' || whole.endsWith('/')) return `${whole}index.html`
  if (/\.html?$/i.test(whole)) return whole
  const stem = whole.replace(/\.(md|markdown)$/i, '')
  return isIndex(stem) ? `${inside(folderOf(stem))}index.html` : `${stem}.html`
}

/** The same address as a path without its ending, which is the id of a guide: of `old/index.html` that is `old`. */
export const formerPath = (href: string): string => href.replace(/(?:(?:^|\/)index)?\.html?$/i, '')

const isIndex = (stem: string) => /^(index|readme)$/i.test(stem.slice(stem.lastIndexOf('/') + 1))

const inside = (folder: string) => (folder === '' ? '' : `${folder}/`)
