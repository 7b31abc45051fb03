// Preloaded into rolebook: ends the process, as SIGKILL does, before the nth operation that changes the disk. With STOP_AT=0 it
// only counts, and writes the count to the file COUNT_IN when the process exits.

const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')

const changing = [
  'appendFile',
  'copyFile',
  'link',
  'mkdir',
  'open',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'unlink',
  'writeFile',
]
const last = Number(process.env.STOP_AT)
const { writeFileSync } = fs
let count = 0

function step(name, args) {
  // Looking at a file is no change.
  if (name === 'open' && (args[1] === undefined || args[1] === 'r')) return
  count += 1
  if (count !== last) return
  // Half of a file may be there.
  if (name === 'writeFile' && typeof args[0] === 'string' && count % 2 === 0)
    try {
      writeFileSync(args[0], String(args[1]).slice(0, 3), args[2])
    } catch {
      // Then nothing of it is there.
    }
  process.kill(process.pid, 'SIGKILL')
  // The signal may take a moment.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000)
}

for (const name of changing)
  for (const [owner, key] of [
    [fs, `${name}Sync`],
    [fs.promises, name],
  ]) {
    const real = owner[key]
    owner[key] = (...args) => {
      step(name, args)
      return real(...args)
    }
  }
syncBuiltinESMExports()

process.on('exit', () => {
  if (process.env.COUNT_IN) writeFileSync(process.env.COUNT_IN, String(count))
})
