import type { Drawing, Point } from '../src/types.ts'

interface Props {
  readonly edge: Drawing['edges'][number]
  /** Id of the marker at its end. */
  readonly arrow: string
}

/** A line of a graph with its label. Only for eyes: the list says the same. */
export function GraphLine({ edge: { points, style, arrow: ends, label, labelBox }, arrow }: Props) {
  return (
    <>
      <path class={`graph-line ${style}`} d={curve(points)} {...(ends && { 'marker-end': `url(#${arrow})` })} />
      {labelBox && (
        <>
          <rect class="graph-label-ground" {...labelBox} rx={4} />
          <text class="graph-label" x={labelBox.x + labelBox.width / 2} y={labelBox.y + labelBox.height / 2 + 4}>
            {label}
          </text>
        </>
      )}
    </>
  )
}

/** A curve that leaves and meets every point upright. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1]
      if (!before) return `M${x} ${y}`
      if (before.x === x) return `V${y}`
      const middle = (before.y + y) / 2
      return `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`
    })
    .join('')
}
