import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { filesIn, type Ran, run, temporary } from '../support/commands.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const tarball = `vendor/rolebook-${version}.tgz`

/** A new project that asks a registry for rolebook, since packing it takes time, and what `init` said of it. */
async function started(
  ...options: readonly string[]
): Promise<Ran & { readonly folder: string; readonly paths: string[] }> {
  const folder = join(temporary(), 'Our Handbook')
  const ran = await run(['init', folder, '--registry', ...options], temporary())
  return { ...ran, folder, paths: existsSync(folder) ? [...filesIn(folder).keys()] : [] }
}

const problems = async (folder: string) => JSON.parse((await run(['check', '--json'], folder)).out).problems

describe('rolebook init', () => {
  let ours: Awaited<ReturnType<typeof started>>
  beforeAll(async () => {
    ours = await started()
  })

  test('writes the starter handbook without what documents rolebook, and what checks and publishes it', () => {
    expect(ours.code).toBe(0)
    expect(ours.paths).toEqual(
      expect.arrayContaining([
        '.github/workflows/handbook-comment.yml',
        '.github/workflows/handbook.yml',
        '.gitignore',
        '.gitlab-ci.yml',
        'README.md',
        'handbook/handbook.yaml',
        'handbook/responsibilities/staffing.md',
        'handbook/roles/tlm.md',
        'package.json',
      ]),
    )
    expect(ours.paths.filter((path) => path.includes('reference/'))).toEqual([])
  })

  test('makes it an internal handbook', () => {
    expect(parse(readFileSync(join(ours.folder, 'handbook/handbook.yaml'), 'utf8')).visibility).toBe('internal')
  })

  test('asks a registry for this version of rolebook or a compatible one, under a name that npm allows', () => {
    const written = JSON.parse(readFileSync(join(ours.folder, 'package.json'), 'utf8'))
    expect(written).toMatchObject({ name: 'our-handbook', private: true, dependencies: { rolebook: `^${version}` } })
    for (const absent of ['package-lock.json', 'vendor']) expect(existsSync(join(ours.folder, absent))).toBe(false)
  })

  test.each([[], ['--bare'], ['--empty']])(
    'writes a README whose links lead to files of the project (%s)',
    async (...size) => {
      const { folder, paths } = size.length === 0 ? ours : await started(...size)
      const links = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/\]\((?!https:)([^)#]+)/g)].map(
        ([, to]) => to!,
      )
      expect(links.filter((to) => !paths.some((path) => path.startsWith(to)))).toEqual([])
    },
  )

  test('says what to type next', () => {
    expect(ours.out).toMatch(/^✓ .* holds a handbook of \d+ pages, and what checks and publishes it\.\n/)
    expect(ours.out).toContain('  npm install\n  npm start\n')
    expect(ours.out).toContain(
      `note Your registry has to have rolebook ^${version}, which no public one has.\n  → Publish`,
    )
  })

  test('copies a folder of Markdown as guides whose links still work', async () => {
    const docs = join(temporary(), 'docs')
    mkdirSync(join(docs, 'setup'), { recursive: true })
    mkdirSync(join(docs, '.git'))
    writeFileSync(join(docs, 'README.md'), '# How we work\n\nSee [the laptop](setup/laptop.md).\n')
    writeFileSync(
      join(docs, 'setup/laptop.md'),
      '# The laptop\n\n![Lid](lid.png)\n\nBack to [the start](../README.md).\n',
    )
    writeFileSync(
      join(docs, 'setup/lid.png'),
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
        'base64',
      ),
    )
    writeFileSync(join(docs, '.git/config'), '[core]\n')
    const { folder, paths } = await started('--bare', '--from', docs)
    expect(paths.filter((path) => path.startsWith('handbook/docs/'))).toEqual([
      'handbook/docs/README.md',
      'handbook/docs/setup/laptop.md',
      'handbook/docs/setup/lid.png',
    ])
    expect(await problems(folder)).toEqual([])
    expect((await run(['build'], folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'site/docs/setup/laptop.html'), 'utf8')).toContain('href="../index.html"')
  })

  test('keeps copied pages apart from a folder of another kind', async () => {
    const roles = join(temporary(), 'roles')
    mkdirSync(roles)
    writeFileSync(join(roles, 'cook.md'), '# The cook\n')
    const { paths } = await started('--from', roles)
    expect(paths).toContain('handbook/guides/roles/cook.md')
    expect(paths).not.toContain('handbook/roles/cook.md')
  })

  test('says how many problems of copied pages wait, how many cannot, and what is left out', async () => {
    const docs = join(temporary(), 'docs')
    mkdirSync(join(docs, '.github'), { recursive: true })
    writeFileSync(join(docs, '.github/a.md'), '# A\n')
    writeFileSync(join(docs, 'b.md'), '# B\n\n[gone](gone.md) and [run](javascript:go)\n')
    const { folder, out } = await started('--bare', '--from', docs)
    expect(out).toContain(
      [
        '  Left out .github: a hidden folder',
        '  The pages you had have 1 problem, held in handbook/rolebook-baseline.txt: they stop no build, new ones do.',
        '  1 error cannot wait: see `rolebook check`.',
      ].join('\n'),
    )
    expect((await problems(folder)).map(({ rule }: { rule: string }) => rule)).toEqual(['link-refused'])
  })

  test('says in the configuration that copied pages are guides, where the folder has the name of a kind', async () => {
    const teams = join(temporary(), 'teams')
    mkdirSync(teams)
    writeFileSync(join(teams, 'payments.md'), '---\ntitle: Payments\nmembers: [Ada]\n---\nWe take money.\n')
    const { folder, paths } = await started('--bare', '--from', teams)
    expect(paths).toContain('handbook/teams/payments.md')
    expect(parse(readFileSync(join(folder, 'handbook/handbook.yaml'), 'utf8')).guides).toEqual(['teams'])
    expect((await problems(folder)).map(({ rule }: Record<string, string>) => rule)).toEqual(['key-foreign'])
    expect((await run(['new', 'team', 'Search'], folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'handbook/teams/search.md'), 'utf8')).toMatch(/^---\nkind: team\n/)
  })

  test('begins with a sheet, and says what it read and what is open', async () => {
    const sheet = join(temporary(), 'raci.csv')
    writeFileSync(sheet, 'Task;Lead;Manager\nHiring;R;A\nDesign;A;A\n')
    const { folder, out, paths } = await started('--from', sheet)
    expect(out).toContain(
      [
        '  raci.csv has 2 roles, 1 focus area and 2 duties, read as RACI.',
        '  raci.csv B3: 2 roles are accountable for `Design`: Lead in B3 and Manager in C3.',
        '  handbook/left-open.md lists what is open, and each page says so.',
      ].join('\n'),
    )
    expect(paths.filter((path) => path.startsWith('handbook/'))).toEqual([
      'handbook/README.md',
      'handbook/focuses/our-work.md',
      'handbook/handbook.yaml',
      'handbook/left-open.md',
      'handbook/responsibilities/design.md',
      'handbook/responsibilities/hiring.md',
      'handbook/roles/lead.md',
      'handbook/roles/manager.md',
    ])
    const wrong = (await problems(folder)).filter(({ severity }: { severity: string }) => severity !== 'note')
    expect(wrong).toEqual([])
    expect((await run(['build'], folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('handbook/left-open.md')
  })

  test.each([
    ['raci.xlsx', [], '`raci.xlsx` is a workbook, expected a sheet saved as text.'],
    ['raci.csv', ['--bare'], 'A sheet says what the handbook begins with, so no other option can.'],
    ['raci.csv', ['--roles', 'A, B'], 'A sheet says what the handbook begins with'],
    ['gone.csv', [], 'There is no file `'],
  ])('refuses the sheet %s with %j, and writes nothing', async (name, options, message) => {
    const sheet = join(temporary(), name)
    if (!name.startsWith('gone')) writeFileSync(sheet, 'Task,Lead\nHiring,A\n')
    const { code, err, paths } = await started('--from', sheet, ...options)
    expect(err).toContain(message)
    expect({ code, paths }).toEqual({ code: 2, paths: [] })
  })

  test('hides no folder of one’s own from git, and says that no site can be built there', async () => {
    const folder = temporary()
    for (const name of ['public', 'site']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'public/logo.svg'), '<svg/>')
    writeFileSync(join(folder, '.gitignore'), '*.log\n')
    const { code, out } = await run(['init', '.', '--empty', '--registry'], folder)
    expect(code).toBe(0)
    expect(out).toContain(
      'public/ is yours and stays, so no site can be built there: write another folder after `--out`',
    )
    expect(out).not.toContain('site/ is yours')
    const ignored = readFileSync(join(folder, '.gitignore'), 'utf8').split('\n')
    expect(ignored).toContain('/site/')
    expect(ignored).not.toContain('/public/')
  })

  test('keeps the files of a fresh repository, completes .gitignore, and says so', async () => {
    const own = {
      'README.md': '# Acme\n',
      LICENSE: 'Ours.\n',
      '.gitignore': '*.log\nnode_modules',
      '.gitlab-ci.yml': 'image: ours\n',
      'src/main.js': '',
    }
    const folder = temporary()
    mkdirSync(join(folder, '.git'))
    mkdirSync(join(folder, 'src'))
    for (const [path, text] of Object.entries(own)) writeFileSync(join(folder, path), text)
    const { code, out } = await run(['init', '.', '--bare', '--registry'], folder)
    expect(code).toBe(0)
    expect(out).toContain('  README.md is yours and stays.\n')
    expect(out).toContain('  .gitlab-ci.yml is yours and stays.\n')
    expect(out).toContain(
      '  .gitignore is yours and has /site/, .rolebook/, /.npm/, /public/, !/vendor/*.tgz now too.\n',
    )
    expect(out).toContain('rolebook dev node_modules/rolebook/handbook')
    const { '.gitignore': _, ...kept } = own
    for (const [path, text] of Object.entries(kept)) expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe(
      `*.log\n${readFileSync('templates/project/gitignore', 'utf8').replace('node_modules/', 'node_modules')}`,
    )
    expect((await run(['check'], folder)).code).toBe(0)
  })

  test('adds itself and its scripts to a package, as that is written', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'package.json'), '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"build": "tsc"\n\t}\n}\n')
    const { code, out } = await run(['init', '--bare'], folder)
    expect(code).toBe(0)
    expect(out).toContain(
      '  package.json is yours and has rolebook, the script `start` and the script `check` now too.\n' +
        '  Its script `build` stays. Rolebook’s would be: npx rolebook build handbook --out site\n',
    )
    expect(out).toContain('  npm install\n  npm start\n')
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(
      '{\n\t"name": "mine",\n\t"scripts": {\n\t\t"build": "tsc",\n\t\t"start": "rolebook dev handbook",\n\t\t"check": "rolebook check handbook"\n\t},\n' +
        `\t"devDependencies": {\n\t\t"rolebook": "file:${tarball}"\n\t}\n}\n`,
    )
    expect(existsSync(join(folder, 'package-lock.json'))).toBe(false)
    expect(existsSync(join(folder, tarball))).toBe(true)
  })

  test.each(['{}', '{"name":"mine"}', '{ "files": ["a"], "scripts": {} }', '{\r\n  "name": "mine"\r\n}\r\n'])(
    'adds them to the package %j',
    async (text) => {
      const folder = temporary()
      writeFileSync(join(folder, 'package.json'), text)
      expect((await run(['init', '--bare', '--registry'], folder)).code).toBe(0)
      const written = readFileSync(join(folder, 'package.json'), 'utf8')
      expect(JSON.parse(written)).toEqual({
        ...JSON.parse(text),
        scripts: JSON.parse(readFileSync('templates/project/package.json', 'utf8')).scripts,
        devDependencies: { rolebook: `^${version}` },
      })
      if (text.includes('\r\n')) expect(written.replaceAll('\r\n', '')).not.toContain('\n')
    },
  )

  test('says what to type in a package of pnpm or Yarn, and where a script of the name is another', async () => {
    for (const [lock, command] of Object.entries({ 'pnpm-lock.yaml': 'pnpm install', 'yarn.lock': 'yarn install' })) {
      const folder = temporary()
      writeFileSync(join(folder, 'package.json'), '{"scripts":{"start":"node ."}}')
      for (const path of [lock, '.npmrc']) writeFileSync(join(folder, path), '')
      const { out } = await run(['init', '--bare', '--registry'], folder)
      expect(out).toContain(`  ${command}\n  npx rolebook dev handbook\n`)
    }
  })

  test('says that npm leaves it out where packages for development are left out', async () => {
    for (const [env, text, isNoted] of [
      [{ NODE_ENV: 'production' }, '{}', true],
      [{ npm_config_omit: 'dev' }, '{}', true],
      [{ NODE_ENV: 'production' }, undefined, false],
      [{}, '{}', false],
    ] as const) {
      const folder = temporary()
      if (text) writeFileSync(join(folder, 'package.json'), text)
      const { out } = await run(['init', '--bare', '--registry'], folder, { env: { PATH: process.env.PATH, ...env } })
      expect(out.includes('npm leaves out packages for development here')).toBe(isNoted)
    }
  })

  test('says what the repository around it keeps from working', async () => {
    const top = temporary()
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: top })
    git('init', '-q')
    git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-q', '--allow-empty', '-m', 'Start')
    mkdirSync(join(top, 'packages/ours'), { recursive: true })
    writeFileSync(join(top, 'packages/ours/.gitignore'), 'vendor/\n')
    const { out } = await run(['init', '--bare'], join(top, 'packages/ours'))
    expect(out).toContain(
      'note GitHub and GitLab read workflows at the top of a repository only, which is ../...\n' +
        '  → Move .github/workflows and .gitlab-ci.yml there and let their commands run in packages/ours/, ' +
        'or give the handbook a repository of its own.\n' +
        `note Git ignores ${tarball}, without which nobody else can install rolebook.\n` +
        `  → Add it all the same: git add --force ${tarball}\n`,
    )
  })

  test('never overwrites files, and writes nothing where it must not', async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'handbook'))
    writeFileSync(join(folder, 'handbook/page.md'), '# Mine\n')
    const before = [...filesIn(folder)]
    const { code, err } = await run(['init', '.'], folder)
    expect(code).toBe(2)
    expect(err).toBe(
      'error There is `handbook` in `.` already, where the new handbook would be.\n' +
        '  → Rolebook reads it as it is: rolebook build. To start a project with its pages, move it and name it: ' +
        'mv handbook docs, then rolebook init --from docs',
    )
    expect([...filesIn(folder)]).toEqual(before)
  })

  test.each([
    [{ 'package.json': '{"devDependencies":{"rolebook":"^0.1.0"}}' }, '.', 'is a project with rolebook already'],
    [{ 'package.json': '{' }, '.', '`package.json` is not JSON'],
    [{ 'package.json': '[]' }, '.', '`package.json` is not an object of JSON'],
    [{ 'handbook.yaml': '' }, '.', 'is a handbook already: there is handbook.yaml.'],
    [{ handbook: '' }, '.', 'Give that file another name'],
    [{ '.github': '' }, '.', 'There is no place for the file `.github/workflows/handbook.yml`'],
    [
      { 'package.json': '{"dependencies":{"rolebook":"^0.1.0"}}', 'handbook/roles/em.md': '# EM\n' },
      'handbook/roles',
      'is in the handbook of a project with rolebook.',
    ],
  ])('refuses a folder with %j at %s, and says what to do', async (files, at, message) => {
    const folder = temporary()
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const before = filesIn(folder)
    const { code, err } = await run(['init', '.', '--bare', '--registry'], join(folder, at))
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) })
    expect(err).toContain('\n  → ')
    expect(filesIn(folder)).toEqual(before)
  })

  test('says so when there is nothing to copy, or the copy would contain itself', async () => {
    const folder = temporary()
    expect((await run(['init', 'new', '--from', 'nowhere'], folder)).err).toContain('There is no folder `nowhere`.')
    const inside = await run(['init', 'new', '--from', '.'], folder)
    expect(inside.err).toContain('The new handbook would be inside `.`.')
    expect(inside.code).toBe(2)
    expect([...filesIn(folder).keys()]).toEqual([])
  })
})

