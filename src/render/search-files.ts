import type { OutputFile, SearchEntry, SearchedPage } from '../types.ts'
import { clientScript } from './client-script.ts'
import { hashed } from './hashed.ts'
import { relative } from './relative.ts'

/**
 * What a search needs: its script, what it searches, and a file that says where these two are. Pages name that file
 * alone, so that a page stays the same when another one changes. All are scripts because a site opened from `file://`
 * can load nothing else.
 */
export function searchFiles(pages: readonly SearchedPage[]): OutputFile[] {
  const script = clientScript('search')
  const data = hashed('search-data.js', `window.rolebookSearchData=${JSON.stringify(pages.map(entry))}\n`)
  const files = JSON.stringify({ script: script.path, data: data.path })
  return [{ path: 'search.js', contents: `window.rolebookSearchFiles=${files}\n` }, script, data]
}

const entry = ({ title, href, kind, past, names, within, sections }: SearchedPage): SearchEntry => [
  title,
  relative('', href),
  kind,
  past ? 1 : 0,
  names,
  within,
  sections.flatMap(({ id, title, text }) => [id, title, text]),
]
