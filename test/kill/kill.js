// Kills rolebook in the middle of each command that changes files, and looks at what is left after the next command.
//
//   npm run kill                     at every operation that changes the disk, then 1,000 at random moments
//   npm run kill -- --every 7        at every seventh operation
//   npm run kill -- --random 100     as many at random moments; SEED=… makes the same ones again
//   npm run kill -- rename release   only these

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, random: { type: 'string' } },
})
const every = Number(values.every)
const random = Number(values.random ?? (every === 1 ? 1000 : 0))
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

const project = join(import.meta.dirname, '../..')
const rolebook = join(project, 'dist/src/bin.js')
const hook = join(import.meta.dirname, 'stop-at.cjs')
const top = mkdtempSync(join(tmpdir(), 'rolebook-kill-'))
process.once('exit', () => rmSync(top, { recursive: true, force: true }))

const environment = {
  PATH: process.env.PATH,
  HOME: top,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-02T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-02T12:00:00Z',
}

/** Runs rolebook to its end. */
function run(args, folder, more = {}) {
  const options = { cwd: folder, env: { ...environment, ...more }, encoding: 'utf8', timeout: 60_000 }
  return spawnSync(process.execPath, ['--require', hook, rolebook, ...args], options)
}

function git(folder, ...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, env: environment, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout
}

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const commitAll = (folder) => {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'Change')
}

const role = (title, more = '') =>
  `---\ntitle: ${title}\nownerRole: em\nexamples: [Did it.]\n${more}---\n\nSee [[tl]] and [the lead](tl.md).\n`
const responsibility = (title, owner, key = 'ownerRole') =>
  `---\ntitle: ${title}\ncoreFocus: work\n${key}: ${owner}\n---\n\nText about ${title}, see [[em]].\n`

const first = {
  '.gitignore': 'site\nsite.*\nother\n.rolebook\n',
  'handbook/handbook.yaml': 'title: Ours\nowners: {em: "@us/em", tl: "@us/tl"}\n',
  'handbook/README.md': '# Ours\n\nSee [[em]] and [[tl]].\n',
  'handbook/roles/em.md': role('Engineering Manager'),
  'handbook/roles/tl.md': role('Tech Lead'),
  'handbook/focuses/work.md': '---\ntitle: Work\nownerRole: em\nsummary: What we do.\norder: 1\n---\n',
  'handbook/responsibilities/design.md': responsibility('Design', 'tl'),
  'handbook/responsibilities/staffing.md': responsibility('Staffing', 'em'),
  'handbook/guides/old.md': '# Old\n\nGoes away.\n',
}
const second = {
  'handbook/README.md': '# Ours\n\nSee [[tl]] and [[em]], in this order.\n',
  'handbook/guides/new/start.md': '# Start\n\nNew.\n',
}

/** A repository with a first handbook, and its site. */
function begin(folder, build) {
  git(top, 'init', '-q', '-b', 'main', folder)
  write(folder, first)
  commitAll(folder)
  if (build.includes('--releases')) git(folder, 'tag', '-a', '-m', 'm', 'v1.0.0')
  expectCode(run(build, folder), [0])
}

function goOn(folder) {
  write(folder, second)
  rmSync(join(folder, 'handbook/guides/old.md'))
  commitAll(folder)
}

function expectCode({ status, stdout, stderr }, codes) {
  if (!codes.includes(status)) throw new Error(`Unexpected exit code ${status}:\n${stdout}\n${stderr}`)
}

const buildAll = ['build', 'handbook', '--releases']

