import fc from 'fast-check'

// Cases that look random and are the same in every run, so that a change is judged by itself and not by luck. The run of
// all tests takes a new seed each time, and prints it.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

/** How many cases to try where `full` are enough for a release: the share of them that `RUNS` says. */
export const runs = (full: number): number => Math.ceil(full * Number(process.env.RUNS ?? 1))

export { default } from 'fast-check'
