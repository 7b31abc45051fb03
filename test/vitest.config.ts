import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/**/*.test.ts'],
    // Real browsers, processes and file watchers on a machine that may be busy.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