/** What is killed, on top of what. `again` is whether the command can be run again when it was done. */
const scenarios = {
  build: {
    args: ['build', 'handbook'],
    prepare(folder) {
      begin(folder, ['build', 'handbook'])
      goOn(folder)
    },
    again: true,
  },
  'build-first': {
    args: ['build', 'handbook', '--no-cache'],
    prepare(folder) {
      begin(folder, ['build', 'handbook'])
      rmSync(join(folder, 'site'), { recursive: true })
    },
    again: true,
  },
  'build-again': {
    args: ['build', 'handbook'],
    prepare(folder) {
      begin(folder, ['build', 'handbook'])
      write(folder, { 'handbook/guides/old.md': '# Old\n\nStays after all.\n' })
      commitAll(folder)
    },
    again: true,
  },
  'build-behind-link': {
    args: ['build', 'handbook', '--atomic-link'],
    prepare(folder) {
      begin(folder, ['build', 'handbook', '--atomic-link'])
      goOn(folder)
    },
    again: true,
  },
  'build-releases': {
    args: buildAll,
    prepare(folder) {
      begin(folder, buildAll)
      goOn(folder)
      git(folder, 'tag', '-a', '-m', 'm', 'v1.1.0')
    },
    again: true,
  },
  rename: {
    args: ['rename', 'em', 'eng-manager'],
    prepare: (folder) => begin(folder, ['build', 'handbook']),
  },
  retire: {
    args: ['retire', 'staffing', '--why', 'Nobody does it any more.', '--today', '2026-01-02'],
    prepare(folder) {
      begin(folder, buildAll)
      write(folder, { 'handbook/guides/hiring.md': '# Hiring\n\nSee [[staffing]].\n' })
      commitAll(folder)
    },
  },
  fix: {
    args: ['check', '--fix'],
    prepare(folder) {
      begin(folder, ['build', 'handbook'])
      for (const name of ['a', 'b', 'c'])
        write(folder, { [`handbook/responsibilities/${name}.md`]: responsibility(name, 'tl', 'ownerRoel') })
      commitAll(folder)
    },
    again: true,
  },
  new: {
    args: ['new', 'team', 'First Team'],
    prepare: (folder) => begin(folder, ['build', 'handbook']),
  },
  owners: {
    args: ['owners', '--write'],
    prepare: (folder) => begin(folder, ['build', 'handbook']),
    again: true,
  },
  'owners-changed': {
    args: ['owners', '--write'],
    prepare(folder) {
      begin(folder, ['build', 'handbook'])
      write(folder, { 'docs/CODEOWNERS': '*.js @us/js\n' })
      commitAll(folder)
    },
    again: true,
  },
  init: {
    args: ['init', 'projects/ours', '--bare', '--registry'],
    prepare: (folder) => begin(folder, ['build', 'handbook']),
  },
  release: {
    args: ['release', '--today', '2026-01-02'],
    prepare(folder) {
      begin(folder, buildAll)
      goOn(folder)
    },
  },
  'release-prepare': {
    args: ['release', '--prepare', '--today', '2026-01-02'],
    prepare(folder) {
      begin(folder, buildAll)
      goOn(folder)
    },
  },
  'release-written': {
    args: ['release', '--today', '2026-01-02'],
    prepare(folder) {
      begin(folder, buildAll)
      write(folder, { 'handbook/responsibilities/design.md': responsibility('Design', 'em') })
      write(folder, { 'handbook/releases/2.0.0.md': '---\ndate: 2020-01-01\n---\n\nWritten by hand.\n' })
      goOn(folder)
    },
  },
}

/** What may come next: nothing of it changes the handbook by itself. */
const nextCommands = [
  ['check', 'handbook'],
  ['build', 'handbook', '--out', 'other', '--force'],
  ['diff', 'HEAD', '--handbook', 'handbook'],
  ['owners', 'handbook'],
  ['check', 'handbook', '--json'],
  ['rename', 'no-such-page', 'x'],
]

/** All that counts in a folder: its files by their hashes, its folders and links, what git has, and whether all is committed. */
function stateOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => [join(entry.parentPath, entry.name), entry])
    .map(([path, entry]) => [path.slice(folder.length + 1), contentsOf(path, entry)].join(' '))
    .filter((line) => !/^(?:\.git|\.rolebook|other)[/ ]/.test(line))
    .sort()
  const refs = git(folder, 'for-each-ref', '--format=%(refname) %(tree)%(*tree)')
  return [...files, refs, git(folder, 'status', '--porcelain')].join('\n')
}

