import type { WhoEntry } from '../src/types.ts'
import { Answers } from './Answers.tsx'
import { BackedArea } from './BackedArea.tsx'
import type { Link } from './props.ts'

/** What one may need, each with whom to go to. */
export function WhoList({ entries, link }: { readonly entries: readonly WhoEntry[]; readonly link: Link }) {
  return (
    <ul class="who">
      {entries.map((entry) => (
        <li key={entry.responsibility.id}>
          <div class="need">
            <h3>
              <a href={link(entry.responsibility.href)}>{entry.responsibility.title}</a>
            </h3>
            {entry.responsibility.summary && <p>{entry.responsibility.summary}</p>}
          </div>
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
