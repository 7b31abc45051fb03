import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { UserError } from '../base/errors.ts'
import { findPackageFolder, makeTemporaryFolder } from '../base/files.ts'
import type { NewFile } from './adopted.ts'

// How a project gets rolebook. It carries the tool as a file, since then `npm ci` works offline, without a registry that has
// rolebook, and installs for years the very bytes that the project was tried with.

/** What a project depends on, and the file that it carries unless a registry is asked. */
export interface Dependency {
  /** As `package.json` says it: `file:vendor/rolebook-1.2.3.tgz` or a range of versions. */
  readonly spec: string
  readonly tarball?: NewFile & { readonly contents: Uint8Array; readonly integrity: string }
}

/** What rolebook's own `package.json` says. */
interface OwnManifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly bin: Readonly<Record<string, string>>
  readonly engines: Readonly<Record<string, string>>
}

/** Reads the `package.json` of the rolebook that runs. */
export const readOwnManifest = (): OwnManifest =>
  JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8'))

/** The versions that a registry may give: this one and what is compatible with it. */
export const askRegistry = (): Dependency => ({ spec: `^${readOwnManifest().version}` })

/** Packs the rolebook that runs, a clone or an installed package, into a file for a project to carry. */
export async function packTool(env: Environment): Promise<Dependency> {
  const name = `rolebook-${readOwnManifest().version}.tgz`
  const contents = await pack(name, env)
  const path = `vendor/${name}`
  return { spec: `file:${path}`, tarball: { path, contents, integrity: integrityOf(contents) } }
}

/** As lock files name what was installed. */
const integrityOf = (bytes: Uint8Array): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`

type Environment = Readonly<Record<string, string | undefined>>

/** What `npm pack` makes of the package, without running its scripts: what is there is what runs. */
async function pack(name: string, env: Environment): Promise<Uint8Array> {
  const target = makeTemporaryFolder('rolebook-pack-')
  try {
    const file = join(target, name)
    await runNpm(['pack'], { ...settingsFor(target), ...withoutNpm(env) })
    return readFileSync(file)
  } catch (fault) {
    throw new UserError(
      `The new project carries rolebook as a file that npm packs, and ${whyNot(fault)}`,
      'Install npm, which comes with Node, and try again. Or add --registry, if a package registry of yours has rolebook.',
      { cause: fault },
    )
  } finally {
    rmSync(target, { recursive: true, force: true })
  }
}

/** Settings are variables, because on Windows npm is started by a shell, to which no path is written. */
const settingsFor = (target: string) => ({
  npm_config_pack_destination: target,
  npm_config_ignore_scripts: 'true',
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
})

/** Without what npm says to a command that it runs: it is about another project. */
const withoutNpm = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)))

const runNpm = (args: readonly string[], env: Environment) =>
  promisify(execFile)('npm', args, {
    cwd: findPackageFolder(),
    env: env as NodeJS.ProcessEnv,
    shell: process.platform === 'win32',
    timeout: 120_000,
    maxBuffer: 2 ** 24,
  })

function whyNot(fault: unknown): string {
  const { code, killed, stderr = '' } = fault as NodeJS.ErrnoException & { killed?: boolean; stderr?: string }
  if (code === 'ENOENT') return 'there is no npm.'
  if (killed) return 'npm did not end in two minutes.'
  const said = stripVTControlCharacters(stderr)
    .split(/\r?\n/)
    .find((line) => /^npm (?:error|ERR!) (?!code |A complete log)/.test(line))
  return `npm failed${said === undefined ? '.' : `: ${said.replace(/^npm \S+ /, '')}`}`
}
