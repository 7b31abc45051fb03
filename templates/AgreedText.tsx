import type { Agreed } from '../src/types.ts'
import { Day } from './Day.tsx'

/** The rest of a sentence about what a team agreed on: for how long, what it leaves as it was, and why. */
export function AgreedText({ agreed: { why, until } }: { readonly agreed: Agreed }) {
  return (
    <>
      {until && (
        <>
          {' until '}
          <Day date={until} />
        </>
      )}
      ; who is accountable stays the same.{why && ` ${why}`}
    </>
  )
}
