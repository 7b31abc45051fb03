import type { CoverageCell, CoverageGroup } from '../src/types.ts'
import { CoverageText } from './CoverageText.tsx'
import type { Link } from './props.ts'

interface Props {
  readonly group: CoverageGroup
  readonly columns: number
  readonly link: Link
}

/** The responsibilities of one focus, each with those who hold it in each team. */
export function CoverageRows({ group: { focus, rows }, columns, link }: Props) {
  return (
    <tbody class="rows">
      <tr class="group">
        <th scope="rowgroup" colSpan={columns + 1}>
          {focus ? <a href={link(focus.href)}>{focus.title}</a> : <span>Without a focus</span>}
        </th>
      </tr>
      {rows.map(({ responsibility, cells }) => (
        <tr key={responsibility.id}>
          <th scope="row">
            <a href={link(responsibility.href)}>{responsibility.title}</a>
          </th>
          {cells.map((cell, index) => (
            <td key={index} class={isGap(cell) ? 'gap' : undefined}>
              <CoverageText cell={cell} link={link} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

const isGap = (cell: CoverageCell) => cell.kind === 'unowned' || (cell.kind === 'held' && cell.missing.length > 0)
