import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOwners, pageOwners, withCodeOwners } from '../../src/commands/owners.ts'
import fc, { runs } from '../support/cases.ts'
import { folderOf, run } from '../support/commands.ts'
import { handbookOf, page } from '../support/handbooks.ts'
import { sound } from '../support/problems.ts'

const teams = { em: '@acme/managers', tl: '@acme/leads @ana' }
const config = 'owners:\n  em: "@acme/managers"\n  tl: "@acme/leads @ana"\n'

const pages = {
  'roles/em.md': page('title: EM', 'ownerRole: em'),
  'roles/tl.md': page('title: TL', 'ownerRole: em'),
  'responsibilities/a.md': page('title: A', 'ownerRole: tl'),
  'responsibilities/both.md': page('title: Both', 'sharedBy:', '  em: a', '  tl: a', 'tieBreak: em'),
  'responsibilities/all.md': page('title: All', 'everyone: true'),
  'guides/free.md': '# Nobody owns this\n',
}
const lines = (prefix = 'docs/handbook/') =>
  codeOwners(pageOwners(handbookOf(pages, { owners: teams })), prefix).split('\n')

/**
 * Who has to agree to a change of a file, as GitHub reads the part: the last line that matches, where a pattern is one of
 * .gitignore without ranges. A line with a range is not valid and is skipped. A folder's line is of all that is in it.
 */
function forgeOwners(part: string, file: string): string {
  let owners = ''
  for (const line of part.split('\n')) {
    const [, pattern, rest] = /^\s*((?:[^\\\s]|\\.)+)(.*)$/.exec(line) ?? []
    if (pattern === undefined || line.startsWith('#') || /^!|(?<!\\)(?:\\\\)*[[\]]/.test(pattern)) continue
    if (new RegExp(`^${pattern.replace(/\\(.)|./gsu, asRegExp)}(?:/.*)?$`, 'su').test(`/${file}`)) owners = rest!.trim()
  }
  return owners
}

function asRegExp(letter: string, escaped: string | undefined): string {
  if (letter === '*') return '[^/]*'
  return letter === '?' ? '[^/]' : `\\u{${(escaped ?? letter).codePointAt(0)!.toString(16)}}`
}

describe('the part of CODEOWNERS', () => {
  test('names whoever answers for each page, and both sides where it is shared', () => {
    expect(lines().slice(1, -2)).toEqual([
      '/docs/handbook/responsibilities/a.md    @acme/leads @ana',
      '/docs/handbook/responsibilities/both.md @acme/managers @acme/leads @ana',
      '/docs/handbook/roles/em.md              @acme/managers',
      '/docs/handbook/roles/tl.md              @acme/managers',
    ])
  })

  test('has no line for what nobody answers for', () => {
    expect(lines().join('\n')).not.toMatch(/all\.md|free\.md/)
  })

  test('matches one path only, whatever is in its name', () => {
    const handbook = handbookOf({ ...pages, 'guides/a b [c]#!*.md': page('ownerRole: em') }, { owners: teams })
    expect(codeOwners(pageOwners(handbook), '')).toContain('/guides/a\\ b\\ \\[c\\]\\#!\\*.md @acme/managers')
  })

  test('gives each page its own owners and no other page any, by the rules of the forge and with any names', () => {
    const letter = fc.constantFrom(...'ab [](){}!?*#\\$^+.,~@%&\'"=-_é\t\u00a0')
    const name = fc.string({ unit: letter, minLength: 1, maxLength: 4 })
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `${names.join('/')}.md`)
    const owned = fc.uniqueArray(fc.tuple(path, fc.constantFrom('', '@acme/a', '@acme/b', '@acme/c @ana')), {
      minLength: 2,
      maxLength: 30,
      selector: ([path]) => path,
    })
    fc.assert(
      fc.property(owned, fc.constantFrom('', 'docs/', 'our [new] docs/'), (found, prefix) => {
        const of = ([path, owners]: readonly [string, string]) => ({
          path,
          sides: [{ role: 'em', owners: owners.split(' ').filter(Boolean) }],
        })
        const part = codeOwners(found.map(of), prefix)
        for (const [path, owners] of found) expect([path, forgeOwners(part, prefix + path)]).toEqual([path, owners])
      }),
      { numRuns: runs(400) },
    )
  })

  test('replaces the part from before, and leaves the rest of the file as it is', () => {
    const part = lines('').join('\n')
    const file = withCodeOwners('* @everybody\n', part)
    expect(file).toBe(`* @everybody\n\n${part}`)
    expect(withCodeOwners(file, part)).toBe(file)
    expect(withCodeOwners(`${file}/src @devs\n`, '# rolebook: begin.\n# rolebook: end\n')).toBe(
      '* @everybody\n\n# rolebook: begin.\n# rolebook: end\n/src @devs\n',
    )
  })

  test('ends its lines as the file does', () => {
    const part = lines('').join('\n')
    const file = withCodeOwners('* @everybody\r\n', part)
    expect(file).toBe(`* @everybody\n\n${part}`.replaceAll('\n', '\r\n'))
    expect(withCodeOwners(file, part)).toBe(file)
  })
})

