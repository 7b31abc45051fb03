import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixed } from '../../src/edit/changes.ts'
import { handbookOf } from '../support/handbooks.ts'
import { html, pageOf, problems } from '../support/pages.ts'
import { messages, sound } from '../support/problems.ts'

const keys = 'title: Engineering Manager\nownerRole: em\nexamples:\n  - Hires.'
const right = `---\n${keys}\n---\n`

/** Front matter of a role that is not where or how it should be, and what is said of it. */
const lost: readonly (readonly [what: string, text: string, message: string])[] = [
  ['an empty line above it', `\n${right}`, 'Unexpected empty line above the front matter'],
  ['empty lines above it', `\n \t\n\n${right}`, 'Unexpected empty lines above the front matter'],
  ['a comment above it', `<!-- license -->\n${right}`, 'Unexpected comment above the front matter'],
  ['a long comment above it', `<!--\n© us\n---\n-->\n\n${right}`, 'Unexpected comment above the front matter'],
  ['a title above it', `# Manager\n\n${right}`, 'Unexpected text above the front matter'],
  ['text above it', `Copyright 2026, all of us.\n\n${right}`, 'Unexpected text above the front matter'],
  ['a space before its dashes', ` ---\n${keys}\n---\n`, 'Unexpected `---` above the keys'],
  ['two dashes', `--\n${keys}\n--\n`, 'Unexpected `--` above the keys'],
  ['four dashes', `----\n${keys}\n----\n`, 'Unexpected `----` above the keys'],
  ['en dashes', `––\n${keys}\n––\n`, 'Unexpected `––` above the keys'],
  ['an em dash', `—\n${keys}\n—\n`, 'Unexpected `—` above the keys'],
  ['an em dash and a hyphen', `—-\n${keys}\n—-\n`, 'Unexpected `—-` above the keys'],
  ['stars', `***\n${keys}\n***\n`, 'Unexpected `***` above the keys'],
  ['backslashes', `\\---\n${keys}\n\\---\n`, 'Unexpected `\\---` above the keys'],
  ['an em dash below', `---\n${keys}\n—\n`, 'Unexpected `—` below the keys'],
  ['two dashes below', `---\n${keys}\n--\n`, 'Unexpected `--` below the keys'],
  ['five dashes below', `---\n${keys}\n-----\n`, 'Unexpected `--` after the closing `---`'],
  ['no end', `---\n${keys}\n`, 'Front matter is opened here and never closed'],
  [
    'no end but a line across the page',
    `---\n${keys}\n\nA word.\n\n---\n`,
    'Front matter is opened here and never closed',
  ],
  ['no beginning', `${keys}\n---\n`, 'Unexpected key on the first line'],
  ['no fences', `${keys}\n\nA word.\n`, 'Unexpected key on the first line'],
  ['no fences, below a title', `# Manager\n\n${keys}\n\nA word.\n`, 'Unexpected key without three dashes above it'],
  [
    'TOML',
    '+++\ntitle = "Engineering Manager"\nownerRole = "em"\nexamples = ["Hires."] # a list\n+++\n',
    'Unexpected front matter in TOML',
  ],
  [
    'JSON',
    '{\n  "title": "Engineering Manager",\n  "ownerRole": "em",\n  "examples": ["Hires."]\n}\n\nA word.\n',
    'Unexpected front matter in JSON',
  ],
]

describe.each(lost)('front matter of a role with %s', (_, text, message) => {
  const found = messages({ 'roles/em.md': text })

  test('is one error, and no other page is said to be wrong', () => {
    expect(found).toMatchObject([{ file: 'roles/em.md', severity: 'error' }])
    expect(found[0]!.message).toContain(message)
    expect(found[0]!.hint).toBeTruthy()
  })

  test('is read as it was meant, and readers do not see its keys', () => {
    const page = pageOf(text, 'roles/em.md')
    expect(page).toMatchObject({ kind: 'role', title: 'Engineering Manager', data: { ownerRole: 'em' } })
    expect(JSON.stringify([page.body, page.text])).not.toMatch(/ownerRole|—|–/)
  })

  test('is right after `check --fix`, with all other text below it', () => {
    const after = fixed(text, found[0]!.fix ?? [])
    expect(after.split('\n')[0]).toBe('---')
    expect(messages({ 'roles/em.md': after })).toEqual([])
    for (const words of ['license', '© us', 'Manager', 'Copyright 2026, all of us.', 'A word.'])
      expect(after.includes(words)).toBe(text.includes(words))
  })
})

