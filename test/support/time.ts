/**
 * How long `run` takes, in milliseconds: the best of some runs, in processor time, so that it hardly matters what
 * else the machine is doing.
 */
export const bestTime = (run: () => unknown, runs = 3): number =>
  Math.min(...Array.from({ length: runs }, () => timeOf(run)))

function timeOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
