// Runs the tests with several versions of Node, which npm brings: `npm run test:nodes`, or with versions and what vitest is to
// run, `npm run test:nodes -- 22 -- --project slow test/package`. By hand, because each version takes as long as `npm run test:all`.
import { spawnSync } from 'node:child_process'

const args = process.argv.slice(2)
const end = args.indexOf('--')
const chosen = end < 0 ? args : args.slice(0, end)
const versions = chosen.length > 0 ? chosen : ['20', '22', '24']
const what = end < 0 ? ['--mode', 'everything'] : args.slice(end + 1)

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...what]
const failed = versions.filter((version) => {
  const started = performance.now()
  console.log(`\nNode ${version}`)
  const { status } = spawnSync('npx', ['--yes', '--package', `node@${version}`, 'node', ...vitest], {
    stdio: 'inherit',
  })
  console.log(
    `Node ${version}: ${status === 0 ? 'passed' : 'failed'} in ${Math.round((performance.now() - started) / 1000)} s`,
  )
  return status !== 0
})
process.exitCode = failed.length > 0 ? 1 : 0
