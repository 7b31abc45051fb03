import type { PracticeView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Fact } from './Fact.tsx'
import type { PageProps } from './props.ts'
import { RefLinks } from './RefLinks.tsx'
import { RoleLink } from './RoleLink.tsx'
import { RoleLinks } from './RoleLinks.tsx'

/** A practice: whom it is for and how often. */
export function PracticePage({ view, ...page }: PageProps<PracticeView>) {
  const { link } = page
  const { appliesTo, focuses, cadence, owner } = view
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {(appliesTo.length > 0 || focuses.length > 0 || cadence || owner) && (
        <dl class="facts">
          {appliesTo.length > 0 && (
            <Fact name="Applies to">
              <RoleLinks roles={appliesTo} link={link} />
            </Fact>
          )}
          {cadence && <Fact name="How often">{cadence}</Fact>}
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
        </dl>
      )}
    </Article>
  )
}
