import type { Matrix } from '../src/types.ts'
import { Nothing } from './Nothing.tsx'
import { ShareBar } from './ShareBar.tsx'
import { SumCell } from './SumCell.tsx'
import { percent } from './words.ts'

/** Where each column's time goes, a row per bucket, and the sum. */
export function TimeRows({ matrix: { buckets, time, columns, show } }: { readonly matrix: Matrix }) {
  const scale = Math.max(100, ...time.map((column) => column?.sum.max ?? 0))
  const widest = Math.max(100, ...time.flatMap((column) => column?.buckets.map((figure) => figure?.max ?? 0) ?? []))
  return (
    <tbody class="time">
      {show === 'responsibilities' && (
        <tr class="group">
          <th scope="rowgroup" colSpan={columns.length + 1}>
            <span>Where the time goes</span>
          </th>
        </tr>
      )}
      {buckets.map(({ id, title }, row) => (
        <tr key={id}>
          <th scope="row">
            <span class={`swatch bucket-${(row % 6) + 1}`} aria-hidden="true" />
            {title}
          </th>
          {time.map((column, index) => {
            const figure = column?.buckets[row]
            return (
              <td key={index}>
                {figure ? (
                  <>
                    {percent(figure)}
                    <ShareBar
                      min={(figure.min / widest) * 100}
                      max={(figure.max / widest) * 100}
                      class={`bucket-${(row % 6) + 1}`}
                    />
                  </>
                ) : (
                  <Nothing name="Not stated" />
                )}
              </td>
            )
          })}
        </tr>
      ))}
      <tr class="sum">
        <th scope="row">Sum</th>
        {time.map((column, index) => (
          <td key={index}>{column ? <SumCell time={column} scale={scale} /> : <Nothing name="Not stated" />}</td>
        ))}
      </tr>
    </tbody>
  )
}
