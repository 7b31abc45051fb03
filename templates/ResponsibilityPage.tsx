import type { ResponsibilityView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { CellText } from './CellText.tsx'
import { Fact } from './Fact.tsx'
import { OwnershipText } from './OwnershipText.tsx'
import type { PageProps } from './props.ts'
import { RefLinks } from './RefLinks.tsx'
import { RoleLink } from './RoleLink.tsx'
import { TenureText } from './TenureText.tsx'

/** A responsibility: who holds it, first of all, then what it means. */
export function ResponsibilityPage({ view, ...page }: PageProps<ResponsibilityView>) {
  const { link } = page
  return (
    <Article page={page} title={view.title} summary={view.summary}>
      <div class="holders">
        <OwnershipText ownership={view.ownership} link={link} />
        {view.combined.map(({ role, cell }) => (
          <p key={role.id} class="holder">
            <RoleLink role={role} link={link} />
            <span class="holding">
              <CellText cell={cell} link={link} how="folded" />
            </span>
          </p>
        ))}
      </div>
      <dl class="facts">
        {view.focuses.length > 0 && (
          <Fact name="Focus">
            <RefLinks refs={view.focuses} link={link} />
          </Fact>
        )}
        {view.bucket && <Fact name="Time spent on">{view.bucket}</Fact>}
        {view.partners.length > 0 && <Fact name="Partners">{view.partners.join(', ')}</Fact>}
        {view.tenures && view.tenures.length > 0 && (
          <Fact name="Held by">
            <TenureText tenures={view.tenures} link={link} />
          </Fact>
        )}
        {view.facetOf.length > 0 && (
          <Fact name="Facet of">
            <RefLinks refs={view.facetOf} link={link} />
          </Fact>
        )}
      </dl>
    </Article>
  )
}
