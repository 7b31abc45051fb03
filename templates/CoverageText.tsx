import type { CoverageCell } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import { HeldText } from './HeldText.tsx'
import { Nothing } from './Nothing.tsx'
import { PersonLink } from './PersonLink.tsx'
import type { Link } from './props.ts'
import { shorts } from './words.ts'

/** Who holds a responsibility in a team. A gap is a word in a broken frame, so that no colour is needed to find it. */
export function CoverageText({ cell, link }: { readonly cell: CoverageCell; readonly link: Link }) {
  switch (cell.kind) {
    case 'everyone':
      return <Chip kind="everyone">Everyone</Chip>
    case 'unowned':
      return <span class="chip missing">Nobody</span>
    case 'held': {
      const { held, missing, aors } = cell
      return (
        <>
          {missing.length > 0 && (
            <p>
              <span class="chip missing">Nobody</span> <span class="note">as {shorts(missing)}</span>
            </p>
          )}
          {held.map((one) => (
            <HeldText key={`${one.role.id} ${one.above?.href}`} held={one} link={link} />
          ))}
          {aors.map(({ id, title, href, holder }) => (
            <p key={id} class="area">
              <a href={link(href)}>{title}</a>
              {': '}
              {holder ? <PersonLink person={holder} link={link} /> : 'nobody yet'}
            </p>
          ))}
          {held.length + missing.length + aors.length === 0 && <Nothing name="Not a role of this team" />}
        </>
      )
    }
  }
}
