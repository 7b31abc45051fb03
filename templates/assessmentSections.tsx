import type { AssessmentView } from '../src/types.ts'
import type { SectionsOf } from './props.ts'
import { Reflection } from './Reflection.tsx'
import { Statements } from './Statements.tsx'
import { section } from './section.ts'

/** The statements and what they amount to, or the questions by theme. */
export const assessmentSections: SectionsOf<AssessmentView> = (view) => {
  const { statements, prompts, outcomes } = view
  const concluded = outcomes.met !== undefined || outcomes.unmet !== undefined
  const parts = [
    ...section('statements', 'Statements', statements.length > 0 && <Statements {...view} />),
    ...section('result', 'What it says', statements.length > 0 && concluded && result(view)),
    ...section('questions', 'Questions', prompts.length > 0 && themes(prompts)),
  ]
  // Whoever comes here comes to answer; what the author says about the answers can wait.
  return parts.map((part) => ({ ...part, early: true }))
}

const result = ({ statements: { length }, needed, outcomes: { met, unmet } }: AssessmentView) => (
  <dl class="per-role outcomes">
    {met && (
      <div data-outcome="met">
        <dt>{needed === undefined ? 'When enough hold' : enough(needed, length)}</dt>
        <dd>{met}</dd>
      </div>
    )}
    {unmet && (
      <div data-outcome="unmet">
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

const themes = (prompts: AssessmentView['prompts']) => (
  <>
    <p class="how">What you write stays on this page: it is neither kept nor sent. Print the page to keep it.</p>
    {prompts.map((prompt) => (
      <Reflection key={prompt.theme} {...prompt} />
    ))}
  </>
)
