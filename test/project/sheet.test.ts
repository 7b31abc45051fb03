import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { UserError } from '../../src/base/errors.ts'
import { cellName, readSheet } from '../../src/project/sheet.ts'
import { readDuties, type SheetDuties } from '../../src/project/sheet-duties.ts'
import { sheetHandbook } from '../../src/project/sheet-handbook.ts'
import fc, { runs } from '../support/cases.ts'
import { run, temporary } from '../support/commands.ts'

function saved(contents: string | Uint8Array, name = 'raci.csv'): string {
  const path = join(temporary(), name)
  writeFileSync(path, contents)
  return path
}

const duties = (contents: string | Uint8Array, name?: string): SheetDuties =>
  readDuties(readSheet(saved(contents, name)))

/** Who owns each duty, by its title; several or nobody where the sheet leaves it open. */
const owners = (sheet: SheetDuties) =>
  Object.fromEntries(sheet.duties.map(({ title, owners }) => [title, owners.map(({ role }) => role).join(' and ')]))

const remarks = ({ remarks }: SheetDuties) => remarks.map(({ cell, message }) => `${cell} ${message}`)

function refusal(contents: string | Uint8Array, name?: string): string {
  try {
    duties(contents, name)
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`
    throw error
  }
  return 'nothing'
}

/** The pages of a handbook, by path, and what a check of it says. */
async function handbook(sheet: SheetDuties) {
  const folder = temporary()
  const files = sheetHandbook(sheet)
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), contents)
  }
  const { problems } = JSON.parse((await run(['check', '--json'], folder)).out)
  const pages = Object.fromEntries(
    files.map(({ path, contents }) => [path.slice('handbook/'.length), String(contents)]),
  )
  return { pages, problems: problems.filter(({ severity }: { severity: string }) => severity !== 'note') }
}

const raci = ['Task,Manager,Lead,Product', 'Hiring,A,R,I', 'Design,C,A/R,'].join('\n')

describe('a sheet', () => {
  test.each([
    ['commas', raci],
    ['semicolons, as Excel saves it where a comma is for decimals', raci.replaceAll(',', ';')],
    ['tabs', raci.replaceAll(',', '\t')],
    ['a first line that names the separator', `sep=;\r\n${raci.replaceAll(',', ';').replaceAll('\n', '\r\n')}`],
    ['a byte order mark and the line ends of Windows', `\uFEFF${raci.replaceAll('\n', '\r\n')}\r\n`],
    ['UTF-16, as Excel saves Unicode text', Buffer.from(`\uFEFF${raci.replaceAll(',', '\t')}`, 'utf16le')],
    ['UTF-16 of other processors', Buffer.from(`\uFEFF${raci}`, 'utf16le').swap16()],
    ['quotes around every cell', raci.replace(/[^,\n]+/g, '"$&"')],
    ['empty rows and columns', `,,,,\n${raci.replace(/^/gm, ',').replaceAll('\n', '\n,,,\n\n')}\n,,`],
    ['a title above it', `Who does what,,,\n\n${raci}`],
    [
      'numbers before the duties',
      raci.replace(/^/gm, '1,').replace('1,Task', '#,Task').replace('1,Design', '2,Design'),
    ],
    ['the names of the roles again further down', raci.replace('\nDesign', '\nTask,Manager,Lead,Product\nDesign')],
  ])('is read with %s', (_, contents) => {
    const sheet = duties(contents)
    expect(sheet).toMatchObject({ roles: ['Manager', 'Lead', 'Product'], kind: 'RACI', remarks: [] })
    expect(owners(sheet)).toEqual({ Hiring: 'Manager', Design: 'Lead' })
  })

  test('may have line breaks, separators and quotes in its cells', () => {
    const sheet = duties('Task;"Engineering\nManager";Lead\n"Hiring; and ""firing""";A;"R, C"\n')
    expect(sheet.roles).toEqual(['Engineering Manager', 'Lead'])
    expect(sheet.duties[0]).toMatchObject({ title: 'Hiring; and "firing"', cells: [{}, { letters: ['R', 'C'] }] })
  })

  test('is told apart from sentences with commas', () => {
    const sheet = duties('Task;Manager;Lead;Notes\nHiring;A;R;Slow, careful, fair, kind\nDesign;C;A;Two, three, four\n')
    expect(owners(sheet)).toEqual({ Hiring: 'Manager', Design: 'Lead' })
  })

  test('names its cells as a spreadsheet does', () => {
    expect([0, 25, 26, 701, 702].map((column) => cellName(4, column))).toEqual(['A5', 'Z5', 'AA5', 'ZZ5', 'AAA5'])
  })

  test.each([
    ['plan.xlsx', 'PK\x03\x04', '`plan.xlsx` is a workbook, expected a sheet saved as text. Save it as `CSV UTF-8`'],
    ['plan.csv', 'PK\x03\x04', '`plan.csv` is a workbook'],
    ['plan.numbers', 'x', '`plan.numbers` is a workbook'],
    ['plan.csv', Buffer.from('Task,M\xfcller\nA,A\n', 'latin1'), 'is in an encoding other than UTF-8'],
    ['plan.csv', 'Task,Lead\n"Hiring,A\nDesign,A\n', 'a cell that begins with a quote has no end'],
    ['plan.csv', '', 'No column of `plan.csv` has letters of RACI or DACI, or ticks.'],
    [
      'plan.csv',
      'Hiring,A,R\nDesign,R,A\n',
      'Row 1 of `plan.csv` has letters, expected the names of roles above them.',
    ],
    ['plan.csv', 'Task,Lead,QA\nHiring,L,Z\nDesign,Z,L\n', 'and where they meet `A`, `R`, `C`, `I`'],
    ['plan.csv', 'Name,City\nAda,London\n', 'No column of `plan.csv` has letters'],
    ['plan.csv', 'Lead,Manager\nA,R\n', 'No column of `plan.csv` has the names of duties'],
    ['plan.csv', `Task,Lead\n${'x,A\n'.repeat(2001)}`, 'has 2002 rows, expected at most 2000'],
  ])('%s is refused with a reason', (name, contents, reason) => {
    expect(refusal(typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents, name)).toContain(reason)
  })
})

describe('the letters of a sheet', () => {
  test.each([
    ['a', 'R'],
    ['A/R', 'C'],
    ['R, A', ''],
    ['RA', '-'],
    ['Accountable', 'Responsible'],
    ['A & R', 'N/A'],
    ['Ａ', 'no'],
    ['A (for now)', 'R - weekly'],
    ['A*', 'C: by mail'],
  ])('may be written as %s and %s', (one, other) => {
    expect(owners(duties(`Task;Lead;Manager\nHiring;${one};${other}\nDesign;R;A\n`))).toEqual({
      Hiring: 'Lead',
      Design: 'Manager',
    })
  })

  test.each(['x', 'X', '✓', '✔️', '√', 'yes', 'TRUE', '1', '●'])('may be a tick: %s', (tick) => {
    const sheet = duties(`Task,Lead,Manager\nHiring,${tick},\nDesign,,${tick}\n`)
    expect(sheet.kind).toBe('ticks')
    expect(owners(sheet)).toEqual({ Hiring: 'Lead', Design: 'Manager' })
  })

  test('of DACI make the driver answer, and the approver a help', async () => {
    const sheet = duties('Decision,Lead,Manager,QA\nRelease,D,A,C\n')
    expect(sheet.kind).toBe('DACI')
    expect(parse((await handbook(sheet)).pages['responsibilities/release.md']!.split('---')[1]!)).toMatchObject({
      ownerRole: 'lead',
      supports: { manager: 'Approves.', qa: 'Contributes.' },
    })
  })

  test('without any A make whoever does the work answer', () => {
    expect(owners(duties('Task,Lead,Manager\nHiring,R,C\nDesign,I,R\n'))).toEqual({ Hiring: 'Lead', Design: 'Manager' })
  })
})

describe('other letters', () => {
  const supportsOf = async (sheet: SheetDuties, id: string) =>
    parse((await handbook(sheet)).pages[`responsibilities/${id}.md`]!.split('---')[1]!)

  test('of a German sheet are read, and one that is unknown is reported at its cell', async () => {
    const sheet = duties(
      'Aufgabe;Leitung;Team;Beirat;QS\nEinstellung;V;D;B;I\nBudget;V/D;I;;Q\nPlan;I;V;M;B\nV = verantwortlich, D = Durchführung;;;;\n',
    )
    expect(sheet.kind).toBe('VDBI')
    expect(owners(sheet)).toEqual({ Einstellung: 'Leitung', Budget: 'Leitung', Plan: 'Team' })
    expect(remarks(sheet)).toEqual([
      'E3 `Q` is not understood, expected `V`, `D`, `B`, `I`, `M`, `E` or `x`: it is only quoted',
      'A5 `V = verantwortlich, D = Durchführung` explains the letters, and is no duty',
    ])
    expect(await supportsOf(sheet, 'einstellung')).toMatchObject({
      ownerRole: 'leitung',
      supports: { team: 'Does the work.', beirat: 'Is consulted.' },
    })
  })

  test('may be words', () => {
    const sheet = duties(
      'Aufgabe,Leitung,Team\nEinstellung,verantwortlich,Durchführung\nBudget,Beratung,Verantwortlich\n',
    )
    expect(owners(sheet)).toEqual({ Einstellung: 'Leitung', Budget: 'Team' })
  })

  test('of RAPID make whoever decides answer', async () => {
    const sheet = duties('Decision,Lead,Manager,QA,Board,Ops\nRelease,R,A,I,D,P\n')
    expect(sheet.kind).toBe('RAPID')
    expect(await supportsOf(sheet, 'release')).toMatchObject({
      ownerRole: 'board',
      supports: { lead: 'Recommends.', manager: 'Agrees.', qa: 'Gives input.', ops: 'Does the work.' },
    })
  })

  test('of CAIRO leave a role out, and those of RASCI support', async () => {
    const sheet = duties('Task,Lead,Manager,QA,Ops\nRelease,A,R,O,S\n')
    expect(remarks(sheet)).toEqual([])
    expect((await supportsOf(sheet, 'release')).supports).toEqual({
      manager: 'Does the work.',
      ops: 'Helps with the work.',
    })
  })

  test.each(['V', 'Q', 'L', '?', '★', 'Ada', '👍'])('such as %s are reported where RACI is used', (letter) => {
    const sheet = duties(`Task,Lead,Manager\nHiring,A,${letter}\nDesign,R,A\n`)
    expect(remarks(sheet)).toEqual([
      `C2 \`${letter}\` is not understood, expected \`A\`, \`R\`, \`C\`, \`I\`, \`S\`, \`D\`, \`O\` or \`x\`: it is only quoted`,
    ])
    expect(sheet.duties.map(({ title }) => title)).toEqual(['Hiring', 'Design'])
  })

  test('in a column of their own are said at its head', () => {
    expect(remarks(duties('Task,Lead,Auditor\nHiring,A,Q\nDesign,A,Q\n'))).toEqual([
      'C1 Most cells of `Auditor` are no letters that are understood: it is no role here, and they are only quoted',
    ])
  })

  test.each([
    ['below, in one cell', '%,,\nR = Responsible,,\nQ: Quality,,', ['A4', 'A5']],
    ['below, under a heading', '%,,\nLegende,,\nV,verantwortlich,\nQ,Qualität,', ['A4', 'A5', 'B5', 'A6', 'B6']],
    ['at the right', '%,,\n,R = Responsible,A = Accountable', ['B4', 'C4']],
    ['beyond the table', '%,,\n,,,,Legend\n,,,,R: Responsible', ['E4', 'E5']],
    ['below without a sign', '%,,\nA Accountable,,', ['A4']],
    ['above', 'R = Responsible,,\n%', ['A1']],
  ])('that are explained %s are no duties', (_, text, cells) => {
    const sheet = duties(text.replace('%', 'Task,Lead,Manager\nHiring,A,R\nDesign,R,A'))
    expect(sheet.duties.map(({ title }) => title)).toEqual(['Hiring', 'Design'])
    expect(sheet.remarks.map(({ cell }) => cell)).toEqual(cells)
    expect(sheet.title).toBe(undefined)
  })

  test('that are no explanation stay duties', () => {
    const names = ['E-Mail', 'A-Team', 'Q', '採', 'Key accounts', 'Öl: kaufen', 'R&D']
    const sheet = duties(`Task,Lead,Manager\n${names.map((name) => `${name},A,R\n`).join('')}`)
    expect(sheet.duties.map(({ title }) => title)).toEqual(names)
  })

  test('are missing in a row without a name, which is reported with what it says', () => {
    const sheet = duties('Task,Lead,Notes\nHiring,A,\nDesign,A,ok\n,,As of May\n')
    expect(remarks(sheet)).toEqual(['A4 The row has neither a name nor a letter, and is no duty: `As of May`'])
  })
})

