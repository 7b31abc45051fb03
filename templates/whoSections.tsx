import type { WhoView } from '../src/types.ts'
import type { SectionsOf } from './props.ts'
import { section } from './section.ts'
import { WhoList } from './WhoList.tsx'

/** A section for each focus. */
export const whoSections: SectionsOf<WhoView> = ({ groups }, link) =>
  groups.flatMap(({ focus, entries }) =>
    section(
      focus ? `who-${focus.id}` : 'who',
      focus?.title ?? (groups.length > 1 ? 'Without a focus' : 'Responsibilities'),
      <WhoList entries={entries} link={link} />,
    ),
  )
