import type { Compare } from '../src/types.ts'
import { MatrixTable } from './MatrixTable.tsx'
import type { SectionsOf } from './props.ts'
import { section } from './section.ts'

/** The two roles' columns, with how each supports the other. */
export const compareSections: SectionsOf<Compare> = ({ matrix }, link) =>
  section('side-by-side', 'Side by side', <MatrixTable matrix={matrix} link={link} how="shown" />)