describe('what a sheet leaves open', () => {
  const open = duties(
    [
      'Task,Lead,Lead,Manager,',
      'Hiring,A,,A,',
      'Design,R,,C,',
      'Review,A,,maybe,A',
      ',A,,,',
      'Hiring,,A,,',
      'R: does the work,,,,',
    ].join('\n'),
  )

  test('is said at its cell', () => {
    expect(remarks(open)).toEqual([
      'C1 `Lead` is the name of column B too: the two are one role here',
      'E1 The column has letters and no role, which is called `Column E` here',
      'B2 2 roles are accountable for `Hiring`: Lead in B2 and Manager in D2',
      'A3 Nobody is accountable for `Design`',
      'D4 `maybe` is not understood, expected `A`, `R`, `C`, `I`, `S`, `D`, `O` or `x`: it is only quoted',
      'B4 2 roles are accountable for `Review`: Lead in B4 and Column E in E4',
      'A5 The duty has no name, and is called `Row 5` here',
      'A6 `Hiring` is the name of row 2 too: their titles have the number of the row',
      'A7 `R: does the work` explains the letters, and is no duty',
    ])
  })

  test('is a page that says so and breaks no rule, and a page of all that is open', async () => {
    const { pages, problems } = await handbook(open)
    expect(problems).toEqual([])
    expect(pages['responsibilities/design.md']).toContain(
      'allow:\n  own-missing: raci.csv names nobody who answers for it.\n---\n\n:::warning[Nobody answers for this yet]\n',
    )
    expect(pages['responsibilities/hiring-row-2.md']).toContain(
      'raci.csv names 2 roles that answer for it: Lead in B2 and Manager in D2.',
    )
    expect(pages['responsibilities/hiring-row-2.md']).toContain(':::warning[2 roles claim this: Lead and Manager]')
    expect(pages['responsibilities/hiring-row-2.md']).toContain(
      'supports:\n  lead: Answers for this by the sheet, and so does Manager.\n  manager: Answers for this by the sheet, and so does Lead.\n',
    )
    expect(pages['left-open.md']).toContain('| A3 | Nobody is accountable for “Design”: [[design]] |')
    expect(pages['README.md']).toContain('[What the sheet leaves open](left-open.md)')
  })

  test('is nothing where all is decided, and then there is no such page', async () => {
    const { pages } = await handbook(duties(raci))
    expect(Object.keys(pages)).not.toContain('left-open.md')
    expect(pages['README.md']).not.toContain('left-open.md')
  })

  test('of a focus area as a whole breaks no rule either', async () => {
    const { problems, pages } = await handbook(duties('Task,Lead,Manager\nPeople,,\nHiring,,\nDesign,A,\n'))
    expect(problems).toEqual([])
    expect(Object.keys(pages)).toContain('responsibilities/people.md')
    expect((await handbook(duties('Phase,Task,Lead,Manager\nPlan,Hiring,R,A\nRun,Deploy,C,\n'))).problems).toEqual([])
  })
})

