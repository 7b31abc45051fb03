import type { PageView } from '../src/types.ts'
import { exampleSections, sourceSections } from './commonSections.tsx'
import type { Link, Section } from './props.ts'
import { sectionsOf } from './sectionsOf.ts'
import { tensionSections } from './tensionSections.tsx'

/** All generated sections of a page: those of its kind between those that any page may have. */
export const pageSections = ({ frame, main, common }: PageView, link: Link): readonly Section[] => [
  ...exampleSections(common),
  ...sectionsOf(main, link),
  ...tensionSections(frame, link),
  ...sourceSections(common),
]
