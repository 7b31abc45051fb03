import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/**/*.test.ts'],
    // Real browsers, processes and file watchers on a machine that may be busy.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Much of the time tests wait for a browser or another process.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
