import type { WhoEntry } from '../src/types.ts'
import { AgreedText } from './AgreedText.tsx'
import { PersonLink } from './PersonLink.tsx'
import type { Link } from './props.ts'

interface Props {
  readonly area: WhoEntry['delegated'][number]
  readonly link: Link
}

/** The holder of an area that a team has delegated a responsibility to. */
export function DelegatedText({ area, link }: Props) {
  return (
    <div class="contact">
      <p class="who-name">
        <strong>
          <PersonLink person={area.holder} link={link} />
        </strong>{' '}
        holds <a href={link(area.href)}>{area.title}</a>
      </p>
      {area.backup && (
        <p class="how">
          Backup: <PersonLink person={area.backup} link={link} />
        </p>
      )}
      <p class="how">
        Delegated
        <AgreedText agreed={area} />
      </p>
    </div>
  )
}
