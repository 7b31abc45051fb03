// `init --roles` and `--focuses`: a handbook about one's own roles, or a message at the place that cannot be understood.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Prompt } from '../../src/reporters/terminal.ts'
import fc, { runs } from '../support/cases.ts'
import { filesIn, run, temporary } from '../support/commands.ts'

const roles = 'Engineering Lead, Staff Engineer, Engineering Manager=Engineering Lead+Staff Engineer'
const focuses = 'Technical Direction, People, Delivery, Operations'

async function start(options: readonly string[], more = {}) {
  const folder = join(temporary(), 'ours')
  const ran = await run(['init', folder, '--registry', ...options], temporary(), more)
  const read = (path: string) => readFileSync(join(folder, 'handbook', path), 'utf8')
  return { ...ran, folder, read, isThere: existsSync(folder) }
}

const startWith = (roles: string, focuses: string) => start(['--roles', roles, '--focuses', focuses])

/** What is said of roles, beside which the focus areas are right, without the word `error` before it. */
const said = async (roles: string, areas = focuses) => {
  const { err, code, isThere } = await startWith(roles, areas)
  expect([code, isThere]).toEqual([2, false])
  return err.replace('error ', '')
}

describe('a handbook of own words', () => {
  test('has a page for each role and focus, and a matrix that is called after the roles', async () => {
    const { folder, read } = await startWith(roles, focuses)
    const pages = [...filesIn(join(folder, 'handbook')).keys()]
    expect(pages).toEqual([
      'README.md',
      'focuses/delivery.md',
      'focuses/operations.md',
      'focuses/people.md',
      'focuses/technical-direction.md',
      'handbook.yaml',
      'responsibilities/delivery-example.md',
      'responsibilities/operations-example.md',
      'responsibilities/people-example.md',
      'responsibilities/technical-direction-example.md',
      'roles/engineering-lead.md',
      'roles/engineering-manager.md',
      'roles/staff-engineer.md',
    ])
    expect(parse(read('handbook.yaml')).matrices).toEqual([
      {
        id: 'roles',
        title: 'Engineering Lead / Staff Engineer / Engineering Manager',
        roles: ['engineering-lead', 'staff-engineer', 'engineering-manager'],
      },
    ])
    expect(read('roles/engineering-manager.md')).toContain('\ncombines: [engineering-lead, staff-engineer]\n')
  })

  test('says EM, TL or TLM nowhere, and names none of these roles, in no page of the site either', async () => {
    const { folder } = await startWith(roles, focuses)
    expect((await run(['build'], folder)).code).toBe(0)
    for (const part of ['handbook', 'site'])
      for (const [path, bytes] of filesIn(join(folder, part)))
        if (/\.(?:md|yaml|html|json|txt)$/.test(path))
          expect(bytes.toString('utf8'), path).not.toMatch(/\b(?:EM|TL|TLM)s?\b|tech lead/i)
  })

  test('gives each role that combines no others something to answer for', async () => {
    const { read } = await startWith(roles, focuses)
    const owners = ['technical-direction', 'people', 'delivery', 'operations'].map(
      (id) => /ownerRole: (.*)/.exec(read(`responsibilities/${id}-example.md`))![1],
    )
    expect(owners).toEqual(['engineering-lead', 'staff-engineer', 'engineering-lead', 'staff-engineer'])
  })

  test('gives roles for which no focus area is left something to help with', async () => {
    const { folder, read } = await startWith('A role, Another, A third', 'People, Delivery')
    expect(read('responsibilities/people-example.md')).toContain('supports:\n  a-third: Say here how the role helps.\n')
    expect((await run(['check', '--notes'], folder)).out).toMatch(/^✓ .* no errors and no warnings\.$/)
  })

  test('has the short names of roles where they have one, which sums may use too', async () => {
    const { read } = await startWith('Lead (L), Staff Engineer (SE), Manager=l + se', focuses)
    expect(parse(read('handbook.yaml')).matrices[0].title).toBe('L / SE / Manager')
    expect(read('roles/lead.md')).toContain('\nshort: L\n')
    expect(read('roles/manager.md')).toContain('\ncombines: [lead, staff-engineer]\n')
  })

  test('takes names in any script', async () => {
    const { folder, read } = await startWith('工程经理, Тимлид, Größe & Maß', 'Ženy a muži, 人')
    expect(read('roles/工程经理.md')).toContain('title: 工程经理')
    expect((await run(['check', '--notes'], folder)).out).toMatch(/^✓ 8 pages, no errors and no warnings\.$/)
  })

  test('stands beside pages that come along', async () => {
    const docs = await start(['--empty'])
    const { read, code } = await start([
      '--roles',
      roles,
      '--focuses',
      focuses,
      '--from',
      join(docs.folder, 'handbook'),
    ])
    expect(code).toBe(0)
    expect(read('roles/staff-engineer.md')).toContain('title: Staff Engineer')
  })

  test('is right whatever the names, if it is made at all', async () => {
    const name = fc.oneof(
      fc.string({ maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom(
        'yes',
        'null',
        '~',
        '# x',
        'a: b',
        '*a*',
        '[a](b)',
        '<b>',
        'README',
        'con',
        'constructor',
        '@a',
        '`x`',
        '"a',
        '1.0',
        "'",
      ),
    )
    const names = fc.array(name, { minLength: 2, maxLength: 4 }).map((list) => list.join(','))
    await fc.assert(
      fc.asyncProperty(names, names, async (roles, focuses) => {
        const { code, folder } = await startWith(roles, focuses)
        if (code !== 0) return
        const { problems } = JSON.parse((await run(['check', '--json'], folder)).out)
        // Two names may have the same words, but for signs, accents or their order.
        const others = problems.filter(({ rule }: { rule: string }) => !/^(?:own-overlap|ex-duplicate)$/.test(rule))
        expect(others, `${roles} | ${focuses}`).toEqual([])
      }),
      { numRuns: runs(400) },
    )
  })
})

describe('words that cannot be understood', () => {
  test('are shown with what was found, what was expected and the place', async () => {
    expect(await said('Engineering Lead, Staff Engineer, Manager=Engineering Lead+Staf Engineer')).toBe(
      [
        'Unknown role `Staf Engineer`, did you mean `Staff Engineer`?',
        '  Manager=Engineering Lead+Staf Engineer',
        '                           ^^^^^^^^^^^^^',
        '  → The other roles are Engineering Lead, Staff Engineer. A role that combines others is a sum: ' +
          '"Lead, Engineer, Manager=Lead+Engineer".',
      ].join('\n'),
    )
  })

  test.each([
    ['nothing', ' ', 'Unexpected empty list'],
    ['one role', 'Lead', 'Unexpected single role, expected two or more'],
    ['a comma too many', 'Lead,, Engineer', 'Unexpected comma'],
    ['a role twice', 'Lead, Engineer, lead', 'Unexpected second `lead`'],
    [
      'a short name that is a title',
      'Lead, Engineer (Lead)',
      'Unexpected `Lead` as a short name, which is a role already',
    ],
    ['a short name twice', 'Lead (L), Learner (L)', 'Unexpected second `L`'],
    ['a sum of one', 'Lead, Engineer, Both=Lead', 'Unexpected combination of one role'],
    ['a sum of the same', 'Lead, Engineer, Both=Lead+Lead', 'Unexpected second `Lead`'],
    ['a sum with itself', 'Lead, Engineer, Both=Lead+Both', 'Unknown role `Both`'],
    ['a sum of sums', 'A, B, C=A+B, D=C+A', 'Unexpected combined role `C`'],
    ['a circle', 'A=B+C, B=A+C, C', 'Unexpected combined role `B`'],
    ['half a sum', 'Lead, Engineer, Both=Lead+', 'Unexpected end of a sum'],
    ['no title', 'Lead, (E)', 'Unexpected `(E)`, expected the title of a role'],
    ['an open parenthesis', 'Lead (L, Engineer', 'Unexpected `Lead (L`, expected the title of a role'],
    ['signs alone', 'Lead, 🚀', 'Nothing in `🚀` can be the name of a page'],
    ['digits alone', 'Lead, 2', 'Nothing in `2` can be the name of a page'],
    ['a name that Windows reserves', 'Lead, Con', 'Unexpected `Con`, which cannot be the name of a page'],
    ['the name of a first page', 'Lead, Index', 'Unexpected `Index`, which cannot be the name of a page'],
    ['a very long name', `Lead, ${'x'.repeat(300)}`, 'which cannot be the name of a page'],
  ])('such as %s', async (_, roles, message) => {
    const err = await said(roles)
    expect(err).toContain(message)
    expect(err).toMatch(/\n {2}→ \S/)
  })

  test('may be a short name before its title, or other signs than commas', async () => {
    expect(await said('EM=Engineering Manager, Tech Lead')).toBe(
      'Unexpected `Engineering Manager` after `=`, expected two or more roles of the list with `+` between them\n' +
        '  EM=Engineering Manager\n     ^^^^^^^^^^^^^^^^^^^\n' +
        '  → Where `EM` is the short name, write it in parentheses: "Engineering Manager (EM)". ' +
        'A role that combines others is a sum: "Lead, Engineer, Manager=Lead+Engineer".',
    )
    expect(await said('Lead (L); Engineer|Manager')).toBe(
      'Unexpected `;` in the name of a role, expected a comma between two of them\n' +
        '  Lead (L); Engineer|Manager\n          ^\n  → Write: "Lead (L), Engineer, Manager"',
    )
    expect(await said('Lead, Engineer', 'People; Delivery')).toContain('→ Write: "People, Delivery"')
    expect(await said('Lead, Both=Leed+Both')).toContain('The only other role is Lead.')
  })

  test('are reported before what is missing', async () => {
    expect((await start(['--roles', 'Lead; Engineer'])).err).toContain('Unexpected `;`')
  })

  test('may be a focus area that is called like a role, or twice', async () => {
    expect(await said('Lead, People', 'People, Delivery')).toContain(
      'Unexpected `People` as a focus area, which is a role already\n  People\n  ^^^^^^',
    )
    expect(await said('Lead, Engineer', 'People, people')).toContain('Unexpected second `people`')
  })

  test('may be roles without focus areas, or the other way round', async () => {
    expect((await start(['--roles', roles])).err).toContain('--focuses "People, Technology"')
    expect((await start(['--focuses', focuses])).err).toContain('--roles "Engineering Lead, Staff Engineer"')
    expect((await start(['--roles', roles, '--focuses', focuses, '--bare'])).err).toContain(
      "'--bare' cannot be used with",
    )
  })
})

describe('init --ask', () => {
  /** Somebody who gives these answers and then ends the input. */
  const answering = (...answers: readonly string[]) => {
    const asked: string[] = []
    const left = [...answers]
    const ask: Prompt['ask'] = async (question) => {
      asked.push(question)
      return left.shift()
    }
    return { asked, openPrompt: () => ({ ask, close: () => undefined }) }
  }

  test('asks for roles and focus areas', async () => {
    const { openPrompt, asked } = answering(roles, focuses)
    const { code, read } = await start(['--ask'], { openPrompt })
    expect(code).toBe(0)
    expect(asked.map((question) => question.replace(/ \[.*/, ''))).toEqual(['Roles', 'Focus areas'])
    expect(read('roles/staff-engineer.md')).toContain('title: Staff Engineer')
  })

  test('takes what it proposes for an empty answer', async () => {
    const { openPrompt } = answering('', '')
    const { folder, read } = await start(['--ask'], { openPrompt })
    expect(parse(read('handbook.yaml')).matrices[0].title).toBe('EM / TL / TLM')
    expect((await run(['check', '--notes'], folder)).out).toMatch(/^✓ 10 pages, no errors and no warnings\.$/)
  })

  test('asks again when it cannot understand an answer', async () => {
    const { openPrompt, asked } = answering('Lead', 'Lead, Engineer', 'People')
    const { code, err } = await start(['--ask'], { openPrompt })
    expect([code, asked.length]).toEqual([0, 3])
    expect(err).toContain('Unexpected single role')
  })

  test('writes nothing when a question is left without an answer', async () => {
    const { code, err, isThere } = await start(['--ask'], answering(roles))
    expect([code, isThere]).toEqual([2, false])
    expect(err).toContain('Nothing was written')
  })

  test('says how to answer by options where there is no terminal', async () => {
    const { code, err } = await start(['--ask'])
    expect(code).toBe(2)
    expect(err).toContain('There is no terminal to ask in.')
    expect(err).toContain('--roles')
  })
})
