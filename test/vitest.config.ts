import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** What looks at the built starter handbook. */
const site = ['test/site/*.test.ts']

/** What starts browsers, servers and processes, waits for the clock, or goes through whole projects and many releases. */
const slow = [
  'test/browser/*.test.ts',
  'test/check/misspellings.test.ts',
  'test/commands/{build,build-releases,check-fix,dev,diff,hostile-plugins,init,plugins,published-releases,release}.test.ts',
  'test/commands/{release-pages,release-protected,releasing-page,rename,retire,update}.test.ts',
  'test/dev/*.test.ts',
  'test/hosts/*.test.ts',
  'test/package/*.test.ts',
  'test/parse/threads.test.ts',
  'test/read/{git,git-history,tags}.test.ts',
  'test/readme.test.ts',
  'test/project/{own-words,sizes,workflow-runs}.test.ts',
  'test/robustness/{damaged-repositories,edited-histories,edits-under-dev,failing-disk,killed-builds,killed-commands,markdown,not-files,requests-to-dev}.test.ts',
]

/** Before tests of the starter handbook it is built, once. */
const globalSetup = 'test/support/starter.setup.ts'

/**
 * In the mode `everything` every page and case is tried. Cases are the same each time, so that a run can be repeated, unless
 * `SEED` names others or is `random`. Tests read what it means for them from the environment, because each project reads this
 * file again, in a mode of its own.
 */
export default defineConfig(({ mode }) => {
  const { env } = process
  if (mode === 'everything') {
    env.EVERYTHING = '1'
    env.RUNS ??= '1'
  }
  if (env.SEED === 'random') {
    env.SEED = String(Math.floor(Math.random() * 2 ** 31))
    console.log(`SEED=${env.SEED} makes the same cases again.`)
  }
  env.RUNS ??= '0.125'
  return {
    test: {
      root: `${import.meta.dirname}/..`,
      env: { NODE_ENV: 'test' },
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
            // No module has state, so they need not be loaded for each file.
            isolate: false,
          },
        },
        { extends: true, test: { name: 'site', include: site, globalSetup } },
        // A busy machine can lose a key or a moment between two processes. A real fault fails twice.
        { extends: true, test: { name: 'slow', include: slow, globalSetup, retry: 1 } },
      ],
    },
  }
})
