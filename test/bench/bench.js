// Times whole commands against the libraries alone, in turn, so that a busy machine disturbs all alike.
//   npm run bench -- [folder of handbooks]
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { taggedStarter } from './tagged-starter.js'

const [given = 'handbook', rounds = '5'] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '../..')
const work = mkdtempSync(join(tmpdir(), 'rolebook-bench-'))
const handbook = join(work, 'handbook')
cpSync(resolve(given), handbook, { recursive: true, filter: (path) => !path.endsWith('.rolebook') })
spawnSync('chmod', ['-R', 'u+w', handbook])
const pages = readdirSync(handbook, { recursive: true }).filter((name) => /\.md$/.test(name))
const page = join(handbook, pages.sort()[Math.floor(pages.length / 2)])
const original = readFileSync(page, 'utf8')

const peak = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`

function run(...args) {
  const started = performance.now()
  const result = spawnSync(process.execPath, ['--import', peak, ...args], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (result.status !== 0) throw new Error(`${args.join(' ')}: ${result.stderr}`)
  return { seconds: (performance.now() - started) / 1000, mebibytes: Number(result.output[3]) / 1024 }
}

const build = () => run(join(root, 'dist/src/bin.js'), 'build', handbook, '--force')
const forget = () => {
  for (const name of ['.rolebook', 'site']) rmSync(join(work, name), { recursive: true, force: true })
}
const kinds = {
  raw: () => run(join(root, 'test/bench/raw.js'), handbook),
  cold: () => {
    forget()
    return build()
  },
  warm: build,
  'one page changed': () => {
    appendFileSync(page, `\nChanged ${counter++}.\n`)
    return build()
  },
}
let counter = 0
const runs = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]))
for (let round = 0; round < Number(rounds); round++)
  for (const [kind, measure] of Object.entries(kinds)) runs[kind].push(measure())
writeFileSync(page, original)
rmSync(work, { recursive: true, force: true })

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const of = (kind, figure) => median(runs[kind].map((run) => run[figure]))
const ratio = (kind) => median(runs[kind].map(({ seconds }, at) => seconds / runs.raw[at].seconds))
console.log(`${pages.length} pages, ${rounds} rounds, Node ${process.versions.node}: medians; ratios are pair by pair`)
for (const kind of Object.keys(kinds))
  console.log(
    `${kind.padEnd(18)}${of(kind, 'seconds').toFixed(2).padStart(7)} s${ratio(kind).toFixed(3).padStart(8)} x raw${of(kind, 'mebibytes').toFixed(0).padStart(6)} MiB`,
  )

// Releases: the starter with a page changed in each, by how many there are.
const starter = resolve(root, 'handbook')
const versions = mkdtempSync(join(tmpdir(), 'rolebook-bench-'))
const seconds = (folder, ...more) => run(join(root, 'dist/src/bin.js'), 'build', folder, ...more).seconds
const figures = [0, 10, 20, 30].map((releases) => {
  const folder = join(versions, String(releases))
  mkdirSync(folder)
  const tagged = taggedStarter(starter, folder, releases)
  const out = ['--out', join(folder, 'site'), ...(releases > 0 ? ['--releases'] : [])]
  const first = seconds(tagged, ...out)
  const again = [1, 2, 3, 4, 5].map((round) => {
    appendFileSync(join(tagged, 'README.md'), `\nChanged ${round}.\n`)
    return seconds(tagged, ...out)
  })
  return { releases, first, again: median(again) }
})
rmSync(versions, { recursive: true, force: true })
const [none] = figures
console.log('\nReleases of the starter: the first build, and after one changed page')
for (const { releases, first, again } of figures) {
  const allowed = 1.5 * none.again + releases * 0.01 * none.first
  console.log(
    `${String(releases).padStart(3)} releases${first.toFixed(2).padStart(7)} s${again.toFixed(2).padStart(7)} s${(again / none.again).toFixed(2).padStart(7)} x without (allowed ${(allowed / none.again).toFixed(2)})`,
  )
}
