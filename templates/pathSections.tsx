import type { PathView } from '../src/types.ts'
import { Examples } from './Examples.tsx'
import type { SectionsOf } from './props.ts'
import { StepText } from './StepText.tsx'
import { section } from './section.ts'

/** The steps of a path, and what they look like. */
export const pathSections: SectionsOf<PathView> = ({ steps, examples }, link) => [
  ...section(
    'steps',
    'Steps',
    steps.length > 0 && (
      <ul class="standards">
        {steps.map((step, index) => (
          <li key={index}>
            <StepText step={step} link={link} />
          </li>
        ))}
      </ul>
    ),
  ),
  ...section('examples', 'What it looks like', examples.length > 0 && <Examples examples={examples} />),
]
