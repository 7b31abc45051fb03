import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** Runs a script with Node to its end. Yields the seconds that passed, those of the processor, and the peak of its memory. */
export function run(cwd, ...args) {
  const report = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))`
  const started = performance.now()
  const result = spawnSync(process.execPath, ['--import', report, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (result.status !== 0) throw new Error(`${args.join(' ')}: ${result.stderr}`)
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(result.output[3])
  return {
    seconds: (performance.now() - started) / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    mebibytes: maxRSS / 1024,
  }
}

/** The same of any other program, as the kernel counts it while the program runs. On Linux alone. */
export async function runOther(cwd, command, ...args) {
  const started = performance.now()
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  const ticksPerSecond = 100
  const used = { cpu: 0, mebibytes: 0 }
  const look = () => {
    try {
      // Its name may have spaces and brackets, so what is counted begins after the last bracket.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
      used.cpu = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
      const peak = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      if (peak) used.mebibytes = Number(peak[1]) / 1024
    } catch {
      // It has ended.
    }
  }
  const looking = setInterval(look, 10)
  const [code] = await ended
  clearInterval(looking)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`)
  return { seconds: (performance.now() - started) / 1000, ...used }
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
