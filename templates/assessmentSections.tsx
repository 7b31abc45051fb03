import type { AssessmentView } from '../src/types.ts'
import type { SectionsOf } from './props.ts'
import { SentenceList } from './SentenceList.tsx'
import { section } from './section.ts'

/** The statements and what they amount to, or the questions by theme. */
export const assessmentSections: SectionsOf<AssessmentView> = (view) => {
  const { statements, prompts, outcomes } = view
  const concluded = outcomes.met !== undefined || outcomes.unmet !== undefined
  return [
    ...section('statements', 'Statements', statements.length > 0 && <SentenceList texts={statements} ordered />),
    ...section('result', 'What it says', statements.length > 0 && concluded && result(view)),
    ...section('questions', 'Questions', prompts.length > 0 && themes(prompts)),
  ]
}

const result = ({ statements: { length }, needed, outcomes: { met, unmet } }: AssessmentView) => (
  <dl class="per-role">
    {met && (
      <div>
        <dt>{needed === undefined ? 'When enough hold' : enough(needed, length)}</dt>
        <dd>{met}</dd>
      </div>
    )}
    {unmet && (
      <div>
        <dt>
          {needed === undefined ? 'Otherwise' : needed === 1 ? 'When none holds' : `When fewer than ${needed} hold`}
        </dt>
        <dd>{unmet}</dd>
      </div>
    )}
  </dl>
)

const enough = (needed: number, all: number) =>
  needed === all ? (all === 1 ? 'When it holds' : `When all ${all} hold`) : `When ${needed} or more of ${all} hold`

const themes = (prompts: AssessmentView['prompts']) =>
  prompts.map(({ theme, questions }) => (
    <div key={theme} class="duty-group">
      <h3>{theme}</h3>
      <SentenceList texts={questions} />
    </div>
  ))
