import type { PracticeView } from '../src/types.ts'
import { Examples } from './Examples.tsx'
import type { SectionsOf } from './props.ts'
import { SentenceList } from './SentenceList.tsx'
import { section } from './section.ts'

/** How a practice is done, what it looks like and what it is not. */
export const practiceSections: SectionsOf<PracticeView> = ({ steps, examples, antiPatterns }) => [
  ...section('steps', 'Steps', steps.length > 0 && <SentenceList texts={steps} ordered />),
  ...section('examples', 'What it looks like', examples.length > 0 && <Examples examples={examples} />),
  ...section('anti-patterns', 'Anti-patterns', antiPatterns.length > 0 && <SentenceList texts={antiPatterns} />),
]
