import type { Matrix } from '../src/types.ts'
import { ShareBar } from './ShareBar.tsx'
import { loadText } from './words.ts'

/** How much each column carries: rows it is accountable for, and rows it shares. */
export function LoadRow({ load }: Pick<Matrix, 'load'>) {
  const most = Math.max(1, ...load.map(({ total }) => total))
  return (
    <tbody class="totals">
      <tr>
        <th scope="row">
          Load <span class="unit">accountable rows</span>
        </th>
        {load.map((figures, index) => (
          <td key={index} class="figure">
            {loadText(figures)}
            <ShareBar min={(figures.accountable / most) * 100} max={(figures.total / most) * 100} class="carried" />
          </td>
        ))}
      </tr>
    </tbody>
  )
}