const pages = {
  'an empty line above': '\nDRAFT',
  'en dashes': '––\ntitle: X\nDRAFT_LINE\n––\n\nSecret.\n',
  'no end': '---\ntitle: X\nDRAFT_LINE\n\nSecret.\n',
  'YAML that cannot be read': '---\ntitle: X: Y\nDRAFT_LINE\n---\n\nSecret.\n',
  'text after the dashes': '---\ntitle: X\nDRAFT_LINE\n--- # end\n\nSecret.\n',
  'no fences': 'title: X\nDRAFT_LINE\n\nSecret.\n',
  'a word after the dashes': '---toml\ntitle = "X"\nDRAFT_LINE\n---\n\nSecret.\n',
  'nothing wrong': '---\ntitle: X\nDRAFT_LINE\n---\n\nSecret.\n',
}

describe.each(Object.entries(pages))('a draft whose front matter has %s', (_, text) => {
  test.each(['status: draft', 'status: "draft"', 'Status: Draft', 'draft: true', 'draft = true', 'published: false'])(
    'and says so by `%s` is not published',
    (line) => {
      const written = text.replace('DRAFT_LINE', line).replace('DRAFT', `---\ntitle: X\n${line}\n---\nSecret.\n`)
      // In YAML an equal sign says nothing.
      if (line.includes('=') && !text.includes(' = ')) return
      for (const path of ['guides/x.md', 'roles/x.md']) expect([...handbookOf({ [path]: written }).pages]).toEqual([])
    },
  )
})

test.each([
  '+++\ntitle = "X"\ndraft = true\n+++\nSecret.\n',
  '{ "title": "X", "draft": true }\n\nSecret.\n',
  '{\n"status": "draft"\n}\nSecret.\n',
  '+++\ndraft = true\n[params]\na = 1\n+++\nSecret.\n',
])('a draft of another tool, %j, is not published', (text) =>
  expect([...handbookOf({ 'guides/x.md': text, 'index.md': text }).pages]).toEqual([]),
)

test.each([
  'draft: true\n\n# Words\n',
  '# Words\n\ndraft: true\n\nMore.\n',
  '<!-- draft: true -->\n\n# Words\n',
  '<!--\n---\nstatus: draft\n---\n-->\n\nWords.\n',
  '```yaml\ndraft: true\ntitle: X\n```\n\nWords.\n',
  '~~~\ntitle: X\nstatus: draft\n~~~\n\nWords.\n',
  ':::\ntitle: X\ntags:\n  - a\n  - b\npublished: false\n:::\n\nWords.\n',
  '> ---\n> title: X\n> status: draft\n> ---\n\nWords.\n',
  '  ---\n  title: X\n  status: draft\n  ---\n\nWords.\n',
  '&mdash;\ntitle: X\nstatus: draft\n&mdash;\n\nWords.\n',
  '－－－\ntitle: X\nstatus: draft\n－－－\n\nWords.\n',
  '───\ntitle: X\nstatus: draft\n───\n\nWords.\n',
  '#+TITLE: X\n#+DRAFT: true\n\nWords.\n',
])('a draft, %j, is not published, and the page says why', (text) => {
  expect([...handbookOf({ 'notes/x.md': text }).pages]).toEqual([])
  expect(pageOf(text, 'notes/x.md').messages).toMatchObject([{ rule: 'frontmatter-fence', severity: 'warning' }])
})

test.each([
  'state: draft',
  'darft: true',
  'drafts: yes',
  'draft: ture',
  'draft: 2',
  'published: flase',
  'publishd: false',
  'unpublished: true',
  'wip: true',
  'statsu: draft',
  'doc_status: Draft',
  'status: Entwurf',
  'status: work in progress',
  'stage: drfat',
  'entwurf: ja',
])('a guide that says in its own way that it is a draft, `%s`, is not published, and the page says why', (line) => {
  const text = `---\ntitle: X\n${line}\n---\n\nSecret.\n`
  const page = pageOf(text, 'notes/x.md')
  expect(page.data.status).toBe('draft')
  expect(page.messages).toMatchObject([{ rule: 'key-value', severity: 'warning', place: { line: 3 } }])
  expect(page.foreignKeys).toEqual([])
})

