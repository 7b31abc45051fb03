/** The day `duration`, such as `6 months`, after `day`. In a month that has no such day it is the last one. */
export function addDuration(day: string, duration: string): string {
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

interface Says {
  readonly option?: string | undefined
  /** Seconds since 1970, as build servers set it so that a build can be repeated. */
  readonly sourceDateEpoch?: string | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The day that counts as today, such as `2026-04-01`, in UTC. Undefined when what says so says no day. */
export function resolveToday({ option, sourceDateEpoch, now }: Says): string | undefined {
  if (option !== undefined) return isDay(option) ? option : undefined
  if (!sourceDateEpoch) return dayAt(now())
  return /^\d{1,12}$/.test(sourceDateEpoch) ? dayAt(Number(sourceDateEpoch) * 1000) : undefined
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && dayAt(Date.parse(text)) === text

function dayAt(time: number): string | undefined {
  const date = new Date(time)
  return date.getUTCFullYear() <= 9999 ? date.toISOString().slice(0, 10) : undefined
}

/** The day of a time in seconds since 1970, in UTC. Programs store any number; a date of the calendar ends somewhere. */
export const dayOfSeconds = (seconds: number): string =>
  new Date(Math.max(0, Math.min(seconds || 0, Date.parse(never) / 1000)) * 1000).toISOString().slice(0, 10)

/** Runs a stage and adds what it took to `stages`, in milliseconds. */
export interface Stopwatch {
  <T>(stage: string, run: () => T | Promise<T>): Promise<T>
  readonly stages: Readonly<Record<string, number>>
}

/** A stopwatch that goes by `clock`: milliseconds, from anywhere. Without one it measures nothing. */
export function makeStopwatch(clock: () => number = () => 0): Stopwatch {
  const stages: Record<string, number> = {}
  async function time<T>(stage: string, run: () => T | Promise<T>): Promise<T> {
    const started = clock()
    const result = await run()
    stages[stage] = (stages[stage] ?? 0) + clock() - started
    return result
  }
  return Object.assign(time, { stages })
}
