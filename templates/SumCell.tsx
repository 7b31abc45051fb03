import type { TimeColumn } from '../src/types.ts'
import { TimeBar } from './TimeBar.tsx'
import { scaledText, sumText } from './words.ts'

/** A column's sum, and for jobs added up what it would be as one. */
export function SumCell({ time, scale }: { readonly time: TimeColumn; readonly scale: number }) {
  const over = time.combined && time.sum.max > 100
  return (
    <>
      <strong class={over ? 'over' : undefined}>{sumText(time)}</strong>
      {over && <span class="note"> more than one full-time job</span>}
      <TimeBar time={time} scale={scale} />
      {over && time.scaled && <span class="note">{scaledText(time)}</span>}
    </>
  )
}
