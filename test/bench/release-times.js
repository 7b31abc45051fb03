import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, root, run } from './measure.js'
import { taggedStarter } from './tagged-starter.js'

/** Prints what releases cost: the first build, and one after one changed page, pair by pair with the same without releases. */
export function timeReleases({ starter, counts, rounds }) {
  const [none, ...some] = measureReleases({ starter, counts, rounds })
  console.log(
    'The starter with releases: the first build, and after one changed page, pair by pair with the same without',
  )
  for (const { releases, first, again } of [none, ...some]) {
    const ratio = (figure) => median(again.map((run, at) => run[figure] / none.again[at][figure]))
    const of = (figure) => `${ratio(figure).toFixed(2)} x`
    const later = median(again.map(({ seconds }) => seconds))
    const times = `${first.seconds.toFixed(2).padStart(8)} s${later.toFixed(2).padStart(7)} s`
    const ratios = releases > 0 ? `  ${of('seconds')}, cpu ${of('cpu')} (allowed 1.50)` : ''
    console.log(`${String(releases).padStart(3)} releases${times}${ratios}`)
  }
  console.log()
}

/** Builds the starter with so many releases, each with a page changed, and again after one more page changed. */
function measureReleases({ starter, counts, rounds }) {
  const work = mkdtempSync(join(tmpdir(), 'rolebook-bench-'))
  const bin = join(root, 'dist/src/bin.js')
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
  return sites
}
