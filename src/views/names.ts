import { words } from '../../templates/words/words.ts'
import { once, withLazy } from '../base/lazy.ts'
import { namesHref } from '../model/generated.ts'
import type { Handbook } from '../model/types.ts'
import type { CoverageCell, CoverageView } from './coverage.ts'
import type { Matrix } from './matrix.ts'
import { isListed } from './people.ts'
import type { PersonRef } from './refs.ts'

/** A matrix by name: its rows, and for each team who answers for them. */
export interface NamesView extends Pick<CoverageView, 'teams' | 'groups'> {
  readonly kind: 'names'
  readonly title: string
  readonly description: string
  readonly href: string
  /** The same rows by role. */
  readonly matrix: Pick<Matrix, 'id' | 'title' | 'href'>
}

/** Every matrix by name that has a page, of what coverage says of each team. */
export function listNames(
  handbook: Handbook,
  matrices: readonly Matrix[],
  coverage: CoverageView | undefined,
): NamesView[] {
  const named = coverage ? matrices.filter((matrix) => handbook.generated.has(namesHref(matrix))) : []
  if (!coverage || named.length === 0) return []
  const groups = once(() =>
    coverage.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => withoutHidden(handbook, cell)) })),
    })),
  )
  return named.map((matrix) => {
    const known = {
      kind: 'names' as const,
      title: words.names.title(matrix.title),
      description: words.names.description,
      href: namesHref(matrix),
      matrix,
      teams: coverage.teams,
    }
    return withLazy<typeof known, Pick<NamesView, 'groups'>>(known, { groups })
  })
}

/** A cell without the names of people whom lists may not name. What they hold is not vacant. */
function withoutHidden({ people }: Handbook, cell: CoverageCell): CoverageCell {
  if (cell.kind !== 'held') return cell
  const isShown = ({ id }: PersonRef) => isListed(people.get(id)!)
  return {
    ...cell,
    held: cell.held.map((held) => ({ ...held, people: held.people.filter(isShown) })),
    // Without its holder the area would seem to have none.
    aors: cell.aors.filter(({ holder }) => !holder || isShown(holder)),
  }
}
