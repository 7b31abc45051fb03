/** What may say which day it is, the strongest first. */
interface Says {
  /** As written on the command line. */
  readonly option?: string | undefined
  /** Seconds since 1970, as build servers set it so that a build can be repeated. */
  readonly sourceDateEpoch?: string | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The day that counts as today, such as `2026-04-01`, in UTC. Undefined when what says so says no day. */
export function todayOf({ option, sourceDateEpoch, now }: Says): string | undefined {
  if (option !== undefined) return isDay(option) ? option : undefined
  if (!sourceDateEpoch) return dayAt(now())
  return /^\d{1,12}$/.test(sourceDateEpoch) ? dayAt(Number(sourceDateEpoch) * 1000) : undefined
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && dayAt(Date.parse(text)) === text

function dayAt(time: number): string | undefined {
  const date = new Date(time)
  return date.getUTCFullYear() <= 9999 ? date.toISOString().slice(0, 10) : undefined
}
