import type { CommonView } from '../src/types.ts'
import { Day } from './Day.tsx'
import { Fact } from './Fact.tsx'
import type { Link } from './props.ts'
import { RefLinks } from './RefLinks.tsx'
import { RoleLink } from './RoleLink.tsx'

/** Who keeps a page, where it belongs and when it was last read with care. */
export function CommonFacts({ common, link }: { readonly common: CommonView; readonly link: Link }) {
  const { owner, focuses, reviewedOn, reviewEvery } = common
  if (!owner && focuses.length === 0 && !reviewedOn && !reviewEvery) return null
  return (
    <dl class="facts">
      {focuses.length > 0 && (
        <Fact name="Focus">
          <RefLinks refs={focuses} link={link} />
        </Fact>
      )}
      {owner && (
        <Fact name="Kept by">
          <RoleLink role={owner} link={link} />
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
