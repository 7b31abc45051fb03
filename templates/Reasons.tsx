import type { HandbookDiff } from '../src/types.ts'
import { SentenceText } from './SentenceText.tsx'
import { bumps } from './words.ts'

// Nobody counts further.
const most = 200

/** Every change by how large a step it is, folded: what the version is made of. */
export function Reasons({ reasons }: { readonly reasons: HandbookDiff['reasons'] }) {
  const more = reasons.length - most
  return (
    <details class="page-change">
      <summary>{reasons.length === 1 ? '1 change' : `${reasons.length} changes, the largest first`}</summary>
      <ul class="reasons">
        {reasons.slice(0, most).map(({ bump, message }, index) => (
          <li key={index}>
            <strong>{bumps[bump].name}</strong> <SentenceText text={message} />
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </details>
  )
}
