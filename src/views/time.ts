import { given } from '../given.ts'
import type { Handbook, Role, TimeColumn } from '../types.ts'

type Share = TimeColumn['buckets'][number]

/** One role's time: its own, else its parts' added up, together with the same scaled down to one person. */
export function timeColumn(role: Role, buckets: Handbook['buckets']): TimeColumn | undefined {
  const time = role.time ?? role.combinedTime
  if (!time) return undefined
  const shares = buckets.map(({ id }) => time.get(id))
  const combined = role.time === undefined
  const sum = { min: total(shares, 'min'), max: total(shares, 'max') }
  return given({ buckets: shares, sum, combined, scaled: combined ? scaled(shares) : undefined })
}

const total = (shares: readonly Share[], end: 'min' | 'max') =>
  // Adding up shares such as 33.3 leaves a tail of digits that nobody wrote.
  Math.round(shares.reduce((sum, share) => sum + (share?.[end] ?? 0), 0) * 1000) / 1000

/** Whole figures that add up to 100. What rounding down leaves over goes to those that lost most by it. */
function scaled(shares: readonly Share[]): TimeColumn['scaled'] {
  const middles = shares.map((share) => share && (share.min + share.max) / 2)
  const sum = middles.reduce<number>((all, middle) => all + (middle ?? 0), 0)
  if (sum === 0) return undefined
  const exact = middles.map((middle) => middle && (middle * 100) / sum)
  const left = 100 - exact.reduce<number>((all, figure) => all + Math.floor(figure ?? 0), 0)
  const raised = [...exact.keys()].sort((a, b) => lost(exact[b]) - lost(exact[a]) || a - b).slice(0, left)
  return exact.map((figure, index) => figure && Math.floor(figure) + (raised.includes(index) ? 1 : 0))
}

const lost = (figure: number | undefined) => (figure ?? 0) - Math.floor(figure ?? 0)
