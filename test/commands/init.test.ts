import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
    expect(written).toMatchObject({ name: 'our-handbook', private: true, devDependencies: { rolebook: `^${version}` } })
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

  test('leaves files of npm and git as they are, and says what to type instead', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'package.json'), '{"name":"mine"}\n')
    mkdirSync(join(folder, '.git'))
    const { code, out } = await run(['init'], folder)
    expect(code).toBe(0)
    expect(out).toContain('Left as it was: package.json.')
    expect(out).toContain(`  npm install --save-dev ./${tarball}\n  npx rolebook dev handbook\n`)
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{"name":"mine"}\n')
    expect(existsSync(join(folder, 'package-lock.json'))).toBe(false)
    expect(existsSync(join(folder, tarball))).toBe(true)
  })

  test('says what to type in a package of pnpm or Yarn', async () => {
    for (const [lock, command] of Object.entries({ 'pnpm-lock.yaml': 'pnpm add', 'yarn.lock': 'yarn add' })) {
      const folder = temporary()
      for (const path of ['package.json', lock, '.npmrc']) writeFileSync(join(folder, path), '')
      expect((await run(['init', '--bare', '--registry'], folder)).out).toContain(`  ${command} --`)
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
      'error `.` is not empty: there is handbook.\n' +
        '  → Add to the handbook you have by `rolebook new`, or name another folder: rolebook init <folder>',
    )
    expect([...filesIn(folder)]).toEqual(before)
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
      devDependencies: { rolebook: `file:${tarball}` },
    })
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
