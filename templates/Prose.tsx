import type { Html } from '../src/types.ts'

/** The author's text. `Html` was made from a sanitised fragment, so it is inserted as it is. */
export function Prose({ html }: { readonly html: readonly (Html | undefined)[] }) {
  const text = html.join('')
  if (text.trim() === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: text }} />
}