test.each(['published: false', 'publish: nein', 'is_draft: true', 'isDraft: ja', 'draft: yes'])(
  'a guide with `%s` is a draft',
  (line) => {
    const page = pageOf(`---\ntitle: X\n${line}\n---\n\nSecret.\n`, 'notes/x.md')
    expect([page.data.status, page.messages]).toEqual(['draft', []])
  },
)

test.each([
  'draft: false',
  'draft: no',
  'draft:',
  'published: true',
  'published: 2024-01-01',
  'unpublished: false',
  'craft: true',
  'state: California',
  'layout: draft',
  'stage: alpha',
  'drafted_by: Ada',
])('a guide with `%s` is no draft', (line) => {
  const page = pageOf(`---\ntitle: X\n${line}\n---\n\nWords.\n`, 'notes/x.md')
  expect([page.data.status, page.messages]).toEqual([undefined, []])
})

test.each([
  '# ADR 7\n\nStatus: draft\n\n## Context\n',
  'Status: Draft\n\n# Words\n',
  '# ADR 7\n\n***\n\nStatus: draft\n\n***\n',
  'Draft: true stories of our teams.\n',
  '# How to begin\n\n```yaml\n---\ndraft: true\n---\n```\n',
  '# How to begin\n\nExample:\n\n    draft: true\n',
  '# How to begin\n\nWrite this:\n\n    draft: true\n',
])('%j is no draft', (text) => {
  expect([...handbookOf({ 'notes/x.md': text }).pages]).toHaveLength(1)
  expect(pageOf(text, 'notes/x.md').messages).toEqual([])
})

test('front matter that ends with a line of another kind is reported at that line', () => {
  const text = right.replace(/\n---\n/, '\n***\n')
  expect(pageOf(text, 'roles/em.md').messages).toMatchObject([
    { place: { line: text.split('\n').indexOf('***') + 1 }, message: expect.stringContaining('`***` below the keys') },
  ])
})

describe('in a folder of prose', () => {
  test.each(lost.filter(([what]) => !/^no (fences|beginning)/.test(what)))(
    '%s is a warning, and the title is right',
    (what, text) => {
      const page = pageOf(text, 'notes/x.md')
      expect(page.title).toBe('Engineering Manager')
      expect(page.messages.filter(({ rule }) => rule !== 'key-foreign')).toMatchObject([{ severity: 'warning' }])
      const ids = messages({ 'notes/x.md': text }, { config: { rules: { 'title-missing': 'note' } } })
      expect(
        ids.filter(({ rule }) => rule === 'title-missing'),
        what,
      ).toEqual([])
    },
  )

  test('keys without any fence are a warning, and stay text', () => {
    const text = 'title: Away days\nowner: Ana\n\nWe meet in May.\n'
    expect(pageOf(text).messages).toMatchObject([{ rule: 'frontmatter-fence', severity: 'warning' }])
    expect(html(text)).toContain('owner: Ana')
  })

  test('front matter in TOML that says more than YAML in the same words is not shown, and has to be written again', () => {
    const page = pageOf('+++\ntitle = "X"\n[params]\nauthor = "me"\n+++\n\n# Words\n')
    expect(page.messages).toMatchObject([{ rule: 'frontmatter-language', severity: 'warning' }])
    expect(page.messages[0]!.fix).toBeUndefined()
    expect(page.title).toBe('Words')
    expect(html('+++\ntitle = "X"\n[params]\nauthor = "me"\n+++\n\nWords.\n')).toBe('<p>Words.</p>')
  })

  test.each([
    'Note: this is a text\nOwner: nobody\n\nMore.\n',
    '# ADR 1\n\nStatus: accepted\nDate: 2020-01-01\n\n## Context\n',
    '***\n\ntitle: of a film\n\n***\n',
    'Words.\n\n---\n\nNote: this is it.\n\n---\n\nMore.\n',
    'Words.\n\n---\nNote: this is it.\n---\n',
    '```yaml\n---\ntitle: X\nowner: em\n---\n```\n',
    '# How to\n\n~~~\n---\ntitle: X\n---\n~~~\n',
    '    ---\n    title: X\n    ---\n',
    '{: .no_toc }\n\n# A title\n',
    '{{< note >}}\nWords.\n{{< /note >}}\n',
    '{ not: keys }\n',
    '+++ Words +++\n\na = b\n',
    'Subject: a mail\nTo: you\n\nHello.\n',
    'http://example.com: see there\n',
    '| a | b |\n|---|---|\n| title: x | y |\n',
    '---\n\n',
    '***\nWords: and more\n',
  ])('%j is text and nothing else', (text) => {
    expect(
      pageOf(text, 'notes/x.md').messages.filter(({ rule }) => rule.startsWith('frontmatter') && text !== '---\n\n'),
    ).toEqual([])
  })
})

