/** Runs one thing at a time, after changes have come to rest. */
interface Pace {
  /** Something changed. `gone` when it was removed. */
  touch(path: string, gone?: boolean): void
  /** Runs without waiting for a change; for the first time. */
  now(): Promise<void>
  stop(): void
}

/** Calls `run` once for a burst of changes, and once more for all that change while it runs. It must not reject. */
export function pace(run: (changed: readonly string[]) => Promise<void>): Pace {
  const changed = new Set<string>()
  let restless = false
  let running = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function go(): Promise<void> {
    timer = undefined
    // Whoever runs looks again at the end.
    if (running) return
    running = true
    do {
      const paths = [...changed]
      changed.clear()
      restless = false
      await run(paths)
    } while (changed.size > 0 && timer === undefined && !stopped)
    running = false
  }

  return {
    touch(path, gone = false) {
      if (stopped) return
      changed.add(path)
      restless ||= gone || changed.size > many
      clearTimeout(timer)
      timer = setTimeout(go, restless ? longRest : rest)
    },
    now: go,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const rest = 30
/** A removal is often half of a rename or of a save, and many changes are a branch being switched. */
const longRest = 120
const many = 20
