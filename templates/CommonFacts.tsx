import type { CommonView } from '../src/types.ts'
import { Day } from './Day.tsx'
import { Fact } from './Fact.tsx'
import type { Link } from './props.ts'
import { RefLinks } from './RefLinks.tsx'

/** Where a page belongs and when it was last read with care. */
export function CommonFacts({ common, link }: { readonly common: CommonView; readonly link: Link }) {
  const { focuses, reviewedOn, reviewEvery } = common
  if (focuses.length === 0 && !reviewedOn && !reviewEvery) return null
  return (
    <dl class="facts">
      {focuses.length > 0 && (
        <Fact name="Focus">
          <RefLinks refs={focuses} link={link} />
        </Fact>
      )}
      {(reviewedOn || reviewEvery) && (
        <Fact name="Reviewed">
          {reviewedOn && <Day date={reviewedOn} />}
          {reviewedOn && reviewEvery && ', '}
          {reviewEvery && `every ${reviewEvery.replace(/^1 /, '')}`}
        </Fact>
      )}
    </dl>
  )
}
