import fc from 'fast-check'

// Cases that look random and are the same in every run, so that a test fails because of a change and not by chance.
// `SEED=random` tries others, and prints how to have them again.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

/** How many cases to try where `full` are enough for a release: the fraction that `RUNS` gives. */
export const runs = (full: number): number => Math.ceil(full * Number(process.env.RUNS ?? 1))

export { default } from 'fast-check'

/** Numbers from 0 up to 1 that look random and are the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
