import type { Matrix } from '../src/types.ts'
import { loadText } from './words.ts'

/** How much each column carries: rows it is accountable for, and rows it shares. */
export function LoadRow({ load }: Pick<Matrix, 'load'>) {
  return (
    <tbody class="totals">
      <tr>
        <th scope="row">
          Load <span class="unit">accountable rows</span>
        </th>
        {load.map((figures, index) => (
          <td key={index} class="figure">
            {loadText(figures)}
          </td>
        ))}
      </tr>
    </tbody>
  )
}
