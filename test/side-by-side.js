// Runs the commands that it is given at the same time, `npm run checks` does so, and shows what each says when it has ended.
import { spawn } from 'node:child_process'

const commands = process.argv.slice(2)
const codes = await Promise.all(commands.map(run))
process.exitCode = Math.max(...codes)

/** @param {string} command */
function run(command) {
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✓' : '✗'} ${command} (${seconds} s)${output && `\n${output.trimEnd()}`}`)
      resolve(code ?? 1)
    })
  })
  return ended
}
