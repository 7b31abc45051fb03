import type { FrameView } from '../src/types.ts'
import type { SectionsOf } from './props.ts'
import { RefList } from './RefList.tsx'
import { section } from './section.ts'

/** Pages that pull in another direction: a reader of one should know the other. */
export const tensionSections: SectionsOf<FrameView> = ({ tensions = [] }, link) =>
  section('tensions', 'In tension with', tensions.length > 0 && <RefList refs={tensions} link={link} />)
