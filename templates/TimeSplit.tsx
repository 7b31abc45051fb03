import type { Matrix, TimeColumn } from '../src/types.ts'
import { TimeBar } from './TimeBar.tsx'
import { percent, scaledText } from './words.ts'

interface Props {
  readonly time: TimeColumn
  readonly buckets: Matrix['buckets']
}

/** One role's time as a bar, with the figure of each bucket below it. */
export function TimeSplit({ time, buckets }: Props) {
  const over = time.sum.max > 100 && time.combined
  return (
    <div class="time-split">
      <p class="glance-name">Where the time goes</p>
      <TimeBar time={time} scale={Math.max(time.sum.max, 100)} />
      <ul class="time-legend">
        {buckets.map(({ id, title }, index) => {
          const figure = time.buckets[index]
          return (
            figure && (
              <li key={id}>
                <span class={`swatch bucket-${(index % 6) + 1}`} aria-hidden="true" />
                {title} <strong>{percent(figure)}</strong>
              </li>
            )
          )
        })}
      </ul>
      {over && (
        <p class="over">
          <strong>{percent(time.sum)}</strong> is more than one full-time job{scaledText(time, '; ')}.
        </p>
      )}
    </div>
  )
}
