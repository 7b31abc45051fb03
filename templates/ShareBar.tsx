interface Props {
  /** Percent of the bar's full width, and up to where it may go. */
  readonly min: number
  readonly max: number
  /** Its color. */
  readonly class: string
}

/** A share as a bar: solid up to its minimum, pale up to its maximum. The figure stands beside it. */
export function ShareBar({ min, max, class: name }: Props) {
  return (
    <svg class="share-bar" width="100%" height="6" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="6" rx="2" />
      {max > min && <rect class={`${name} open`} width={`${round(max)}%`} height="6" rx="2" />}
      {min > 0 && <rect class={name} width={`${round(min)}%`} height="6" rx="2" />}
    </svg>
  )
}

const round = (figure: number) => Math.round(figure * 10) / 10
