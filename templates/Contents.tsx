import type { FrameView } from '../src/types.ts'

/** The headings of the page: a column on a wide screen, folded on a narrow one. A page with one heading needs none. */
export function Contents({ entries }: { readonly entries: FrameView['contents'] }) {
  if (entries.length < 2) return null
  return (
    <nav class="contents" aria-label="On this page">
      <details>
        <summary>On this page</summary>
        <ol>
          {entries
            .filter(({ depth }) => depth <= 3)
            .map(({ id, text, depth }) => (
              <li key={id} class={depth === 3 ? 'sub' : undefined}>
                <a href={`#${encodeURIComponent(id)}`}>{text}</a>
              </li>
            ))}
        </ol>
      </details>
    </nav>
  )
}
