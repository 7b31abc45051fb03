import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { median, root, run } from './measure.js'
import { savesToVisible } from './saves-to-visible.js'

const bin = join(root, 'dist/src/bin.js')

/**
 * Times whole builds of the handbook in `work/handbook`, in turn with the libraries alone and with what else there is to
 * compare with, so that a busy machine disturbs all alike. Prints medians and ratios, and leaves the site in `work/site`.
 */
export async function timeHandbook({ name, work, rounds, others = {} }) {
  const handbook = join(work, 'handbook')
  const pages = readdirSync(handbook, { recursive: true }).filter((name) => /\.md$/.test(name))
  const page = join(handbook, pages.sort()[Math.floor(pages.length / 2)])
  const original = readFileSync(page, 'utf8')
  let counter = 0

  const build = () => run(work, bin, 'build', handbook, '--force')
  const kinds = {
    raw: () => run(work, join(root, 'test/bench/raw.js'), handbook),
    ...others,
    cold: () => {
      for (const name of ['.rolebook', 'site']) rmSync(join(work, name), { recursive: true, force: true })
      return build()
    },
    'nothing changed': build,
    'one page changed': () => {
      appendFileSync(page, `\nChanged ${counter++}.\n`)
      return build()
    },
  }
  const runs = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]))
  for (let round = 0; round < rounds; round++)
    for (const [kind, measure] of Object.entries(kinds)) runs[kind].push(await measure())
  writeFileSync(page, original)

  console.log(`${name}: ${pages.length} pages, rounds: ${rounds}, Node ${process.versions.node}`)
  console.log('Medians; ratios are pair by pair, of the time passed and of the time of the processor')
  for (const kind of Object.keys(kinds)) {
    const of = (figure) => median(runs[kind].map((run) => run[figure]))
    const ratio = (figure, to) => {
      const ratios = runs[kind].map((run, at) => run[figure] / runs[to][at][figure])
      return `${median(ratios).toFixed(3).padStart(8)} x ${to}`
    }
    const seconds = `${of('seconds').toFixed(2).padStart(7)} s${ratio('seconds', 'raw')}`
    const cpu = `${of('cpu').toFixed(2).padStart(7)} s cpu${ratio('cpu', 'raw')}`
    const toOthers = Object.keys(others).map((other) => ratio('cpu', other))
    console.log(`${kind.padEnd(18)}${seconds}${cpu}${toOthers.join('')}${of('mebibytes').toFixed(0).padStart(6)} MiB`)
  }
  const saves = await savesToVisible({ bin, work, handbook, file: page, text: original, rounds })
  console.log(
    `${'dev, save → seen'.padEnd(18)}${saves === undefined ? '  no page shows it' : `${median(saves).toFixed(0).padStart(7)} ms`}`,
  )
  console.log(`${'sizes'.padEnd(18)}${sizes(join(work, 'site'))}\n`)
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`

function sizes(site) {
  const all = readdirSync(site, { recursive: true })
    .map((name) => ({ name, path: join(site, name), stat: statSync(join(site, name)) }))
    .filter(({ stat }) => stat.isFile())
  const ending = (end) => all.filter(({ name }) => name.endsWith(end))
  const sum = (files) => files.reduce((total, { stat }) => total + stat.size, 0)
  const packed = ending('.html').map(({ path }) => gzipSync(readFileSync(path)).length)
  const largest = all.reduce((most, file) => (file.stat.size > most.stat.size ? file : most))
  return [
    `site ${kilobytes(sum(all))} in ${all.length} files`,
    ...['.html', '.md', '.css', '.js', '.csv', '.json'].map((end) => `${end} ${kilobytes(sum(ending(end)))}`),
    `a page ${kilobytes(median(packed))} compressed`,
    `the largest file ${largest.name} ${kilobytes(largest.stat.size)}`,
  ].join(', ')
}
