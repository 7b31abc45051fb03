import type { Duty } from '../src/types.ts'
import { DutyNote } from './DutyNote.tsx'
import { Examples } from './Examples.tsx'
import type { Link } from './props.ts'

interface Props {
  readonly duties: readonly Duty[]
  readonly link: Link
  /** Below a group's heading, duties stand one level deeper. */
  readonly grouped?: boolean
  /** What each looks like can be unfolded. */
  readonly examples?: boolean
}

/** Duties of a role, each with its summary and, where it helps, what it looks like. */
export function DutyList({ duties, link, grouped = false, examples = false }: Props) {
  const Heading = grouped ? 'h4' : 'h3'
  return (
    <ul class="duties">
      {duties.map(({ responsibility: { id, title, href, summary }, cell, examples: shown }) => (
        <li key={id}>
          <div class="duty-head">
            <Heading>
              <a href={link(href)}>{title}</a>
            </Heading>
            <div>
              <DutyNote cell={cell} link={link} />
            </div>
          </div>
          {cell.kind === 'supports' &&
            cell.how.map((text) => (
              <p key={text} class="duty-how">
                {text}
              </p>
            ))}
          {summary && <p>{summary}</p>}
          {examples && shown.length > 0 && (
            <details class="more-examples">
              <summary>
                {shown.length === 1 ? '1 example' : `${shown.length} examples`}
                <span class="vh"> of {title}</span>
              </summary>
              <Examples examples={shown} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
