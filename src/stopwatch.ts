/** Runs a stage and adds what it took to `stages`, in milliseconds. */
export interface Stopwatch {
  <T>(stage: string, run: () => T | Promise<T>): Promise<T>
  readonly stages: Readonly<Record<string, number>>
}

/** A stopwatch that goes by `clock`: milliseconds, from anywhere. */
export function stopwatch(clock: () => number): Stopwatch {
  const stages: Record<string, number> = {}
  async function time<T>(stage: string, run: () => T | Promise<T>): Promise<T> {
    const started = clock()
    const result = await run()
    stages[stage] = (stages[stage] ?? 0) + clock() - started
    return result
  }
  return Object.assign(time, { stages })
}
