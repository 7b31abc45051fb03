import type { Compare, Ref } from '../src/types.ts'
import type { Link } from './props.ts'
import { RefList } from './RefList.tsx'
import { RoleLink } from './RoleLink.tsx'

/** What each answers for in three columns: what only the left role answers for, what both do, what only the right one does. */
export function CompareLists({ compare, link }: { readonly compare: Compare; readonly link: Link }) {
  const { left, right, onlyLeft, both, onlyRight } = compare
  return (
    <div class="compare-lists sides">
      <section>
        <h2 id="rb-only-left">
          Only <RoleLink role={left} link={link} /> <Count of={onlyLeft} />
        </h2>
        {held(onlyLeft, link)}
      </section>
      <section>
        <h2 id="rb-both">
          Both <Count of={both} />
        </h2>
        {held(both, link)}
      </section>
      <section>
        <h2 id="rb-only-right">
          Only <RoleLink role={right} link={link} /> <Count of={onlyRight} />
        </h2>
        {held(onlyRight, link)}
      </section>
    </div>
  )
}

const held = (refs: readonly Ref[], link: Link) =>
  refs.length > 0 ? <RefList refs={refs} link={link} /> : <p class="empty">Nothing</p>

const Count = ({ of }: { readonly of: readonly Ref[] }) => <span class="count">{of.length}</span>
