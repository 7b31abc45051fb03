import type { Deviation } from '../src/types.ts'
import { AgreedText } from './AgreedText.tsx'
import { PersonLink } from './PersonLink.tsx'
import type { Link } from './props.ts'
import { list } from './words.ts'

/** How a team departs from the default, in sentences, with the reason and the end its agreement gives. */
export function DeviationText({ deviation, link }: { readonly deviation: Deviation; readonly link: Link }) {
  const { owners, here, changes } = deviation
  const names = list(owners.map(({ title }) => title))
  return (
    <>
      {here && (
        <p>
          By default with the {names}, here with the <a href={link(here.href)}>{here.title}</a>.
        </p>
      )}
      {changes.map((change) => (
        <p key={change.kind === 'leans' ? change.role.id : change.aor.id}>
          {change.kind === 'leans' ? (
            <>
              <a href={link(change.role.href)}>{change.role.title}</a> leans in
            </>
          ) : (
            <>
              Delegated as <a href={link(change.aor.href)}>{change.aor.title}</a>
              {change.aor.holder && (
                <>
                  {', held by '}
                  <PersonLink person={change.aor.holder} link={link} />
                </>
              )}
            </>
          )}
          <AgreedText agreed={change} />
        </p>
      ))}
    </>
  )
}
