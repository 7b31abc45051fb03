import type { FocusView } from '../src/types.ts'
import { MatrixTable } from './MatrixTable.tsx'
import type { SectionsOf } from './props.ts'
import { section } from './section.ts'

/** The rows of the matrix that belong to this focus. */
export const focusSections: SectionsOf<FocusView> = ({ matrix }, link) =>
  section(
    'responsibilities',
    'Responsibilities',
    matrix.groups.some(({ rows }) => rows.length > 0) && <MatrixTable matrix={matrix} link={link} />,
  )
