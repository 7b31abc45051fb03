import type { Html } from '../src/types.ts'

/** The author's text. The only place, with `Title`, where HTML is inserted as it is. */
export function Prose({ html }: { readonly html: readonly (Html | undefined)[] }) {
  const text = html.join('')
  if (text.trim() === '') return null
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `Html` was made from a sanitised fragment
  return <div class="prose" dangerouslySetInnerHTML={{ __html: text }} />
}
