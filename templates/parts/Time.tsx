import type { Matrix, TimeColumn } from '../../src/views/matrix.ts'
import { words } from '../words/words.ts'
import { Nothing } from './Elements.tsx'

interface TimeBarProps {
  readonly time: TimeColumn
  /** What the bar's full width stands for, in percent. Bars side by side share one. */
  readonly scale: number
}

/** Buckets end to end. A range is solid up to its minimum; a sum over 100 % runs past a mark. The figures stand beside it. */
function TimeBar({ time, scale }: TimeBarProps) {
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
            {from > 0 && <rect class="gap" x={width(from)} y="0" width="2" height="12" />}
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

/** Where each column's time goes, a row per bucket, and the sum. */
export function TimeRows({ matrix: { buckets, time, columns, show } }: { readonly matrix: Matrix }) {
  const scale = Math.max(100, ...time.map((column) => column?.sum.max ?? 0))
  const widest = Math.max(100, ...time.flatMap((column) => column?.buckets.map((figure) => figure?.max ?? 0) ?? []))
  return (
    <tbody class="time">
      {show === 'responsibilities' && (
        <tr class="group">
          <th scope="rowgroup" colSpan={columns.length + 1}>
            <span>{words.time.title}</span>
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
              <td key={index} data-column={columns[index]?.short}>
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
                  <Nothing name={words.time.notStated} />
                )}
              </td>
            )
          })}
        </tr>
      ))}
      <tr class="sum">
        <th scope="row">{words.time.sum}</th>
        {time.map((column, index) => (
          <td key={index} data-column={columns[index]?.short}>
            {column ? <SumCell time={column} scale={scale} /> : <Nothing name={words.time.notStated} />}
          </td>
        ))}
      </tr>
    </tbody>
  )
}

interface TimeSplitProps {
  readonly time: TimeColumn
  readonly buckets: Matrix['buckets']
  /** Missing where a heading says it. */
  readonly title?: string
  readonly scale?: number
}

/** One role's time as a bar, with the figure of each bucket below it. */
export function TimeSplit({ time, buckets, title, scale = Math.max(time.sum.max, 100) }: TimeSplitProps) {
  const over = time.sum.max > 100 && time.combined
  return (
    <div class="time-split">
      {title !== undefined && <p class="glance-name">{title}</p>}
      <TimeBar time={time} scale={scale} />
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
        <p class="over">{words.time.sumIsTooMuch(<strong>{percent(time.sum)}</strong>, scaledText(time, '; '))}</p>
      )}
    </div>
  )
}

interface ShareBarProps {
  /** Percent of the bar's full width, and up to where it may go. */
  readonly min: number
  readonly max: number
  readonly class: string
}

/** A share as a bar: solid up to its minimum, pale up to its maximum. The figure is beside it. */
export function ShareBar({ min, max, class: name }: ShareBarProps) {
  return (
    <svg class="share-bar" width="100%" height="6" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="6" rx="2" />
      {max > min && <rect class={`${name} open`} width={`${round(max)}%`} height="6" rx="2" />}
      {min > 0 && <rect class={name} width={`${round(min)}%`} height="6" rx="2" />}
    </svg>
  )
}

/** `30 %`, or `30–50 %` for a range. */
export function percent({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? `${round(min)} %` : `${round(min)}–${round(max)} %`
}

/** The sum of a column. One person's ranges add up to 100 somewhere between their ends, so that is their sum. */
export function sumText({ sum, combined }: TimeColumn): string {
  return !combined && sum.min <= 100 && sum.max >= 100 ? '100 %' : percent(sum)
}

/** `if halved: 30 / 30 / 40`: what jobs added up would be as one. Empty when the figures were not added up. */
function scaledText({ scaled, sum }: TimeColumn, before = ''): string {
  if (!scaled) return ''
  const name = sum.min === 200 && sum.max === 200 ? words.figures.ifHalved : words.figures.ifCut
  return `${before}${name}: ${scaled.map((figure) => (figure === undefined ? '–' : round(figure))).join(' / ')}`
}

/** At most one decimal, because shares of time are rough by nature. */
const round = (figure: number) => Math.round(figure * 10) / 10

function SumCell({ time, scale }: { readonly time: TimeColumn; readonly scale: number }) {
  const over = time.combined && time.sum.max > 100
  return (
    <>
      <strong class={over ? 'over' : undefined}>{sumText(time)}</strong>
      {over && <span class="note"> {words.time.tooMuch}</span>}
      <TimeBar time={time} scale={scale} />
      {over && time.scaled && <span class="note">{scaledText(time)}</span>}
    </>
  )
}
