import type { FrameView } from '../src/types.ts'
import { dateText } from './words.ts'

/** When and by whom the page was changed, and where to do so. */
export function Changed({ frame: { changed, authors = [], editUrl, historyUrl } }: { readonly frame: FrameView }) {
  if (!changed && !editUrl && !historyUrl) return null
  return (
    <footer class="changed">
      {changed && (
        <p>
          Last changed <time dateTime={changed}>{dateText(changed)}</time>
          {authors.length > 0 && ` by ${authors.join(', ')}`}
        </p>
      )}
      {(editUrl || historyUrl) && (
        <p class="inline">
          {editUrl && (
            <a href={editUrl} rel="noopener">
              Edit this page
            </a>
          )}{' '}
          {historyUrl && (
            <a href={historyUrl} rel="noopener">
              History
            </a>
          )}
        </p>
      )}
    </footer>
  )
}
