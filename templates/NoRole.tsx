import type { HandbookDiff } from '../src/types.ts'
import { SentenceText } from './SentenceText.tsx'

// The page of the release has all of them.
const most = 3

/** What a release without a line for any role changes in what jobs ask for, if it does. */
export function NoRole({ diff: { reasons } }: { readonly diff: HandbookDiff }) {
  const major = reasons.filter(({ bump }) => bump === 'major')
  if (major.length === 0) return <p class="fine">Nobody’s job changes.</p>
  return (
    <ul class="for-whom">
      {major.slice(0, most).map(({ message }, index) => (
        <li key={index}>
          <SentenceText text={message} />
        </li>
      ))}
      {major.length > most && <li>and {major.length - most} more</li>}
    </ul>
  )
}
