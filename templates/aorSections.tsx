import type { AorView } from '../src/types.ts'
import { Examples } from './Examples.tsx'
import type { SectionsOf } from './props.ts'
import { section } from './section.ts'

/** What the area looks like in practice. */
export const aorSections: SectionsOf<AorView> = ({ examples }) =>
  section('examples', 'What it looks like', examples.length > 0 && <Examples examples={examples} />)
