import type { TeamView } from '../src/types.ts'
import { AorList } from './AorList.tsx'
import { DeviationText } from './DeviationText.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { MovedRows } from './MovedRows.tsx'
import type { Link, SectionsOf } from './props.ts'
import { section } from './section.ts'
import { departureId } from './words.ts'

/** The team's agreement: where it departs from the default and why, then all that its roles hold. */
export const teamSections: SectionsOf<TeamView> = ({ agreement, moved = [], adapts, matrix, aors }, link) => [
  ...section('agreement', 'Where this team differs', agreement.length > 0 && deviations(agreement, link)),
  ...section(
    'moved',
    'To agree again',
    adapts && moved.length > 0 && <MovedRows adapts={adapts.version} moved={moved} link={link} />,
  ),
  ...section('aors', 'Areas of responsibility', aors.length > 0 && <AorList aors={aors} link={link} />),
  ...section(
    'matrix',
    'Who holds what here',
    matrix.columns.length > 0 && matrix.groups.length > 0 && <MatrixTable matrix={matrix} link={link} />,
  ),
]

const deviations = (all: TeamView['agreement'], link: Link) => (
  <ul class="duties">
    {all.map(({ responsibility: { id, title, href }, ...deviation }) => (
      <li key={id} id={departureId(id)}>
        <div class="duty-head">
          <h3>
            <a href={link(href)}>{title}</a>
          </h3>
        </div>
        <DeviationText deviation={deviation} link={link} />
      </li>
    ))}
  </ul>
)
