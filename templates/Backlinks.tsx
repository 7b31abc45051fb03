import type { Ref } from '../src/types.ts'
import type { Link } from './props.ts'
import { RefList } from './RefList.tsx'

/** The pages that refer to this one. */
export function Backlinks({ refs, link }: { readonly refs: readonly Ref[]; readonly link: Link }) {
  if (refs.length === 0) return null
  return (
    <aside class="backlinks" aria-labelledby="rb-backlinks">
      <h2 id="rb-backlinks">Where this is used</h2>
      <RefList refs={refs} link={link} />
    </aside>
  )
}
