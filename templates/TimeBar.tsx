import type { TimeColumn } from '../src/types.ts'

interface Props {
  readonly time: TimeColumn
  /** What the bar's full width stands for, in percent. Bars side by side share one. */
  readonly scale: number
}

/** Buckets end to end. A range is solid up to its minimum; a sum over 100 % runs past a mark. The figures stand beside it. */
export function TimeBar({ time, scale }: Props) {
  const width = (figure: number) => `${Math.round((figure / scale) * 1000) / 10}%`
  const over = time.combined && time.sum.max > 100
  let at = 0
  return (
    <svg class="time-bar" width="100%" height={over ? 30 : 12} aria-hidden="true" focusable="false">
      <rect class="track" x="0" y="0" width={width(100)} height="12" rx="2" />
      {time.buckets.map((figure, index) => {
        if (!figure) return null
        const from = at
        const sure = figure.min
        const open = (figure.max - figure.min) * stretch(time)
        at += sure + open
        return (
          <g key={index} class={`bucket-${(index % 6) + 1}`}>
            <rect x={width(from)} y="0" width={width(sure)} height="12" />
            {open > 0 && <rect class="open" x={width(from + sure)} y="0" width={width(open)} height="12" />}
          </g>
        )
      })}
      {over && (
        <>
          <rect class="beyond" x={width(100)} y="14" width={width(at - 100)} height="3" />
          <rect class="limit" x={width(100)} y="-2" width="2" height="22" />
          <text class="limit-name" x={width(100)} y="29" text-anchor="middle">
            100 %
          </text>
        </>
      )}
    </svg>
  )
}

/** How much of each range is drawn. One person's ranges add up to 100 somewhere between their ends; a sum of jobs does not. */
function stretch({ combined, sum }: TimeColumn): number {
  if (combined || sum.max === sum.min) return 1
  return Math.min(1, Math.max(0, (100 - sum.min) / (sum.max - sum.min)))
}
