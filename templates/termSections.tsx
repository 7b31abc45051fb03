import type { TermView } from '../src/types.ts'
import type { SectionsOf } from './props.ts'
import { RefList } from './RefList.tsx'
import { section } from './section.ts'

/** Where to read on. */
export const termSections: SectionsOf<TermView> = ({ seeAlso }, link) =>
  section('see-also', 'See also', seeAlso.length > 0 && <RefList refs={seeAlso} link={link} />)
