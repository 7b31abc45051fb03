import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaults, readConfig } from '../../src/schema/config.ts'
import { lines } from '../support/pages.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolebook-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function read(yaml: string) {
  writeFileSync(join(folder, 'handbook.yaml'), yaml)
  const { config, messages } = await readConfig(folder)
  return { config, messages, problems: lines(messages).map((line) => line.replace('handbook.yaml:', '')) }
}

describe('handbook.yaml', () => {
  test('may be missing, empty or only comments: everything has a default', async () => {
    expect(await readConfig(folder)).toEqual({ config: defaults, text: '', messages: [], misreadsPages: false })
    for (const text of ['', '\n', '# Only a comment.\n', '\uFEFF'])
      expect(await read(text)).toEqual({ config: defaults, messages: [], problems: [] })
  })

  test('has the defaults that the documentation names', () => {
    expect(defaults).toEqual({
      visibility: 'public',
      exclude: [],
      publish: [],
      linkRoots: {},
      include: [],
      guides: [],
      about: [],
      contact: { team: [] },
      notify: { team: [] },
      scopes: [{ id: 'team' }, { id: 'area' }, { id: 'pillar' }],
      buckets: [
        { id: 'strategy-alignment', title: 'Strategy & Alignment' },
        { id: 'people-management', title: 'People Management' },
        { id: 'building-software', title: 'Building Software' },
      ],
      matrices: [],
      reviewEvery: '6 months',
      limits: {
        ...{ combinedLoad: 8, aorsPerPerson: 5, pages: 20_000, fileBytes: 1_048_576, lineCharacters: 20_000 },
        ...{ paragraphLines: 2000, containers: 64, inlines: 200, tableColumns: 128, tableCells: 20_000 },
        ...{ frontMatterBytes: 65_536, frontMatterLines: 1000, yamlDepth: 32 },
        pageMilliseconds: 15_000,
        pluginMilliseconds: 15_000,
        includedCharacters: 2 * 1024 * 1024,
        publishedBytes: 100 * 1024 * 1024,
      },
      rules: {},
      versions: { tags: 'v*', leaveOut: [] },
      owners: {},
      plugins: { remark: [], rehype: [] },
    })
  })

  test('is merged with the defaults, in any spelling of the keys', async () => {
    const { config, problems } = await read(
      'Title: Ours\nreview every: 3 months\nlimits:\n  aors_per_person: 2\nrules:\n  own-two: note\n',
    )
    expect(problems).toEqual([])
    expect(config).toEqual({
      ...defaults,
      title: 'Ours',
      reviewEvery: '3 months',
      limits: { ...defaults.limits, aorsPerPerson: 2 },
      rules: { 'own-two': 'note' },
    })
  })

  test('asks what an unknown key was meant to be, at every depth', async () => {
    expect((await read('titel: X\nlimits:\n  contaners: 3\nrules:\n  own-tow: off\nxyzzy: 1\n')).problems).toEqual([
      '1:1-1:6 key-unknown Unexpected key `titel`, did you mean `title`?',
      '3:3-3:12 key-unknown Unexpected key `contaners`, did you mean `containers`?',
      '5:3-5:10 key-unknown Unexpected key `own-tow`, did you mean `own-two`?',
      '6:1-6:6 key-unknown Unexpected key `xyzzy`',
    ])
  })

  test.each([
    ['title: 3', '1:8-1:9 key-value Unexpected number `3` for `title`, expected text'],
    ['accent: red', '1:9-1:12 key-value Unexpected `red` for `accent`, expected a color such as `"#3b5bdb"`'],
    [
      'url: ftp://x',
      '1:6-1:13 key-value Unexpected `ftp://x` for `url`, expected an address such as `https://handbook.example.com/`',
    ],
    ['exclude: x', '1:10-1:11 key-value Unexpected `x` for `exclude`, expected a list'],
    [
      'reviewEvery: often',
      '1:14-1:19 key-value Unexpected `often` for `reviewEvery`, expected a length of time such as `6 months`',
    ],
    ['scopes: [a]', '1:10-1:11 key-value Unexpected `a` for `scopes`, expected keys with values'],
    [
      'rules:\n  own-two: warn',
      '2:12-2:16 key-value Unexpected `warn` for `rules.own-two`, expected `error`, `warning`, `note` or `off`',
    ],
    [
      'limits:\n  pages: 1.5',
      '2:10-2:13 key-value Unexpected number `1.5` for `limits.pages`, expected a whole number',
    ],
    ['limits:\n  pages: 0', '2:10-2:11 key-value Unexpected number `0` for `limits.pages`, expected at least 1'],
    [
      'versions:\n  tags: "-*"',
      '2:9-2:13 key-value Unexpected `-*` for `versions.tags`, expected a pattern for names that git allows for a tag, such as `v*`',
    ],
    [
      'versions:\n  tags: "v*/"',
      '2:9-2:14 key-value Unexpected `v*/` for `versions.tags`, expected a pattern for names that git allows for a tag, such as `v*`',
    ],
    [
      'owners:\n  em: "@acme/em # lead"',
      '2:7-2:24 key-value Unexpected `@acme/em # lead` for `owners.em`, expected a team or person such as `"@acme/tech-leads"`, or several with a space between',
    ],
    ['limits: 3', '1:9-1:10 key-value Unexpected number `3` for `limits`, expected keys with values'],
    [
      'matrices:\n  - id: x\n    roles: []',
      '3:12-3:14 key-value Unexpected empty list for `matrices.roles`, expected at least 1 in the list',
    ],
    ['matrices:\n  - roles: [em]', '2:5-2:16 key-missing Missing key `id` in item 1 of `matrices`'],
    ['repository:\n  branch: x', '2:3-2:12 key-missing Missing key `url` in `repository`'],
    ['title: a: b', '1:8-1:12 yaml-syntax Unexpected second colon, expected one `key: value` on the line'],
    ['title: a\ntitle: b', '2:1-2:6 key-duplicate Unexpected second key `title`, expected it once'],
    ['title: &x a', '1:8-1:10 yaml-feature Unexpected anchor `&x`, expected a plain value'],
    ['a: [', '1:5-1:6 yaml-syntax Unexpected end of the line, expected `]`'],
    ['a: 1\n---\nb: 2', '2:1-2:4 yaml-syntax Unexpected second document, expected one'],
    ['- a', '1:1-1:1 frontmatter-shape Unexpected text, expected a list of keys with values'],
    [
      `a: ${'['.repeat(40)}`,
      '1:36-1:37 frontmatter-too-large Unexpected nesting deeper than 32, expected lists and maps that a person can follow',
    ],
  ])('tells what is wrong with %j at its place', async (yaml, problem) => {
    const { config, problems } = await read(yaml)
    expect(problems).toEqual([problem])
    expect(config.limits).toEqual(defaults.limits)
  })

  test('goes on with the rest when one value is wrong', async () => {
    const { config } = await read(
      'title: Ours\nlimits:\n  pages: many\n  containers: 3\nmatrices:\n  - id: a\n    roles: [em]\n  - id: B b\n    roles: [em]\n',
    )
    expect(config.title).toBe('Ours')
    expect(config.limits).toEqual({ ...defaults.limits, containers: 3 })
    expect(config.matrices).toEqual([{ id: 'a', roles: ['em'], show: 'responsibilities' }])
  })

  test('with CRLF means the same', async () => {
    const yaml = 'title: 3\nrules:\n  own-two: warn\nexclude: [a,\n'
    expect((await read(yaml.replaceAll('\n', '\r\n'))).problems).toEqual((await read(yaml)).problems)
  })

  test('that is a folder is refused with its path, not read as a fault of the handbook', () => {
    mkdirSync(join(folder, 'handbook.yaml'))
    expect(() => readConfig(folder)).toThrow('handbook.yaml` is a folder, expected a file.')
  })
})
