import { describe, expect, test } from 'vitest'
import { page } from '../support/handbooks.ts'
import { messages, problems } from '../support/problems.ts'

const designer = page('title: Designer', 'ownerRole: em', 'reportsTo: em', 'examples: [Draws.]')

/** What is said of folders, and what to do about it. */
const said = (files: Record<string, string>, guides: readonly string[] = []) =>
  messages(files, { config: { guides: [...guides] } })
    .filter(({ rule }) => rule === 'folder-kind')
    .map(({ file, severity, message, hint }) => `${file} ${severity} ${message} → ${hint}`)

describe('a folder whose name is not quite that of a kind', () => {
  test.each<[string, string, string, string]>([
    ['practises', 'practice', 'practices', page('title: Pairing', 'ownerRole: em')],
    ['path', 'path', 'paths', page('title: Up', 'steps: [{from: em, to: tl}]')],
    ['terms', 'term', 'glossary', page('title: API', 'seeAlso: [em]')],
    ['poeple', 'person', 'people', page('title: Ada', 'contact: {chat: "#ada"}')],
  ])('is reported once for all pages: %s', (folder, kind, right, text) => {
    expect(said({ [`${folder}/b.md`]: text, [`${folder}/a.md`]: text, [`${folder}/README.md`]: '# All\n' })).toEqual([
      `${folder}/a.md warning Read the 2 pages in \`${folder}\` as guides, although they have keys of the kind \`${kind}\`, ` +
        `did you mean the folder \`${right}\`? → Run \`git mv ${folder} ${right}\` in the folder of the handbook. ` +
        `If they are guides, write \`guides: [${folder}]\` in handbook.yaml.`,
    ])
  })

  test('is merged with the right one where that is there', () => {
    const text = page('title: Hiring', 'ownerRole: em', 'coreFocus: people', 'examples: [Hires.]')
    expect(said({ 'responsibilites/hiring.md': text })).toEqual([
      'responsibilites/hiring.md warning Read the page in `responsibilites` as a guide, although it has keys of the kind ' +
        '`responsibility`, did you mean the folder `responsibilities`? → Run `git mv responsibilites/* responsibilities/` ' +
        'in the folder of the handbook. If they are guides, write `guides: [responsibilites]` in handbook.yaml.',
    ])
  })

  test('is renamed in two steps where only capitals differ, which some computers take for one name', () => {
    expect(said({ 'Teams/a.md': page('title: A', 'roles: {em: Ada}') })[0]).toContain(
      '→ Run `git mv Teams teams-2 && git mv teams-2 teams` in',
    )
  })

  test('is not reported key by key as well', () => {
    const found = problems({ 'role/designer.md': designer })
    expect(found).toEqual([expect.stringContaining('role/designer.md:1:1-1:1 folder-kind ')])
  })

  test('is what is wrong where a page names one in it, which need not be added', () => {
    const files = { 'role/designer.md': designer, 'practices/draw.md': page('title: Draw', 'ownerRole: designer') }
    expect(messages(files).find(({ rule }) => rule === 'own-unknown-role')).toMatchObject({
      file: 'practices/draw.md',
      message: 'Unknown role `designer`: `role/designer.md` is read as a guide because of its folder',
      hint: 'Run `git mv role/* roles/` in the folder of the handbook.',
    })
  })

  test.each<[string, Record<string, string>, string[]?]>([
    ['that is listed under `guides`', { 'role/designer.md': designer }, ['role']],
    ['near to a kind that is listed there', { 'role/designer.md': designer }, ['roles']],
    ['whose pages say their kind', { 'role/designer.md': designer.replace('title', 'kind: role\ntitle') }],
    ['whose pages have keys that guides have', { 'role/about.md': page('title: About', 'summary: All roles.') }],
    ['of rules that have an owner', { 'rules/a.md': page('title: A', 'ownerRole: em') }],
    ['of another tool, whose keys are its own', { 'team/a.md': page('title: A', 'layout: x', 'type: docs') }],
    ['in another folder', { 'guides/role/designer.md': designer }],
    ['most of whose pages are guides', { 'role/a.md': designer, 'role/b.md': page('title: B') }],
  ])('is left alone: one %s', (_, files, guides) => {
    expect(said(files, guides)).toEqual([])
  })
})

test('a folder under `guides` that is not there is reported, unless it has the name of a kind', () => {
  const about = (name: string) =>
    problems({ 'using/a.md': '# A\n' }, { config: { guides: [name] }, text: `guides: [${name}]\n` })
  expect(about('usign')).toEqual([
    'handbook.yaml:1:10-1:15 folder-unknown Unknown folder `usign`, did you mean `using`?',
  ])
  expect(about('using')).toEqual([])
  expect(about('practices')).toEqual([])
})
