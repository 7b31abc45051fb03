import type { AssessmentView } from '../src/types.ts'

type Props = Pick<AssessmentView, 'statements' | 'needed'>

/** Statements to check. How many are is counted by the style sheet; a script says what they amount to. */
export function Statements({ statements, needed }: Props) {
  return (
    <div class="assessment" data-needed={needed}>
      <fieldset>
        <legend>Check what holds. Your answers stay on this page: they are neither kept nor sent.</legend>
        <ol class="statements">
          {statements.map((text) => (
            <li key={text}>
              <label>
                <input type="checkbox" /> <span>{text}</span>
              </label>
            </li>
          ))}
        </ol>
      </fieldset>
      <div class="tally">
        <p role="status" />
        <button type="button" hidden>
          Clear
        </button>
      </div>
    </div>
  )
}
