import type { WhoEntry } from '../src/types.ts'
import { Answers } from './Answers.tsx'
import { BackedArea } from './BackedArea.tsx'
import { NeedText } from './NeedText.tsx'
import type { Link } from './props.ts'

interface Props {
  readonly entries: readonly WhoEntry[]
  readonly link: Link
  /** No headings where it stands between those of an author. */
  readonly as?: 'h3' | 'p'
}

/** What one may need, each with whom to go to. */
export function WhoList({ entries, link, as = 'h3' }: Props) {
  return (
    <ul class="who">
      {entries.map((entry) => (
        <li key={entry.responsibility.id}>
          <NeedText entry={entry} link={link} as={as} />
          <div class="answers">
            <Answers entry={entry} link={link} />
            {entry.aors.map((aor) => (
              <BackedArea key={aor.id} aor={aor} link={link} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