function contentsOf(path, entry) {
  if (entry.isSymbolicLink()) return `leads to ${readlinkSync(path)}`
  return entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'is a folder'
}

const strays = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /rolebook-(?:\d|lock|link|unlinked|edit|release)|\.rolebook\/.*\.(?:\d+|publishing)$/.test(path),
  )

/** Lines that one state has and the other does not. */
function difference(left, right) {
  const [one, other] = [new Set(left.split('\n')), new Set(right.split('\n'))]
  return [
    ...[...one].filter((line) => !other.has(line)).map((line) => `  - ${line}`),
    ...[...other].filter((line) => !one.has(line)).map((line) => `  + ${line}`),
  ].slice(0, 12)
}

let number = 0
const failures = []

function judge(name, folder, { before, after }, how, turn) {
  const { args, again } = scenarios[name]
  const fail = (what, lines = []) => failures.push([`${name}, ${how}: ${what}`, ...lines].join('\n'))
  // The same folder may be built, or anything else may come next.
  const next = again && turn % 3 === 0 ? args : nextCommands[turn % nextCommands.length]
  const ran = run(next, folder)
  if (![0, 1, 2].includes(ran.status)) fail(`after it, ${next.join(' ')} ended with ${ran.status}`, [ran.stderr])
  const state = stateOf(folder)
  if (state !== before && state !== after) fail(`partial after ${next.join(' ')}`, difference(before, state))
  const left = strays(folder)
  if (left.length > 0) fail(`after ${next.join(' ')} there is ${left.join(', ')}`)
  if (again || state === before) expectCode(run(args, folder), [0])
  if (stateOf(folder) !== after) fail('not complete when run again', difference(after, stateOf(folder)))
}

function copyOf(template) {
  number += 1
  const folder = join(top, `case-${number}`)
  // The times of a published site say that nothing was changed since.
  cpSync(template, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  return folder
}

async function killAtMoment(args, folder, delay) {
  const child = spawn(process.execPath, [rolebook, ...args], { cwd: folder, env: environment, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), delay)
  await ended
  clearTimeout(timer)
}

// A generator of Lehmer: enough to choose moments.
let chosen = seed || 1
const nextRandom = () => {
  chosen = (chosen * 48_271) % 2_147_483_647
  return chosen / 2_147_483_647
}

const names = positionals.length > 0 ? positionals : Object.keys(scenarios)
for (const name of names) {
  const { args, prepare } = scenarios[name]
  const template = join(top, name)
  prepare(template)
  const whole = copyOf(template)
  const before = stateOf(whole)
  const countIn = join(top, 'count')
  const started = performance.now()
  expectCode(run(args, whole, { STOP_AT: '0', COUNT_IN: countIn }), [0])
  const time = performance.now() - started
  const states = { before, after: stateOf(whole) }
  rmSync(whole, { recursive: true })
  const count = Number(readFileSync(countIn, 'utf8'))
  let turn = 0
  const tryOne = async (how, kill) => {
    const folder = copyOf(template)
    await kill(folder)
    turn += 1
    judge(name, folder, states, how, turn)
    rmSync(folder, { recursive: true })
  }
  for (let at = 1; at <= count; at += every)
    await tryOne(`killed at operation ${at} of ${count}`, (folder) => run(args, folder, { STOP_AT: String(at) }))
  const share = Math.round(random / names.length)
  for (let at = 0; at < share; at++) {
    const delay = nextRandom() * time * 1.1
    await tryOne(`killed after ${Math.round(delay)} ms`, (folder) => killAtMoment(args, folder, delay))
  }
  console.log(`${name}: ${count} operations, ${turn} kills`)
}
console.log(failures.length === 0 ? 'Nothing mixed, nothing partial, no stray.' : failures.join('\n\n'))
if (random > 0) console.log(`SEED=${seed} chooses the same moments again.`)
process.exitCode = failures.length === 0 ? 0 : 1
