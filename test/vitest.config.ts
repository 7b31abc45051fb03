import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** Files that start browsers, processes or file watchers, or wait for the clock. */
const slow = [
  'test/browser/!(starter).test.ts',
  'test/dev/*.test.ts',
  'test/package/*.test.ts',
  'test/robustness/[gs]-*.test.ts',
]

/** Files that look at the built starter handbook. */
const site = [
  'test/browser/starter.test.ts',
  'test/client/first-view.test.ts',
  'test/site/*.test.ts',
  'test/starter/*.test.ts',
]

export default defineConfig(({ mode }) => {
  const everything = mode === 'everything'
  const { SEED = everything ? String(Math.floor(Math.random() * 2 ** 31)) : '1', RUNS = everything ? '1' : '0.125' } =
    process.env
  return {
    test: {
      root: `${import.meta.dirname}/..`,
      env: { NODE_ENV: 'test', EVERYTHING: everything ? '1' : '', SEED, RUNS },
      // Real browsers, processes and file watchers on a machine that may be busy.
      testTimeout: 120_000,
      hookTimeout: 240_000,
      // Much of the time tests wait for a browser or another process.
      maxWorkers: Math.max(2, availableParallelism() - 1),
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['test/**/*.test.ts'],
            exclude: [...configDefaults.exclude, ...site, ...slow],
            isolate: false,
          },
        },
        { extends: true, test: { name: 'site', include: site, globalSetup: 'test/support/starter.setup.ts' } },
        { extends: true, test: { name: 'slow', include: slow, globalSetup: 'test/support/starter.setup.ts' } },
      ],
    },
  }
})
