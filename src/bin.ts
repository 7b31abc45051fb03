#!/usr/bin/env node
import module from 'node:module'

// From Node 22.8 on, compiled code can be kept between runs, so that the next one starts sooner.
;(module as { enableCompileCache?: () => void }).enableCompileCache?.()

const fail = (message: string, hint: string): number => {
  process.stderr.write(`error ${message}\n  → ${hint}\n`)
  return 2
}

/** Set when what is printed arrives nowhere, such as in a file on a full disk. */
let failed: number | undefined
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads it may stop when they have read enough.
  if (error.code === 'EPIPE' || failed !== undefined) return
  failed = fail(`What this prints cannot be written: ${error.message}.`, 'See that there is room for it.')
  process.exitCode = failed
})

const { main } = await import('./cli.ts')

const code = isSomewhere()
  ? await main(process.argv.slice(2))
  : fail('The folder that this runs in is gone.', 'Change to a folder that is there.')
process.exitCode = failed ?? code

function isSomewhere(): boolean {
  try {
    return process.cwd() !== ''
  } catch {
    return false
  }
}

// All is said and done. What runs on is not waited for, and no timer of this kind makes anything run on.
setTimeout(() => {
  // From a thread that waits for another process nobody can part in peace.
  if (process.getActiveResourcesInfo().includes('MessagePort')) process.kill(process.pid, 'SIGKILL')
  process.exit()
}, 2_000).unref()
