import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import fc, { runs } from '../support/cases.ts'
import { folderOf, run, temporary, textIn, textsIn } from '../support/commands.ts'
import { sound } from '../support/problems.ts'

/** The text of `path` once it has been resolved in an otherwise sound handbook. */
async function resolved(path: string, text: string, more: Record<string, string> = {}): Promise<string> {
  const folder = folderOf({ ...sound, ...more, [path]: text })
  await run(['check', '--fix', '--no-cache'], folder)
  return textIn(folder, path)
}

const staffing = (lines: string) => `---\n${lines}\n---\n\nText.\n`

describe('rolebook check --fix', () => {
  test.each([
    ['a misspelt key', 'titel: Staffing # why\nownerRole:   em', 'title: Staffing # why\nownerRole:   em'],
    ['a misspelt key in quotes', '"titel": Staffing\nownerRole: em', 'title: Staffing\nownerRole: em'],
    ['a sentence with a colon', 'title: Staffing: who\nownerRole: em', 'title: "Staffing: who"\nownerRole: em'],
    ['a number that is a name', 'title: 2026\nownerRole: em', 'title: "2026"\nownerRole: em'],
    [
      'an example with a colon',
      'title: Staffing\nownerRole: em\nexamples:\n  - Meeting: who comes\n  - Other.',
      'title: Staffing\nownerRole: em\nexamples:\n  - "Meeting: who comes"\n  - Other.',
    ],
    ['several at once', 'titel: 1.10\nownerRole: em\nsumary: a: b', 'title: "1.10"\nownerRole: em\nsummary: "a: b"'],
  ])('mends %s and nothing else', async (_, wrong, right) => {
    const rest = '\ncoreFocus: people'
    expect(await resolved('responsibilities/staffing.md', staffing(wrong + rest))).toBe(staffing(right + rest))
  })

  test.each([
    ['an owner, since that changes who is accountable', 'title: Staffing\nownerRole: emm'],
    ['a key that could be two', 'title: Staffing\nownerRole: em\nordr: 1\nstatu: active\nsteps: 1'],
    ['a key that is there already', 'title: Staffing\ntitel: Hiring\nownerRole: em'],
    ['a key whose value would be wrong', 'title: Staffing\nownerRole: em\nordr: soon'],
    ['a lenient spelling, which is right', 'title: Staffing\nowner role: em'],
    ['a sentence with quotes in it', 'title: Staffing\nownerRole: em\nexamples:\n  - Say: "no"'],
    ['a sentence before a comment', 'title: Staffing\nownerRole: em\nexamples:\n  - Say: no # not yes'],
  ])('leaves alone %s', async (what, keys) => {
    const text = staffing(`${keys}\ncoreFocus: people`)
    const expected = what.includes('two') ? text.replace('ordr', 'order').replace('statu:', 'status:') : text
    expect(await resolved('responsibilities/staffing.md', text)).toBe(expected)
  })

  test.each([
    ['[x](../roles/pl.md#day)', '[x](../roles/lead.md#day)'],
    ['[x](/roles/pl.html)', '[x](/roles/lead.html)'],
    ['[[pl]] and [[pl|words]]', '[[lead]] and [[lead|words]]'],
  ])('mends the link %s by a former name', async (wrong, right) => {
    const lead = '---\ntitle: Lead\nownerRole: em\nformerly: pl\nexamples: [Leads the way.]\n---\n## Day\n'
    expect(await resolved('guides/a.md', `${wrong}\n`, { 'roles/lead.md': lead })).toBe(`${right}\n`)
  })

  test.each([
    ['[x](../Roles/EM.md#top)', '[x](../roles/em.md#top)'],
    ['[x](em.md "em.md")', '[x](../roles/em.md "em.md")'],
    ['[x](/em)', '[x](/roles/em)'],
    ['[x][e]\n\n[e]: em.md', '[x][e]\n\n[e]: ../roles/em.md'],
    ['<a href="em.html">x</a>', '<a href="../roles/em.html">x</a>'],
    ['[[EM]]', '[[em]]'],
    ['## Time off\n\n[x](#Time-Off)', '## Time off\n\n[x](#time-off)'],
    ['| a |\n| - |\n| [[em|Manager]] |', '| a |\n| - |\n| [[em\\|Manager]] |'],
    ['::matrix{role="em tl"}', '::matrix{roles="em tl"}'],
    ['[x](gone.md)', '[x](gone.md)'],
    ['[x](README.md)', '[x](README.md)'],
  ])('turns %j into %j', async (wrong, right) => {
    expect(await resolved('guides/a.md', `# A\n\n${wrong}\n`, { 'README.md': '# B\n' })).toBe(`# A\n\n${right}\n`)
  })

  test('keeps line ends, the byte order mark and the mode', async () => {
    const wrong = '\uFEFF---\r\ntitel: Staffing\r\nownerRole: em\r\ncoreFocus: people\r\n---\r\n'
    expect(await resolved('responsibilities/staffing.md', wrong)).toBe(wrong.replace('titel', 'title'))
  })

  test('says what it did and what is left, and its exit code whether there are errors left', async () => {
    const folder = folderOf({ ...sound, 'guides/a.md': '# A\n\n[x](em.md) [y](gone.md)\n' })
    const { code, out } = await run(['check', '--fix'], folder)
    expect(code).toBe(1)
    expect(out).toContain('✓ Fixed 1 problem in 1 file.')
    expect(out).toContain('No page `guides/gone.md`')
    expect(out).not.toContain('No page `guides/em.md`')
    writeFileSync(join(folder, 'handbook/guides/a.md'), '# A\n\n[x](em.md)\n')
    expect(await run(['check', '--fix'], folder)).toMatchObject({ code: 0 })
    expect(await run(['check', '--fix'], folder)).toMatchObject({ code: 0, out: expect.not.stringContaining('Fixed') })
  })

  test('fixes handbook.yaml, too', async () => {
    expect(await resolved('handbook.yaml', 'titel: Ours # x\nlimits:\n  pagse: 9\n')).toBe(
      'title: Ours # x\nlimits:\n  pages: 9\n',
    )
  })

  test('--dry-run shows the changes and makes none', async () => {
    const files = { ...sound, 'guides/a.md': '# A\n\n[x](em.md)\n' }
    const folder = folderOf(files)
    const { code, out } = await run(['check', '--fix', '--dry-run', '--no-cache'], folder)
    expect(code).toBe(1)
    expect(out).toBe(
      [
        'diff --git a/handbook/guides/a.md b/handbook/guides/a.md',
        '--- a/handbook/guides/a.md',
        '+++ b/handbook/guides/a.md',
        '@@ -1,3 +1,3 @@',
        ' # A',
        ' ',
        '-[x](em.md)',
        '+[x](../roles/em.md)',
      ].join('\n'),
    )
    expect(textsIn(folder)).toEqual(files)
    expect(await run(['check', '--fix', '--dry-run'], folderOf(sound))).toMatchObject({ code: 0 })
    expect(await run(['check', '--dry-run'], folder)).toMatchObject({ code: 2 })
  })

  test('without it, the check says what could be fixed', async () => {
    const folder = folderOf({ ...sound, 'guides/a.md': '# A\n\n[x](em.md)\n' })
    expect((await run(['check'], folder)).out).toContain('Rolebook can fix it: rolebook check --fix')
    const { problems } = JSON.parse((await run(['check', '--json'], folder)).out)
    expect(problems[0].fix).toEqual([
      { file: 'handbook/guides/a.md', line: 3, column: 5, endLine: 3, endColumn: 10, text: '../roles/em.md' },
    ])
  })

  test.skipIf(process.platform === 'win32')('never writes through a link that leads out of the handbook', async () => {
    const folder = folderOf(sound)
    const outside = join(temporary(), 'settings.yaml')
    writeFileSync(outside, 'titel: Ours\n')
    symlinkSync(outside, join(folder, 'handbook/handbook.yaml'))
    const { code, err } = await run(['check', '--fix'], folder)
    expect(code).toBe(2)
    expect(err).toContain('is a link out of the handbook')
    expect(readFileSync(outside, 'utf8')).toBe('titel: Ours\n')
  })

  test('a misspelled key of the starter is fixed to what it was, or left alone', async () => {
    const folder = temporary()
    cpSync('handbook', join(folder, 'handbook'), { recursive: true })
    const pages = Object.entries(textsIn(folder)).filter(([path]) => /^(?:roles|responsibilities|focuses)/.test(path))
    const keys = pages.flatMap(([path, text]) =>
      [...text.slice(0, text.indexOf('\n---', 3)).matchAll(/^[A-Za-z]{4,}(?=:)/gm)].map(({ 0: key, index }) => ({
        path,
        text,
        key,
        index,
      })),
    )
    let exact = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        fc.nat(),
        fc.constantFrom('swap', 'drop', 'double'),
        async (one, seed, slip) => {
          const { path, text, key, index } = one
          const at = 1 + (seed % (key.length - 2))
          const [a, b] = [key[at]!, key[at + 1]!]
          const wrong = key.slice(0, at) + { swap: b + a, drop: b, double: a + a + b }[slip] + key.slice(at + 2)
          const broken = text.slice(0, index) + wrong + text.slice(index + key.length)
          writeFileSync(join(folder, 'handbook', path), broken)
          await run(['check', '--fix'], folder)
          const now = textIn(folder, path)
          writeFileSync(join(folder, 'handbook', path), text)
          expect([text, broken]).toContain(now)
          if (now === text) exact++
        },
      ),
      { numRuns: runs(40) },
    )
    expect(exact).toBeGreaterThan(runs(20))
  }, 180_000)
})