describe('rolebook init without a registry', () => {
  let folder: string
  beforeAll(async () => {
    folder = join(temporary(), 'Größe & Co')
    expect((await run(['init', folder, '--bare'], temporary())).code).toBe(0)
  })
  const written = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'))

  test('carries rolebook as a file that is the same each time', async () => {
    const again = join(temporary(), 'again')
    await run(['init', again, '--bare'], temporary())
    expect(readFileSync(join(again, tarball)).equals(readFileSync(join(folder, tarball)))).toBe(true)
    expect(written('package.json')).toMatchObject({
      name: 'gro-e-co',
      dependencies: { rolebook: `file:${tarball}` },
    })
  })

  test('removes what an earlier try left among temporary files when it was killed, and nothing younger', async () => {
    const [old, young] = ['rolebook-pack-old000', 'rolebook-pack-young0'].map((name) => join(tmpdir(), name))
    for (const left of [old!, young!]) mkdirSync(left, { recursive: true })
    const before = new Date(Date.now() - 2 * 3_600_000)
    utimesSync(old!, before, before)
    await run(['init', join(temporary(), 'ours'), '--bare'], temporary())
    expect([old!, young!].map((left) => existsSync(left))).toEqual([false, true])
    rmSync(young!, { recursive: true })
  })

  test('writes the lock file that npm would write', async () => {
    const before = readFileSync(join(folder, 'package-lock.json'), 'utf8')
    rmSync(join(folder, 'package-lock.json'))
    await promisify(execFile)('npm', ['install', '--package-lock-only', '--offline', '--ignore-scripts'], {
      cwd: folder,
      shell: process.platform === 'win32',
    })
    expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(before)
  })

  test('does not let git ignore the file, as many do with archives', () => {
    execFileSync('git', ['init', '-q'], { cwd: folder })
    writeFileSync(join(folder, '.git/info/exclude'), '*.tgz\n')
    const ignored = spawnSync('git', ['check-ignore', tarball, 'other.tgz'], { cwd: folder, encoding: 'utf8' })
    expect(ignored.stdout).toBe('other.tgz\n')
  })

  test('takes a name that is not rolebook’s own, on which the project depends', async () => {
    const own = join(temporary(), 'rolebook')
    await run(['init', own, '--bare', '--registry'], temporary())
    expect(JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')).name).toBe('rolebook-handbook')
  })

  test('leaves the file that an earlier try has brought, and refuses another of its name', async () => {
    const own = temporary()
    mkdirSync(join(own, 'vendor'))
    writeFileSync(join(own, tarball), 'not a package')
    expect((await run(['init', '--bare'], own)).err).toContain(`${tarball}\` already`)
    expect([...filesIn(own).keys()]).toEqual([tarball])
    writeFileSync(join(own, tarball), readFileSync(join(folder, tarball)))
    expect((await run(['init', '--bare'], own)).code).toBe(0)
  })

  test('writes nothing where npm is missing or fails, and says why', async () => {
    const [parent, bin] = [temporary(), temporary()]
    const init = () => run(['init', 'ours'], parent, { env: { PATH: bin } })
    const hint =
      '\n  → Install npm, which comes with Node, and try again. Or add --registry, if a package registry of yours has rolebook.'
    const begin = 'error The new project carries rolebook as a file that npm packs, and '
    expect(await init()).toEqual({ code: 2, out: '', err: `${begin}there is no npm.${hint}` })
    const script = '#!/bin/sh\necho "npm error code EACCES" >&2\necho "npm error no permission to write" >&2\nexit 1\n'
    writeFileSync(join(bin, 'npm'), script, { mode: 0o755 })
    expect(await init()).toEqual({ code: 2, out: '', err: `${begin}npm failed: no permission to write${hint}` })
    expect([...filesIn(parent).keys()]).toEqual([])
  })
})