describe('rolebook owners', () => {
  const repositoryOf = (yaml: string) => {
    const folder = folderOf({ ...sound, 'handbook.yaml': yaml })
    execFileSync('git', ['init', '-q'], { cwd: folder })
    return folder
  }

  test('prints it', async () => {
    const { code, out } = await run(['owners'], repositoryOf(config))
    expect(code).toBe(0)
    expect(out).toMatch(/^# rolebook: begin\..*\n/)
    expect(out).toMatch(/^\/handbook\/roles\/em\.md +@acme\/managers$/m)
  })

  test('writes it beside what others have written, and then finds it up to date', async () => {
    const folder = repositoryOf(`${config}maintainers: "@acme/tools"\n`)
    mkdirSync(join(folder, '.github'))
    const file = join(folder, '.github/CODEOWNERS')
    writeFileSync(file, '* @everybody\n')
    const missing = await run(['owners', '--check'], folder)
    expect(missing.err).toContain('.github/CODEOWNERS is not what the handbook says.')
    expect(missing.code).toBe(1)
    expect((await run(['owners', '--write'], folder)).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/^\* @everybody\n\n# rolebook: begin/)
    expect(await run(['owners', '--check'], folder)).toEqual({
      code: 0,
      out: '✓ .github/CODEOWNERS is up to date.',
      err: '',
    })
  })

  test('covers what builds the pages: the configuration, plugins with what they use, and workflows that run rolebook', async () => {
    const yaml = `${config}maintainers: "@acme/tools @bo"\nplugins:\n  remark: [./plugins/a.js, remark-toc]\n  rehype: [{name: ../tools/b.js}]\n`
    const folder = repositoryOf(yaml)
    const files = {
      'handbook/plugins/a.js':
        "import './shared.js'\nimport { readFileSync } from 'node:fs'\nreadFileSync('../roles/em.md')\n",
      'handbook/plugins/shared.js': '',
      'handbook/plugins/unused.js': '',
      'tools/b.js': '',
      '.github/workflows/handbook.yml': 'run: npx rolebook build\n',
      '.github/workflows/product.yml': 'run: make\n',
      '.gitlab-ci.yml': 'script: npx rolebook build\n',
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { out, err } = await run(['owners'], folder)
    const lines = out.split('\n').filter((line) => line.endsWith('@acme/tools @bo'))
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      '/.github/workflows/handbook.yml',
      '/.gitlab-ci.yml',
      '/handbook/handbook.yaml',
      '/handbook/plugins/a.js',
      '/handbook/plugins/shared.js',
      '/tools/b.js',
    ])
    expect(out).toMatch(/^\/handbook\/roles\/em\.md +@acme\/managers$/m)
    expect(err).not.toContain('maintainers')
  })

  test('names the files that nobody watches as long as there are no maintainers', async () => {
    const { out, err } = await run(['owners'], repositoryOf(config))
    expect(err).toContain(
      '`maintainers` in handbook.yaml names nobody, so these lines ask nobody about a change of what builds the pages: handbook/handbook.yaml.',
    )
    expect(out).not.toContain('/handbook/handbook.yaml')
  })

  test('needs no roles where there are maintainers', async () => {
    const { code, out } = await run(['owners', '--write'], repositoryOf('maintainers: "@acme/tools"\n'))
    expect([code, out]).toEqual([0, expect.stringContaining('a change of 0 pages, and of what builds them: 1 file.')])
  })

  test('counts the pages that have a line', async () => {
    const few = await run(['owners', '--write'], repositoryOf('owners:\n  tl: "@acme/leads"\n'))
    expect(few.out).toContain('says who has to agree to a change of 2 pages.')
  })

  test('fails the check when an owner has changed since', async () => {
    const folder = repositoryOf(config)
    await run(['owners', '--write'], folder)
    const path = join(folder, 'handbook/roles/tl.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('ownerRole: em', 'ownerRole: tl'))
    const { code, err } = await run(['owners', '--check'], folder)
    expect(code).toBe(1)
    expect(err).toContain('Run `rolebook owners --write` and commit the file.')
  })

  test('says which role has nobody on the forge', async () => {
    const { err, code } = await run(['owners'], repositoryOf('owners:\n  em: "@acme/managers"\n'))
    expect(code).toBe(0)
    expect(err).toMatch(/`owners` in handbook\.yaml has nobody for `tl`, who answers for \d+ pages?\./)
  })

  test('says which name is not a role, since it may be misspelled', async () => {
    const { err } = await run(['owners'], repositoryOf(`${config}  tll: "@acme/leads"\n`))
    expect(err).toContain('`owners` in handbook.yaml names `tll`, which is not a role.')
  })

  test('writes nothing while errors hide pages, and writes over an empty file', async () => {
    const folder = repositoryOf(config)
    writeFileSync(join(folder, 'CODEOWNERS'), '')
    const path = join(folder, 'handbook/responsibilities/design.md')
    const sound = readFileSync(path, 'utf8')
    writeFileSync(path, '---\ntitle: [\n---\n')
    const refused = await run(['owners', '--write'], folder)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('Nothing was written: the handbook has errors')
    expect(readFileSync(join(folder, 'CODEOWNERS'), 'utf8')).toBe('')
    writeFileSync(path, sound)
    expect((await run(['owners', '--write'], folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'CODEOWNERS'), 'utf8')).toContain('/handbook/responsibilities/design.md')
  })

  test('says what to add when no role has anybody there', async () => {
    const folder = repositoryOf('title: Handbook\n')
    const { err, code } = await run(['owners', '--write'], folder)
    expect(code).toBe(2)
    expect(err).toContain('handbook.yaml does not say who the roles are on GitHub or GitLab.')
    expect(err).toContain('    owners:\n      em: "@acme/em"\n      tl: "@acme/tl"')
    expect(existsSync(join(folder, '.github'))).toBe(false)
  })

  test('says what a handbook without roles can add, which then works', async () => {
    const folder = folderOf({ 'README.md': '# Ours\n', 'handbook.yaml': 'title: Handbook\n' })
    const { err, code } = await run(['owners', '--write'], folder)
    expect(code).toBe(2)
    const example = err.slice(err.indexOf('    '))
    expect(example).toBe('    maintainers: "@acme/handbook"')
    writeFileSync(join(folder, 'handbook/handbook.yaml'), `${example.trim()}\n`)
    expect((await run(['owners'], folder)).code).toBe(0)
  })
})

test('--list has every page with its id, its file and who answers for it, whatever the forge knows', async () => {
  const { code, out } = await run(['owners', '--list'], folderOf({ ...sound, 'guides/a.md': '# A\n' }))
  expect(code).toBe(0)
  expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual(
    expect.arrayContaining([
      ['em', 'roles/em.md', 'em'],
      ['guides/a', 'guides/a.md'],
    ]),
  )
})
