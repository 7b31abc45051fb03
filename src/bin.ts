#!/usr/bin/env node
import module from 'node:module'

// From Node 22.8 on, compiled code can be kept between runs, so that the next one starts sooner.
;(module as { enableCompileCache?: () => void }).enableCompileCache?.()
const { main } = await import('./cli.ts')

process.exitCode = await main(process.argv.slice(2))

// All is said and done. What runs on is not waited for, and no timer of this kind makes anything run on.
setTimeout(() => {
  // From a thread that waits for another process nobody can part in peace.
  if (process.getActiveResourcesInfo().includes('MessagePort')) process.kill(process.pid, 'SIGKILL')
  process.exit()
}, 2_000).unref()
