import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { taggedStarter } from './tagged-starter.js'

/**
 * Builds the starter with so many releases, each with a page changed, and again after one more page changed, in turn with
 * the same without releases. `run` times a command. Yields for each count the first build and the later ones in seconds.
 */
export function releaseTimes({ run, bin, starter, counts, rounds }) {
  const work = mkdtempSync(join(tmpdir(), 'rolebook-bench-'))
  const sites = [0, ...counts].map((releases) => {
    const folder = join(work, String(releases))
    mkdirSync(folder)
    const handbook = taggedStarter(starter, folder, releases)
    const build = () => run(folder, bin, 'build', handbook, ...(releases > 0 ? ['--releases'] : []))
    return { releases, handbook, build, first: build(), again: [] }
  })
  for (let round = 1; round <= rounds; round++)
    for (const { handbook, build, again } of sites) {
      appendFileSync(join(handbook, 'README.md'), `\nChanged ${round}.\n`)
      again.push(build())
    }
  rmSync(work, { recursive: true, force: true })
  return sites.map(({ releases, first, again }) => ({ releases, first, again }))
}
