import type { Example } from '../src/types.ts'
import { horizons } from './words.ts'

/** What a duty or a role looks like in practice, by horizon where the author gave one. */
export function Examples({ examples }: { readonly examples: readonly Example[] }) {
  if (examples.length === 0) return null
  return (
    <ul class="examples">
      {examples.map(({ horizon, text }) => (
        <li key={text}>
          {horizons[horizon] && (
            <>
              <span class="tag">{horizons[horizon]}</span>
              <span class="vh">:</span>{' '}
            </>
          )}
          {text}
        </li>
      ))}
    </ul>
  )
}
