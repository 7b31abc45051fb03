// Gets rolebook in every way that the README names, and starts a project with what came: `npm run test:install`, or with
// versions of Node, `npm run test:install -- 22`. By hand, because an installation from git takes a minute. What is not
// committed is not tried.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24']
const here = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'rolebook-install-'))

/** Each way ends with the command that runs what it brought, to be started in `place`. */
const ways = {
  tarball(env, place) {
    const [file] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
    const cache = join(place, 'no-cache')
    timed('npm install, offline', () => npm(['install', '--offline', '--cache', cache, join(folder, file)], place, env))
  },
  git(env, place) {
    const address = `git+${pathToFileURL(join(folder, 'rolebook.git'))}`
    timed('npm install git+file://…', () => npm(['install', address], place, env))
  },
  clone(env, place) {
    const clone = join(place, 'clone')
    execFileSync('git', ['clone', '-q', join(folder, 'rolebook.git'), clone])
    timed('npm ci in the clone', () => npm(['ci'], clone, env))
    timed('npm run prepare again', () => npm(['run', 'prepare'], clone, env))
    timed('npm install ../clone', () => npm(['install', clone], place, env))
  },
}

try {
  execFileSync('git', ['clone', '-q', '--bare', here, join(folder, 'rolebook.git')])
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder])
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  console.log(`${file}: ${(statSync(join(folder, file)).size / 1e6).toFixed(2)} MB`)
  for (const version of versions) for (const way of Object.keys(ways)) tryWay(way, version)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function tryWay(way, version) {
  const env = environmentOf(version)
  const place = join(folder, `${way}-${version}`)
  mkdirSync(place)
  writeFileSync(join(place, 'package.json'), '{"private":true}\n')
  console.log(`\nNode ${version}, from the ${way}`)
  ways[way](env, place)
  timed('rolebook init', () =>
    run(process.execPath, [join(place, 'node_modules/rolebook/dist/src/bin.js'), 'init', 'ours'], place, env),
  )
  const ours = join(place, 'ours')
  const cache = join(place, 'empty-cache')
  timed('npm ci, offline', () => npm(['ci', '--ignore-scripts', '--offline', '--cache', cache], ours, env))
  timed('npm run check', () => npm(['run', 'check'], ours, env))
  timed('npm run build', () => npm(['run', 'build'], ours, env))
  if (!existsSync(join(ours, 'site/roles/tl.html'))) throw new Error('The site has no page about the tech lead.')
}

/** The environment in which `node`, and with it npm, is of this version, and nothing else says what npm is to do. */
function environmentOf(version) {
  const node = execFileSync('npx', ['--yes', '--package', `node@${version}`, 'node', '-p', 'process.execPath'], {
    encoding: 'utf8',
  }).trim()
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))
  const env = { ...Object.fromEntries(own), PATH: dirname(node) + delimiter + process.env.PATH }
  return { ...env, NODE: node }
}

function npm(args, cwd, env) {
  run('npm', [...args, '--no-audit', '--no-fund'], cwd, env)
}

function run(command, args, cwd, env) {
  const program = command === process.execPath ? env.NODE : command
  try {
    execFileSync(program, args, { cwd, env, stdio: 'pipe', encoding: 'utf8' })
  } catch (fault) {
    console.error(fault.stdout + fault.stderr)
    throw new Error(`\`${[command, ...args].join(' ')}\` failed.`)
  }
}

function timed(what, work) {
  const started = performance.now()
  work()
  console.log(`  ${what.padEnd(28)}${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`)
}