test.each([
  '',
  '# Engineering Manager\n\nWords.\n',
  '```yaml\ntitle: X\n```\n',
  '<!--\ntitle: X\n-->\n',
  'Words.\n\n---\n\nMore.\n',
])('a page like %j in a folder of roles is an error, and nothing else is', (text) => {
  const found = messages({ 'roles/em.md': text })
  expect(found).toMatchObject([{ file: 'roles/em.md', rule: 'frontmatter-missing', severity: 'error' }])
  expect(found[0]!.hint).toContain('`title`, `ownerRole` and `examples`')
  expect(messages({ 'notes/em.md': text, 'roles/README.md': '# Roles\n' })).toEqual([])
})

test('whatever text is above the first fence, the role is there or the page says why not', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '<!-- x -->',
      '# Title',
      '---',
      '***',
      'Words.',
      '- item',
      '> quote',
      '| a |',
      '***',
      '1. x',
      '—',
      '<br>',
    ),
    fc.string({ maxLength: 12 }).map((text) => text.replace(/[\n\r`~]/g, '')),
  )
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (above) => {
      const text = `${above.join('\n')}\n${right}`
      const page = pageOf(text, 'roles/em.md')
      const isThere = page.kind === 'role' && page.title === 'Engineering Manager'
      const isReported = page.messages.some(
        ({ rule, severity }) => severity === 'error' && /^frontmatter|^yaml|^key|^text/.test(rule),
      )
      expect(isReported).toBe(true)
      if (page.messages.every(({ rule }) => rule === 'frontmatter-fence')) expect(isThere).toBe(true)
      expect(sound['roles/em.md']).toBe(right)
    }),
  )
})

describe('a guide that seems to say that it is not for readers', () => {
  test.each([
    'private: true',
    'private: yes',
    'public: false',
    'visibility: private',
    'status: private',
    'tags: [draft]',
    'tags: [people, WIP]',
    'tags: draft, people',
    'confidential: true',
  ])('by %s is published, and a warning says so', (line) => {
    const [key] = line.split(':')
    const found = pageOf(`---\ntitle: X\n${line}\n---\n\nWords.\n`)
    expect(found.data.status).not.toBe('draft')
    expect(found.messages).toEqual([
      expect.objectContaining({
        rule: 'key-value',
        severity: 'warning',
        message: `\`${line}\` has no effect here, but seems to say that the page is not for readers: it is published`,
        hint: `Write \`status: draft\` to leave the page out, or remove \`${key}\` if readers should see it.`,
      }),
    ])
    expect(found.foreignKeys).toEqual([])
  })

  test.each(['private: false', 'public: true', 'visibility: team', 'tags: [draft-law, people]', 'hidden: true'])(
    'does not by %s',
    (line) => {
      expect(problems(`---\ntitle: X\n${line}\n---\n\nWords.\n`)).toEqual([])
    },
  )

  test('is left out with `status: draft`, whatever else it says', () => {
    const found = pageOf('---\nstatus: draft\nprivate: true\n---\n\nWords.\n')
    expect(found.data.status).toBe('draft')
    expect(found.messages).toEqual([])
  })
})
