import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashesIn, type Ran, run, temporary } from '../support/commands.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const recipe = (name: string) => readFileSync(join('templates/project', name), 'utf8')
const workflow = '.github/workflows/handbook.yml'

/** What the project had of rolebook before: another Node in the workflow, and another script. */
const earlier = {
  workflow: recipe('github.yml').replaceAll('node-version: 24', 'node-version: 22'),
  gitignore: recipe('gitignore').replace('.rolebook/\n', ''),
  scripts: { ...JSON.parse(recipe('package.json')).scripts, check: 'rolebook check handbook --notes' },
}

/** Writes the package of rolebook 0.0.9 into a folder. */
function writeEarlierTool(folder: string): void {
  write(folder, 'package.json', JSON.stringify({ name: 'rolebook', version: '0.0.9', engines: { node: '>=20.19' } }))
  cpSync('templates/project', join(folder, 'templates/project'), { recursive: true })
  write(folder, 'templates/project/github.yml', earlier.workflow)
  write(folder, 'templates/project/gitignore', earlier.gitignore)
  write(folder, 'templates/project/package.json', JSON.stringify({ scripts: earlier.scripts }))
}

function write(folder: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const manifestText = (scripts: object, spec = '^0.0.9', indent: string | number = 2): string =>
  `${JSON.stringify(
    { name: 'ours', private: true, scripts, engines: { node: '>=20.19' }, devDependencies: { rolebook: spec } },
    null,
    indent,
  )}\n`

/** A project as rolebook 0.0.9 has made it, with files of its own. */
function projectOf(spec: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = temporary()
  const all: Readonly<Record<string, string>> = {
    'package.json': manifestText(earlier.scripts, spec),
    '.gitignore': earlier.gitignore,
    [workflow]: earlier.workflow,
    '.gitlab-ci.yml': recipe('gitlab.yml'),
    'README.md': '# Ours\n',
    'handbook/index.md': '# Our handbook\n',
    ...files,
  }
  for (const [path, text] of Object.entries(all)) write(folder, path, text)
  return folder
}

/** The same when it asks a registry, and npm has installed what it gave. */
function installedProject(files?: Readonly<Record<string, string>>): string {
  const folder = projectOf('^0.0.9', files)
  writeEarlierTool(join(folder, 'node_modules/rolebook'))
  return folder
}

const update = (folder: string, ...options: readonly string[]): Promise<Ran> =>
  run(['init', '--update', ...options], folder)
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')
const manifestOf = (folder: string) => JSON.parse(read(folder, 'package.json'))

describe('rolebook init --update in a project that carries rolebook', () => {
  let packed: Buffer
  let folder: string
  let ran: Ran
  beforeAll(async () => {
    const tool = temporary()
    writeEarlierTool(tool)
    execFileSync('npm', ['pack', '--silent'], { cwd: tool, shell: process.platform === 'win32' })
    packed = readFileSync(join(tool, 'rolebook-0.0.9.tgz'))
    folder = carryingProject()
    ran = await update(folder)
  })

  function carryingProject(files?: Readonly<Record<string, string>>): string {
    const folder = projectOf('file:vendor/rolebook-0.0.9.tgz', files)
    write(folder, 'vendor/rolebook-0.0.9.tgz', packed)
    const npm = ['install', '--package-lock-only', '--offline', '--ignore-scripts', '--silent']
    execFileSync('npm', npm, { cwd: folder, shell: process.platform === 'win32' })
    return folder
  }

  test('shows what changes, and changes it', () => {
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toContain('-          node-version: 22\n+          node-version: 24\n')
    expect(ran.out).toContain(`new: vendor/rolebook-${version}.tgz\ngone: vendor/rolebook-0.0.9.tgz\n`)
    expect(ran.out).toContain(`✓ This project is brought from 0.0.9 to rolebook ${version}: 6 files changed`)
    expect(read(folder, workflow)).toBe(recipe('github.yml'))
    expect(read(folder, '.gitignore')).toBe(recipe('gitignore'))
    expect(manifestOf(folder)).toMatchObject({
      scripts: JSON.parse(recipe('package.json')).scripts,
      devDependencies: { rolebook: `file:vendor/rolebook-${version}.tgz` },
    })
    expect(existsSync(join(folder, 'vendor/rolebook-0.0.9.tgz'))).toBe(false)
  })

  test('leaves the handbook and the README as they are', () => {
    expect(read(folder, 'handbook/index.md')).toBe('# Our handbook\n')
    expect(read(folder, 'README.md')).toBe('# Ours\n')
  })

  test('makes a project that npm installs, from a lock file that npm would have written', () => {
    const before = read(folder, 'package-lock.json')
    const npm = (...args: readonly string[]) =>
      execFileSync('npm', [...args, '--offline', '--ignore-scripts', '--silent'], {
        cwd: folder,
        shell: process.platform === 'win32',
      })
    npm('install', '--package-lock-only')
    expect(read(folder, 'package-lock.json')).toBe(before)
    npm('ci')
    expect(JSON.parse(read(folder, 'node_modules/rolebook/package.json')).version).toBe(version)
  })

  test('has nothing to do the second time', async () => {
    const again = await update(folder)
    expect(again).toEqual({
      code: 0,
      err: '',
      out: `✓ This project is as rolebook ${version} makes it. Nothing to do.`,
    })
  })

  test('writes nothing with --dry-run', async () => {
    const folder = carryingProject()
    const before = hashesIn(folder)
    const { code, out } = await update(folder, '--dry-run')
    expect(code).toBe(0)
    expect(out).toContain('+          node-version: 24')
    expect(out).toMatch(/\nNothing was written\. Without --dry-run, 6 files would change\.$/)
    expect(hashesIn(folder)).toEqual(before)
  })

  test('takes the file that runs in place of another build of the same version', async () => {
    const own = carryingProject({})
    rmSync(join(own, 'vendor'), { recursive: true })
    write(own, `vendor/rolebook-${version}.tgz`, packed)
    write(own, 'package.json', read(own, 'package.json').replace('0.0.9', version))
    const { out } = await update(own)
    expect(out).toContain(`new bytes of: vendor/rolebook-${version}.tgz`)
    expect(read(own, workflow)).toBe(recipe('github.yml'))
    expect(hashesIn(join(own, 'vendor'))).toEqual(hashesIn(join(folder, 'vendor')))
  })

  test('asks a registry from then on with --registry', async () => {
    const own = carryingProject()
    await update(own, '--registry')
    expect(manifestOf(own).devDependencies).toEqual({ rolebook: `^${version}` })
    expect(existsSync(join(own, 'vendor/rolebook-0.0.9.tgz'))).toBe(false)
  })

  test('changes nothing when one of the files cannot be changed', async () => {
    const own = carryingProject()
    const before = hashesIn(own)
    mkdirSync(join(own, `vendor/rolebook-${version}.tgz`))
    const { code, err } = await update(own)
    expect(code).toBe(2)
    expect(err).toContain(`vendor/rolebook-${version}.tgz`)
    expect(hashesIn(own)).toEqual(before)
  })
})

describe('rolebook init --update keeps what a project has changed', () => {
  test('beside what rolebook changes', async () => {
    const folder = installedProject({
      [workflow]: earlier.workflow.replace('timeout-minutes: 15', 'timeout-minutes: 5'),
      '.gitignore': `/drafts/\n${earlier.gitignore}`,
    })
    const { out } = await update(folder)
    expect(out).not.toContain('Left as it is')
    expect(read(folder, workflow)).toBe(recipe('github.yml').replace('timeout-minutes: 15', 'timeout-minutes: 5'))
    expect(read(folder, '.gitignore')).toBe(`/drafts/\n${recipe('gitignore')}`)
    expect(manifestOf(folder).devDependencies).toEqual({ rolebook: `^${version}` })
  })

  test('where rolebook changes the same lines, which it shows at their places, and changes all other places', async () => {
    const folder = installedProject({
      [workflow]: `# Ours\n${earlier.workflow.replace('node-version: 22', 'node-version: 23')}`,
    })
    const { code, out } = await update(folder)
    const merged = `# Ours\n${recipe('github.yml').replace('node-version: 24', 'node-version: 23')}`
    const line = 1 + merged.split('\n').findIndex((text) => text.includes('node-version: 23'))
    expect(code).toBe(0)
    expect(read(folder, workflow)).toBe(merged)
    const [, left = ''] = out.split(`Left as it is, because you and rolebook ${version} have both changed it:`)
    expect(left).toContain(`\n${workflow}:${line}\n`)
    expect(left.match(/^[-+] .*$/gm)).toEqual(['-          node-version: 23', '+          node-version: 24'])
    expect(left).toContain(`cp node_modules/rolebook/templates/project/github.yml ${workflow}`)
    expect(read(folder, '.gitignore')).toBe(recipe('gitignore'))
  })

  test('and says again what is left, until it is solved', async () => {
    const own = earlier.workflow.replace('node-version: 22', 'node-version: 23')
    const folder = installedProject({
      [workflow]: own,
      'package.json': manifestText({ ...earlier.scripts, check: 'rolebook check --all' }),
    })
    const left = (out: string) => out.match(/^[-+] .*node-version.*$|^package\.json: .*$/gm)
    await update(folder)
    // Before npm installs the new version, and after.
    for (const isInstalled of [false, true]) {
      if (isInstalled) {
        writeEarlierTool(join(folder, 'node_modules/rolebook'))
        write(folder, 'node_modules/rolebook/package.json', JSON.stringify({ name: 'rolebook', version }))
      }
      const before = hashesIn(folder)
      const { out } = await update(folder)
      expect(left(out)).toEqual([
        expect.stringContaining('`scripts.check` is `rolebook check --all`, and `rolebook check handbook` in rolebook'),
        '-          node-version: 23',
        '+          node-version: 24',
      ])
      expect(out).toContain(`✓ This project has rolebook ${version}, and nothing was written.`)
      expect(hashesIn(folder)).toEqual(before)
    }
    write(folder, workflow, read(folder, workflow).replace('node-version: 23', 'node-version: 24'))
    write(
      folder,
      'package.json',
      read(folder, 'package.json').replace('rolebook check --all', 'rolebook check handbook'),
    )
    expect((await update(folder)).out).toBe(`✓ This project is as rolebook ${version} makes it. Nothing to do.`)
  })

  test('in the scripts and everything else of package.json', async () => {
    const folder = installedProject()
    const before = manifestOf(folder)
    const scripts = {
      ...before.scripts,
      start: 'rolebook dev handbook --port 80',
      check: 'rolebook check',
      test: 'true',
    }
    write(folder, 'package.json', JSON.stringify({ license: 'UNLICENSED', ...before, scripts }, null, '\t'))
    const { out } = await update(folder)
    expect(out).toContain(
      'package.json: `scripts.check` is `rolebook check`, and `rolebook check handbook` in rolebook',
    )
    expect(manifestOf(folder)).toEqual({
      license: 'UNLICENSED',
      ...before,
      scripts,
      devDependencies: { rolebook: `^${version}` },
    })
    expect(read(folder, 'package.json')).toMatch(/^\{\n\t"license": "UNLICENSED",\n/)
  })

  test('when it has removed a file', async () => {
    const folder = installedProject()
    for (const path of ['.gitlab-ci.yml', workflow]) rmSync(join(folder, path))
    const { out } = await update(folder)
    expect(out).toContain(`${workflow}, which you have removed`)
    for (const path of ['.gitlab-ci.yml', workflow]) expect(existsSync(join(folder, path))).toBe(false)
  })

  test('in files with the line ends of Windows', async () => {
    const folder = installedProject({ [workflow]: earlier.workflow.replaceAll('\n', '\r\n') })
    await update(folder)
    expect(read(folder, workflow)).toBe(recipe('github.yml').replaceAll('\n', '\r\n'))
  })

  test('where it is not known what the earlier version wrote', async () => {
    const folder = projectOf('^0.0.9')
    const { out } = await update(folder)
    const first = 1 + earlier.workflow.split('\n').findIndex((line) => line.includes('node-version'))
    expect(out).toContain(`Other than rolebook ${version} writes it. What is so on purpose may stay:`)
    expect(out).toContain(`\n${workflow}:${first}, `)
    expect(read(folder, workflow)).toBe(earlier.workflow)
  })

  test('as Yarn writes where it gets rolebook from', async () => {
    const folder = installedProject({ 'yarn.lock': '' })
    write(folder, 'package.json', read(folder, 'package.json').replace('^0.0.9', './vendor/rolebook-0.0.9.tgz'))
    const { out } = await update(folder, '--registry')
    expect(out).toContain('\n  yarn install\n')
    expect(manifestOf(folder).devDependencies).toEqual({ rolebook: `^${version}` })
  })

  test('where it gets rolebook from somewhere else', async () => {
    const folder = installedProject()
    write(folder, 'package.json', read(folder, 'package.json').replace('^0.0.9', 'file:../rolebook'))
    const { out } = await update(folder)
    expect(out).toContain('package.json takes rolebook from `file:../rolebook`. That stays')
    expect(manifestOf(folder).devDependencies).toEqual({ rolebook: 'file:../rolebook' })
    expect(read(folder, workflow)).toBe(recipe('github.yml'))
  })
})

describe('rolebook init --update writes package.json as it was written', () => {
  test.each([
    [
      'with a list on one line',
      '{ "name": "ours", "files": ["a", "b"],\n    "devDependencies": {"rolebook":"^0.0.9"} }',
    ],
    ['with tabs and an empty object', '{\n\t"scripts": {},\n\t"devDependencies": { "rolebook": "^0.0.9" }\n}\n\n'],
    ['with the line ends of Windows', '{\r\n "devDependencies": {\r\n  "rolebook": "^0.0.9"\r\n }\r\n}'],
  ])('%s', async (_, text) => {
    const folder = installedProject({ 'package.json': text })
    for (const path of ['.gitignore', workflow]) rmSync(join(folder, path))
    await update(folder)
    expect(read(folder, 'package.json')).toBe(text.replace('^0.0.9', `^${version}`))
  })

  test('with a new script behind the others, as they are indented', async () => {
    const { build, ...others } = earlier.scripts
    const folder = installedProject({ 'package.json': manifestText(others, '^0.0.9', '\t') })
    write(folder, 'node_modules/rolebook/templates/project/package.json', JSON.stringify({ scripts: others }))
    await update(folder)
    expect(read(folder, 'package.json')).toContain(`"rolebook check handbook",\n\t\t"build": "${build}"\n\t},`)
  })

  test('and not at all where nothing of it changes', async () => {
    const text = `{"devDependencies":{"rolebook":"^${version}"},   "files":["a"]}`
    const folder = projectOf(`^${version}`, { 'package.json': text, '.gitignore': recipe('gitignore') })
    write(folder, workflow, recipe('github.yml'))
    expect((await update(folder)).out).toContain('Nothing to do.')
    expect(read(folder, 'package.json')).toBe(text)
  })
})

describe('rolebook init --update refuses', () => {
  const refused = async (folder: string, ...options: readonly string[]) => {
    const { code, err } = await update(folder, ...options)
    expect(code).toBe(2)
    return err
  }

  test('a folder without a project', async () => {
    expect(await refused(temporary())).toBe(
      'error There is no `package.json` here.\n' +
        '  → Run this in the folder of a project that has rolebook. To start one: rolebook init <folder>',
    )
    expect(await refused(temporary(), 'nowhere')).toContain('There is no folder `nowhere`.')
  })

  test('to go back to an older version, unless that is meant', async () => {
    const newer = installedProject()
    write(newer, 'node_modules/rolebook/package.json', JSON.stringify({ name: 'rolebook', version: '9.0.0' }))
    for (const folder of [newer, projectOf('^9.0.0'), projectOf('file:vendor/rolebook-9.0.0.tgz')]) {
      const before = hashesIn(folder)
      expect(await refused(folder)).toBe(
        `error The project has rolebook 9.0.0, which is newer than ${version}, which runs.\n` +
          '  → Run that version or a newer one. To go back on purpose: rolebook init --update --downgrade',
      )
      expect(hashesIn(folder)).toEqual(before)
    }
    expect((await update(newer, '--downgrade')).out).toContain(`is brought from 9.0.0 to rolebook ${version}`)
    const alone = await run(['init', '--downgrade'], temporary())
    expect(alone.err).toContain('Write both: rolebook init --update --downgrade')
  })

  test('a folder below the project, and says where that is', async () => {
    const folder = installedProject({ 'handbook/roles/em.md': '# EM\n' })
    const err = await refused(join(folder, 'handbook'), '--dry-run')
    expect(err).toBe(
      'error This folder has no rolebook: the project is 1 folder up.\n' +
        '  → Bring that one to the new version: rolebook init .. --update --dry-run',
    )
    expect(await refused(folder, 'handbook/roles')).toContain(
      '`handbook/roles` has no rolebook: the project is 2 folders up.',
    )
    expect((await run(['init', '..', '--update', '--dry-run'], join(folder, 'handbook'))).code).toBe(0)
  })

  test('a package that does not depend on rolebook, or is not JSON', async () => {
    expect(await refused(projectOf('^1.0.0', { 'package.json': '{}' }))).toContain('does not name rolebook')
    expect(await refused(projectOf('^1.0.0', { 'package.json': '{' }))).toContain('`package.json` is not JSON')
  })

  test('options of a new project, and --dry-run without it', async () => {
    expect(await refused(temporary(), '--bare')).toContain("'--update' cannot be used with option '--bare'")
    const { code, err } = await run(['init', '--dry-run'], temporary())
    expect(code).toBe(2)
    expect(err).toContain('Write both: rolebook init --update --dry-run')
  })
})