describe('the handbook of a sheet', () => {
  test('has its roles, focus areas and duties, in its order, without errors', async () => {
    const sheet = duties(
      'RACI of Payments,,,\n,Engineering Manager (EM),Tech Lead (TL),Notes\nPeople,,,\nHiring,A,R,\nCoaching,A,C,Weekly\nTechnology,,,\nDesign,I,A,\n',
    )
    const { pages, problems } = await handbook(sheet)
    expect(problems).toEqual([])
    expect(Object.keys(pages).filter((path) => path.includes('/'))).toEqual([
      'roles/engineering-manager.md',
      'roles/tech-lead.md',
      'focuses/people.md',
      'focuses/technology.md',
      'responsibilities/hiring.md',
      'responsibilities/coaching.md',
      'responsibilities/design.md',
    ])
    expect(pages['roles/engineering-manager.md']).toContain('short: EM\n')
    expect(pages['focuses/technology.md']).toContain('ownerRole: tech-lead\n')
    expect(pages['responsibilities/hiring.md']).toContain(
      'title: Hiring\nownerRole: engineering-manager\ncoreFocus: people\norder: 1\nsupports:\n  tech-lead: Does the work.\n',
    )
    expect(parse(pages['handbook.yaml']!)).toMatchObject({
      title: 'RACI of Payments',
      matrices: [{ title: 'EM / TL', roles: ['engineering-manager', 'tech-lead'] }],
    })
  })

  test('keeps what has no place elsewhere in the text of a page', async () => {
    const { pages } = await handbook(
      duties('Task,Lead,Manager,Due,Notes\nHiring,A,I,May,*all* of | us\nDesign,R,A,,\n'),
    )
    expect(pages['responsibilities/hiring.md']).toContain(
      'Row 2 of raci.csv:\n\n| Role | What it says |\n|---|---|\n| Lead | A |\n| Manager | I |\n\n**Due:** May\n\n**Notes:** \\*all\\* of \\| us\n',
    )
  })

  test('takes focus areas from a column, whose cells may be empty where they are as above', () => {
    const sheet = duties('Phase,Task,Lead,QA\nBuild,Code,A,R\n,Review,R,A\nRun,Deploy,A,\n')
    expect(sheet.duties.map(({ title, focus }) => [title, focus])).toEqual([
      ['Code', 'Build'],
      ['Review', 'Build'],
      ['Deploy', 'Run'],
    ])
  })

  test('has names in any script, names without letters, and names that another page has', async () => {
    const { pages, problems } = await handbook(
      duties('Task,名前,Роль,Con,Index\n採用,A,R,,\n★,,A,,\nРоль,,,A,C\nconstructor,A,,,R\n'),
    )
    expect(problems).toEqual([])
    expect(Object.keys(pages)).toEqual(
      expect.arrayContaining([
        'roles/名前.md',
        'roles/роль.md',
        'responsibilities/採用.md',
        'responsibilities/duty.md',
        'responsibilities/роль-2.md',
      ]),
    )
  })

  test('has no errors, whatever a sheet says', async () => {
    const letter = fc.constantFrom('A', 'R', 'C', 'I', 'A/R', 'D', 'x', '', '', 'a (Ada)', 'S')
    const word = fc.oneof(
      fc.constantFrom('', '?', 'Task', 'People', 'Lead (L)', 'L', 'null', 'true', '12', '- a', '---', '=1+1', 'README'),
      fc.constantFrom('::matrix', '[[x]]', '"q"', "it's: #1", '`b`', '<b>', '{{x}}', '|', '&amp;', '\u200bzero', '# x'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    const cell = fc.oneof({ weight: 5, arbitrary: letter }, { weight: 1, arbitrary: word })
    const row = fc.tuple(word, cell, cell, cell, word)
    const grid = fc.tuple(fc.tuple(word, word, word, word, word), fc.array(row, { minLength: 2, maxLength: 8 }))
    await fc.assert(
      fc.asyncProperty(grid, async ([names, rows]) => {
        const sure = ['A', 'R', 'C', 'I'].map((letter) => [`Row ${letter}`, letter, 'R', letter, ''])
        const text = [names.map((name, at) => name || `Name ${at}`), ...sure, ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        const sheet = duties(text)
        const errors = (await handbook(sheet)).problems.filter(
          ({ severity }: { severity: string }) => severity === 'error',
        )
        expect(errors).toEqual([])
      }),
      { numRuns: runs(15), endOnFailure: true },
    )
  })
})
