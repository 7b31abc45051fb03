/** The day `duration`, such as `6 months`, after `day`. In a month that has no such day it is the last one. */
export function later(day: string, duration: string): string {
  const [count, unit = ''] = duration.split(' ')
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const steps = Number(count)
  if (unit.startsWith('day')) return dayOf(year, month, date + steps)
  if (unit.startsWith('week')) return dayOf(year, month, date + 7 * steps)
  const months = month + steps * (unit.startsWith('year') ? 12 : 1)
  const last = dayOf(year, months + 1, 0)
  const same = dayOf(year, months, date)
  return same < last ? same : last
}

const never = '9999-12-31'

/** Months count from 1. In UTC, where every day has 24 hours; `Date.UTC` would take the year 26 for 1926. */
function dayOf(year: number, month: number, date: number): string {
  const time = new Date(0).setUTCFullYear(year, month - 1, date)
  return time <= Date.parse(never) ? new Date(time).toISOString().slice(0, 10) : never
}
