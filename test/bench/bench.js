// Times whole commands against the libraries alone, in turn, so that a busy machine disturbs all alike; the starter handbook
// always, and a folder of handbooks where one is given; then the starter with more and more releases.
//   npm run bench -- [folder of handbooks] [rounds]
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { releaseTimes } from './release-times.js'
import { savesToVisible } from './saves-to-visible.js'

const [given, rounds = '5'] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')
const bin = join(root, 'dist/src/bin.js')
const starter = join(root, 'handbook')
for (const folder of new Set([resolve(given ?? 'handbook'), starter])) await bench(folder)
benchReleases()

async function bench(folder) {
  const work = mkdtempSync(join(tmpdir(), 'rolebook-bench-'))
  const handbook = join(work, 'handbook')
  cpSync(folder, handbook, { recursive: true, filter: (path) => !path.endsWith('.rolebook') })
  spawnSync('chmod', ['-R', 'u+w', handbook])
  const pages = readdirSync(handbook, { recursive: true }).filter((name) => /\.md$/.test(name))
  const page = join(handbook, pages.sort()[Math.floor(pages.length / 2)])
  const original = readFileSync(page, 'utf8')
  let counter = 0

  const build = () => run(work, bin, 'build', handbook, '--force')
  const kinds = {
    raw: () => run(work, join(root, 'test/bench/raw.js'), handbook),
    cold: () => {
      for (const name of ['.rolebook', 'site']) rmSync(join(work, name), { recursive: true, force: true })
      return build()
    },
    warm: build,
    'one page changed': () => {
      appendFileSync(page, `\nChanged ${counter++}.\n`)
      return build()
    },
  }
  const runs = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]))
  for (let round = 0; round < Number(rounds); round++)
    for (const [kind, measure] of Object.entries(kinds)) runs[kind].push(measure())
  writeFileSync(page, original)

  console.log(`${folder}: ${pages.length} pages, ${rounds} rounds, Node ${process.versions.node}`)
  console.log('Medians; ratios are pair by pair, of the time passed and of the time of the processor')
  for (const kind of Object.keys(kinds)) {
    const of = (figure) => median(runs[kind].map((run) => run[figure]))
    const ratio = (figure) => median(runs[kind].map((run, at) => run[figure] / runs.raw[at][figure]))
    const seconds = `${of('seconds').toFixed(2).padStart(7)} s${ratio('seconds').toFixed(3).padStart(8)} x raw`
    const cpu = `${of('cpu').toFixed(2).padStart(7)} s cpu${ratio('cpu').toFixed(3).padStart(8)} x raw`
    console.log(`${kind.padEnd(18)}${seconds}${cpu}${of('mebibytes').toFixed(0).padStart(6)} MiB`)
  }
  const saves = await savesToVisible({ bin, work, handbook, file: page, text: original, rounds: Number(rounds) })
  console.log(
    `${'dev, save → seen'.padEnd(18)}${saves === undefined ? '  no page shows it' : `${median(saves).toFixed(0).padStart(7)} ms`}`,
  )
  console.log(`${'sizes'.padEnd(18)}${sizes(join(work, 'site'))}\n`)
  rmSync(work, { recursive: true, force: true })
}

function benchReleases() {
  const [none, ...some] = releaseTimes({ run, bin, starter, counts: [10, 20, 30], rounds: Number(rounds) })
  console.log(
    'The starter with releases: the first build, and after one changed page, pair by pair with the same without',
  )
  for (const { releases, first, again } of [none, ...some]) {
    const ratio = (figure) => median(again.map((run, at) => run[figure] / none.again[at][figure]))
    const allowed = (figure) =>
      1.5 + (releases * 0.01 * none.first[figure]) / median(none.again.map((run) => run[figure]))
    const of = (figure) => `${ratio(figure).toFixed(2)} x (allowed ${allowed(figure).toFixed(2)})`
    const later = median(again.map(({ seconds }) => seconds))
    const times = `${first.seconds.toFixed(2).padStart(8)} s${later.toFixed(2).padStart(7)} s`
    const ratios = releases > 0 ? `  ${of('seconds')}, cpu ${of('cpu')}` : ''
    console.log(`${String(releases).padStart(3)} releases${times}${ratios}`)
  }
}

function run(cwd, ...args) {
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

function sizes(site) {
  const files = readdirSync(site, { recursive: true }).map((name) => join(site, name))
  const ending = (end) => files.filter((path) => path.endsWith(end) && statSync(path).isFile())
  const sum = (paths) => paths.reduce((total, path) => total + statSync(path).size, 0)
  const packed = ending('.html').map((path) => gzipSync(readFileSync(path)).length)
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`
  const all = files.filter((path) => statSync(path).isFile())
  return [
    `site ${kilobytes(sum(all))} in ${all.length} files`,
    ...['.html', '.md', '.css', '.js', '.csv', '.json'].map((end) => `${end} ${kilobytes(sum(ending(end)))}`),
    `a page ${kilobytes(median(packed))} compressed`,
  ].join(', ')
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
