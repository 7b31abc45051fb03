// `rename --title`: a page gets another title, and the handbook says it everywhere.
import { describe, expect, test } from 'vitest'
import { folderOf, run, textIn, textsIn } from '../support/commands.ts'
import { page } from '../support/handbooks.ts'
import { sound } from '../support/problems.ts'

const roles = {
  ...sound,
  'roles/em.md': page('title: Engineering Manager', 'short: EM', 'ownerRole: em', 'examples: [Leads.]'),
  'roles/tl.md': page('title: Tech Lead', 'short: TL', 'ownerRole: em', 'examples: [Designs.]', 'reportsTo: em'),
}

async function retitled(files: Record<string, string>, ...options: readonly string[]) {
  const folder = folderOf({ ...roles, ...files })
  const ran = await run(['rename', 'tl', 'staff-engineer', '--title', 'Staff Engineer (SE)', ...options], folder)
  return { ...ran, folder, read: (path: string) => textIn(folder, path) }
}

describe('rolebook rename --title', () => {
  test('gives the page its title and its short name, and says what it did', async () => {
    const { code, out, read } = await retitled({ 'guides/a.md': '# A\n\nThe TL and a Tech Lead.\n' })
    expect(code).toBe(0)
    expect(read('roles/staff-engineer.md')).toBe(
      page(
        'title: Staff Engineer',
        'short: SE',
        'ownerRole: em',
        'examples: [Designs.]',
        'reportsTo: em',
        'formerly: tl',
      ),
    )
    expect(read('guides/a.md')).toBe('# A\n\nThe SE and a Staff Engineer.\n')
    expect(out).toBe(
      [
        '✓ handbook/roles/tl.md is now handbook/roles/staff-engineer.md; 2 references in 2 files rewritten.',
        '  Tech Lead (TL) is called Staff Engineer (SE), in 2 places of 2 files.',
        '  The old id stays under `formerly`, so that old links still arrive.',
      ].join('\n'),
    )
  })

  test('changes words in text, headings, tables, boxes, links and comments, and leaves code, addresses and ids', async () => {
    const { read } = await retitled({
      'guides/a.md': [
        '# The TL\n',
        '## What a TL does {#tl}\n',
        '> A **Tech\n> Lead** leads.\n',
        '| TL | `TL` |\n|---|---|\n| [the TL](../roles/tl.md) | https://example.com/TL |\n',
        ':::note[For the TL]\nTLs [[tl|Tech Leads]].\n:::\n',
        '<!-- Ask the TL. -->\n',
        '```text\nTL\n```\n',
      ].join('\n'),
    })
    expect(read('guides/a.md')).toBe(
      [
        '# The SE\n',
        '## What an SE does {#tl}\n',
        '> A **Staff\n> Engineer** leads.\n',
        '| SE | `TL` |\n|---|---|\n| [the SE](../roles/staff-engineer.md) | https://example.com/TL |\n',
        ':::note[For the SE]\nSEs [[staff-engineer|Staff Engineers]].\n:::\n',
        '<!-- Ask the SE. -->\n',
        '```text\nTL\n```\n',
      ].join('\n'),
    )
  })

  test('changes sentences, other names and comments of front matter, titles of other pages and of matrices', async () => {
    const { read } = await retitled({
      'responsibilities/design.md': page(
        'title: Design',
        '# The TL owns it.',
        'ownerRole: tl',
        'coreFocus: technology',
        'summary: "What the TL decides: all."',
        'aliases: [via TL]',
        'sources: A book about the TL',
        'examples:',
        '  - The TL says no. # as every TL does',
        '  - >',
        '    A Tech',
        '    Lead waits.',
      ),
      'guides/b.md': '---\ntitle: EM and TL\n---\nTogether.\n',
      'handbook.yaml': 'title: For TLs\nmatrices:\n  - {id: em-tl, title: EM / TL, roles: [em, tl]}\n',
    })
    expect(read('responsibilities/design.md')).toBe(
      page(
        'title: Design',
        '# The SE owns it.',
        'ownerRole: staff-engineer',
        'coreFocus: technology',
        'summary: "What the SE decides: all."',
        'aliases: [via SE]',
        'sources: A book about the TL',
        'examples:',
        '  - The SE says no. # as every SE does',
        '  - >',
        '    A Staff',
        '    Engineer waits.',
      ),
    )
    expect(read('guides/b.md')).toContain('title: EM and SE\n')
    expect(read('handbook.yaml')).toBe(
      'title: For SEs\nmatrices:\n  - {id: em-tl, title: EM / SE, roles: [em, staff-engineer]}\n',
    )
  })

  test('keeps links to headings that get other words', async () => {
    const { read, folder } = await retitled({
      'guides/a.md': '# A\n\n## With the TL\n\n## Without the TL\n\nSee [above](#with-the-tl).\n',
      'guides/b.md': '# B\n\nSee [A](a.md#with-the-tl).\n',
    })
    expect(read('guides/a.md')).toBe(
      '# A\n\n## With the SE {#with-the-tl}\n\n## Without the SE\n\nSee [above](#with-the-tl).\n',
    )
    expect((await run(['check'], folder)).out).toContain('no errors and no warnings')
  })

  test('leaves the names of others that hold the old one, and says where else it stands', async () => {
    const { read, out } = await retitled({
      'roles/tlm.md': page(
        'title: Tech Lead Manager',
        'short: TLM',
        'ownerRole: em',
        'examples: [Both.]',
        'combines: [em, tl]',
      ),
      'guides/a.md': '# A\n\nThe Tech Lead\nManager, and `TL`.\n\nAny tech lead, and any tech lead manager.\n',
    })
    expect(read('guides/a.md')).toBe(
      '# A\n\nThe Tech Lead\nManager, and `TL`.\n\nAny tech lead, and any tech lead manager.\n',
    )
    expect(out).toContain(
      '\n  `Tech Lead` or `TL` still stands in 1 line of text, for you to read: handbook/guides/a.md:4\n',
    )
    expect(out).toContain('\n  `tech lead` still stands in 1 line of text, for you to read: handbook/guides/a.md:6\n')
  })

  test('says how to see all places where there are many', async () => {
    const lines = Array.from({ length: 7 }, () => 'Any `Tech Lead` here.\n')
    const { out } = await retitled({ 'guides/a.md': `# A\n\n${lines.join('\n')}` })
    expect(out).toContain(
      ' still stands in 7 lines of text, for you to read: handbook/guides/a.md:3, handbook/guides/a.md:5, ' +
        'handbook/guides/a.md:7, handbook/guides/a.md:9, handbook/guides/a.md:11, and 2 more lines, ' +
        'which are among those of: git grep -n -e "Tech Lead" -e "TL" -- handbook/\n',
    )
  })

  test('goes by the title where the new name has no short one, and takes a short name where there was none', async () => {
    const folder = folderOf({ ...roles, 'guides/a.md': '# A\n\nAsk the TL.\n' })
    await run(['rename', 'tl', 'lead', '--title', 'Lead'], folder)
    expect(textIn(folder, 'roles/lead.md')).toContain('title: Lead\nownerRole')
    expect(textIn(folder, 'guides/a.md')).toBe('# A\n\nAsk the Lead.\n')
    await run(['rename', 'lead', 'lead', '--title', 'Lead (L)'], folder)
    expect(textIn(folder, 'roles/lead.md')).toContain('title: Lead\nshort: L\nownerRole')
    expect(textIn(folder, 'guides/a.md')).toBe('# A\n\nAsk the Lead.\n')
  })

  test('gives a title alone when the id is the same', async () => {
    const folder = folderOf(roles)
    const { code, out } = await run(['rename', 'people', 'people', '--title', 'Our: People'], folder)
    expect(code).toBe(0)
    expect(out).toBe('✓ People is called Our: People, in 1 place of 1 file.')
    expect(textIn(folder, 'focuses/people.md')).toContain('title: "Our: People"\n')
  })

  test('forgets the old id when asked to', async () => {
    const { read, out } = await retitled({}, '--no-former')
    expect(read('roles/staff-engineer.md')).not.toContain('formerly')
    expect(out).not.toContain('formerly')
  })

  test('writes nothing on a dry run, or where the new title is that of another role', async () => {
    const { out, folder } = await retitled({}, '--dry-run')
    expect(out).toContain('+title: Staff Engineer')
    expect(textsIn(folder)).toEqual(roles)
    const taken = await run(['rename', 'tl', 'lead', '--title', 'Engineering Manager'], folder)
    expect(taken.code).toBe(1)
    expect(taken.out).toContain('role-alias-clash')
    expect(textsIn(folder)).toEqual(roles)
    const empty = await run(['rename', 'tl', 'lead', '--title', 'Lead ()'], folder)
    expect(empty.err).toContain('Unexpected `Lead ()` as a title.')
  })
})
