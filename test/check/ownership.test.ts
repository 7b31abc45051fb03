import { describe, expect, test } from 'vitest'
import { page } from '../support/handbooks.ts'
import { messages, problems, sound } from '../support/problems.ts'

const responsibility = (...lines: string[]) => ({
  'responsibilities/delivery.md': page('title: Delivery', 'coreFocus: people', ...lines),
})
const tlm = {
  'roles/tlm.md': page('title: Tech Lead Manager', 'ownerRole: em', 'examples: [Both.]', 'combines: [em, tl]'),
}
const pl = (...lines: string[]) => ({
  'roles/pl.md': page('title: Program Lead', 'ownerRole: em', 'examples: [Led.]', ...lines),
})

describe('sharing', () => {
  test('takes two roles', () => {
    expect(problems(responsibility('sharedBy:', '  em: staffing', 'tieBreak: em'))).toEqual([
      'responsibilities/delivery.md:4:1-4:9 own-shared-single Unexpected `sharedBy` with one role, expected two',
    ])
  })

  test('needs one who clarifies in doubt', () => {
    expect(messages(responsibility('sharedBy:', '  em: staffing', '  tl: design'))).toMatchObject([
      { rule: 'own-no-tiebreak', hint: 'Add `tieBreak: em` or `tieBreak: tl`.', expected: ['em', 'tl'] },
    ])
  })

  test('is settled by one of the sharers', () => {
    const pm = { 'roles/pm.md': '---\ntitle: PM\nownerRole: pm\nexamples: [Plans.]\n---\n' }
    const supported = responsibility(
      'sharedBy:',
      '  em: staffing',
      '  tl: design',
      'tieBreak: pm',
      'supports: {pm: Plans.}',
    )
    expect(problems({ ...pm, ...supported })).toEqual([
      'responsibilities/delivery.md:7:11-7:13 own-no-tiebreak Unexpected `pm` as the one who clarifies in doubt, expected one of the sharers',
    ])
  })

  test('together with an owner is one accountable role too many', () => {
    expect(
      messages(responsibility('ownerRole: em', 'sharedBy:', '  em: staffing', '  tl: design', 'tieBreak: em')),
    ).toMatchObject([{ rule: 'own-two', place: { line: 5 }, related: { place: { line: 4 } } }])
  })
})

describe('a role that shares owns its side', () => {
  const shared = (...lines: string[]) => responsibility('sharedBy:', '  em: staffing', ...lines, 'tieBreak: em')
  const place = 'responsibilities/delivery.md:6:7-6:15'

  test('and the side cannot be one that the other sharer owns', () => {
    expect(messages(shared('  tl: staffing'))).toMatchObject([
      {
        rule: 'own-facet',
        severity: 'warning',
        place: { line: 6, column: 7, endColumn: 15 },
        message: 'Unexpected `staffing` as what `tl` has of this, expected a responsibility that `tl` owns',
        expected: ['design'],
        hint: 'Write `design`.',
        related: {
          file: 'responsibilities/staffing.md',
          place: { line: 3, column: 12 },
          message: '`em` owns `staffing` here',
        },
      },
    ])
  })

  test('nor one that is expected of everyone, or is itself shared', () => {
    const other = (...lines: string[]) => ({
      'responsibilities/teamwork.md': page('title: Teamwork', 'coreFocus: people', ...lines),
    })
    expect(problems({ ...shared('  tl: teamwork'), ...other('everyone: true') })).toEqual([
      `${place} own-facet Unexpected \`teamwork\` as what \`tl\` has of this, expected a responsibility that \`tl\` owns`,
    ])
    const both = other('sharedBy: {em: staffing, tl: design}', 'tieBreak: tl')
    expect(messages({ ...shared('  tl: teamwork'), ...both })).toMatchObject([
      { rule: 'own-facet', related: { place: { line: 4, column: 1 }, message: '`teamwork` is shared here' } },
    ])
  })

  test('which may have to be written first', () => {
    const pm = { ...pl(), ...shared('  pl: staffing') }
    expect(messages(pm)[0]).toMatchObject({
      expected: [],
      hint: 'Make `pl` the owner of the responsibility that is its side of this, and write that one.',
    })
  })

  test('which is not reported while that side has no owner', () => {
    const gap = { 'responsibilities/teamwork.md': page('title: Teamwork', 'coreFocus: people') }
    expect(problems({ ...shared('  tl: teamwork'), ...gap })).toEqual([expect.stringContaining('own-missing')])
  })
})

describe('nobody supports what they already have', () => {
  test('as the owner', () => {
    expect(messages(responsibility('ownerRole: em', 'supports:', '  tl: Helps.', '  em: Helps.'))).toMatchObject([
      {
        rule: 'own-self-support',
        severity: 'warning',
        place: { line: 7, column: 3, endColumn: 5 },
        message: 'Unexpected `em` as a supporter, expected a role other than the one that owns this',
        related: { file: 'responsibilities/delivery.md', place: { line: 4, column: 12 }, message: '`em` owns it here' },
      },
    ])
  })

  test('as a sharer', () => {
    const shared = responsibility('sharedBy: {em: staffing, tl: design}', 'tieBreak: em', 'supports:', '  tl: Helps.')
    expect(problems(shared)).toEqual([
      'responsibilities/delivery.md:7:3-7:5 own-self-support Unexpected `tl` as a supporter, expected a role other than the one that shares this',
    ])
  })

  test('but a part of a combined role may support what the other part owns', () => {
    expect(problems({ ...tlm, ...responsibility('ownerRole: em', 'supports: {tl: Helps., tlm: Decides.}') })).toEqual(
      [],
    )
  })
})

describe('a combined role owns nothing itself', () => {
  test('neither alone', () => {
    expect(messages({ ...tlm, ...responsibility('ownerRole: tlm') })).toMatchObject([
      {
        rule: 'own-combined',
        severity: 'error',
        place: { line: 4, column: 12, endColumn: 15 },
        message: 'Unexpected combined role `tlm` as the owner, expected one of the roles it is made of',
        expected: ['em', 'tl'],
        hint: 'Write `em` or `tl`.',
        related: { file: 'roles/tlm.md', place: { line: 5, column: 11 } },
      },
    ])
  })

  test('nor with others', () => {
    const shared = responsibility('sharedBy:', '  tlm: staffing', '  tl: design', 'tieBreak: tl')
    expect(messages({ ...tlm, ...shared })).toMatchObject([
      { rule: 'own-combined', place: { line: 5, column: 3, endColumn: 6 }, hint: 'Write `em`.' },
    ])
  })

  test('while it may own a practice, and supports what it likes', () => {
    const practice = { 'practices/people-first.md': page('title: People first', 'ownerRole: tlm') }
    expect(problems({ ...tlm, ...practice, ...responsibility('ownerRole: em', 'supports: {tlm: Both.}') })).toEqual([])
  })
})

describe('a retired role owns nothing current', () => {
  test.each([
    ['a responsibility', 'responsibilities/x.md', ['coreFocus: people']],
    ['a practice', 'practices/x.md', []],
    ['a role', 'roles/x.md', ['examples: [Does.]', 'combines: [em, tl]']],
  ])('%s', (_, path, more) => {
    const files = { ...pl('status: historical'), [path]: page('title: X', 'ownerRole: pl', ...more) }
    expect(problems(files)).toEqual([
      `${path}:3:12-3:14 own-historical Unexpected historical role \`pl\` as the owner, expected one that people have today`,
    ])
  })

  test('and shares nothing', () => {
    const shared = responsibility('sharedBy:', '  em: staffing', '  pl: design', 'tieBreak: em')
    expect(messages({ ...pl('status: historical'), ...shared }).map(({ rule, place }) => [rule, place.line])).toEqual([
      ['own-historical', 6],
      ['own-facet', 6],
    ])
  })

  test('also when the newest release retires it, which is shown', () => {
    const release = { 'releases/2.0.0.md': page('date: 2026-04-01', 'retired:', '  pl: Split into two.') }
    const found = messages({ ...pl(), ...release, ...responsibility('ownerRole: pl') })
    expect(found.find(({ rule }) => rule === 'own-historical')).toMatchObject({
      message: 'Unexpected retired role `pl` as the owner, expected one that people have today',
      related: { file: 'releases/2.0.0.md', place: { line: 4, column: 3 }, message: 'release 2.0.0 retires `pl` here' },
    })
  })

  test('but retired pages may name it, and an old release says nothing about today', () => {
    const old = responsibility('ownerRole: pl', 'status: historical')
    expect(problems({ ...pl('status: historical'), ...old })).toEqual([])
    const releases = {
      'releases/1.0.0.md': page('date: 2025-04-01', 'retired: {pl: Split into two.}'),
      'releases/2.0.0.md': page('date: 2026-04-01'),
    }
    const again = responsibility('ownerRole: pl')
    expect(problems({ ...pl(), ...releases, ...again }).filter((line) => line.includes('own-historical'))).toEqual([])
  })
})

describe('two responsibilities with different owners say different things', () => {
  const other = (path: string, ...lines: string[]) => ({ [`responsibilities/${path}.md`]: page(...lines) })
  const ofTl = (title: string, ...lines: string[]) =>
    other('technical', `title: ${title}`, 'ownerRole: tl', 'coreFocus: technology', ...lines)
  const ofEm = (title: string, ...lines: string[]) =>
    other('wide', `title: ${title}`, 'ownerRole: em', 'coreFocus: people', ...lines)

  test('in their titles', () => {
    expect(messages({ ...ofTl('Technical direction'), ...ofEm('Overseeing the technical direction') })).toMatchObject([
      {
        rule: 'own-overlap',
        severity: 'warning',
        file: 'responsibilities/wide.md',
        place: { line: 2, column: 8, endColumn: 42 },
        message: 'Unexpected title nearly the same as that of `technical`, which `tl` owns while `em` owns this',
        related: {
          file: 'responsibilities/technical.md',
          place: { line: 2, column: 8 },
          message: 'the other one is here',
        },
      },
    ])
  })

  test('in their summaries', () => {
    const [one, two] = ['help to choose between the tools that we use', 'helps to choose between tools that we all use']
    expect(problems({ ...ofTl('Tools', `summary: They ${one}.`), ...ofEm('Choices', `summary: It ${two}.`) })).toEqual([
      'responsibilities/wide.md:5:10-5:59 own-overlap Unexpected summary nearly the same as that of `technical`, which `tl` owns while `em` owns this',
    ])
  })

  test.each([
    ['titles that share a word of two', ofTl('Technical strategy'), ofEm('Technical culture')],
    ['a part and the whole', ofTl('Incident response'), ofEm('Training for incident response on call')],
    ['short summaries', ofTl('Tools', 'summary: Good tools.'), ofEm('People', 'summary: Good tools.')],
    ['one owner', ofTl('Technical direction'), ofTl('Technical directions')],
    ['what is of the past', ofTl('Direction'), ofEm('Direction', 'status: historical')],
    ['titles of small words only', ofTl('Leading'), ofEm('Running')],
  ])('which may have %s', (_, one, two) => {
    expect(problems({ ...one, ...two })).toEqual([])
  })

  test('unless one of them is a side of the other', () => {
    const shared = responsibility('sharedBy: {em: staffing, tl: technical}', 'tieBreak: em')
    expect(problems({ ...ofTl('Delivery'), ...shared })).toEqual([])
  })
})

describe('focuses', () => {
  const culture = { 'focuses/culture.md': page('title: Culture', 'ownerRole: em', 'summary: Kind.') }
  const responsibility = (...lines: string[]) => ({
    'responsibilities/feedback.md': page('title: Feedback', ...lines),
  })
  const em = (...lines: string[]) => ({
    'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', 'examples: [Hires.]', ...lines),
  })

  describe('a role is accountable for something in each of its focuses', () => {
    test('so there is a responsibility in it', () => {
      expect(messages(culture)).toMatchObject([
        {
          rule: 'focus-none-accountable',
          severity: 'error',
          file: 'focuses/culture.md',
          place: { line: 1, column: 1 },
          message: 'No role is accountable here: no responsibility is in this focus',
          hint: 'Write `coreFocus: culture` on a responsibility, or remove this page.',
        },
      ])
    })

    test('for more than what is expected of everyone', () => {
      expect(problems({ ...culture, ...responsibility('everyone: true', 'coreFocus: culture') })).toEqual([
        'focuses/culture.md:1:1-1:1 focus-none-accountable No role is accountable here: everything in this focus is expected of everyone',
      ])
    })

    test.each([
      ['in its second focus', responsibility('ownerRole: em', 'coreFocus: [people, culture]')],
      ['shared', responsibility('sharedBy: {em: staffing, tl: design}', 'tieBreak: em', 'coreFocus: culture')],
    ])('where a responsibility %s is enough', (_, files) => {
      expect(problems({ ...culture, ...files })).toEqual([])
    })

    test('unless it is retired', () => {
      const past = {
        'focuses/culture.md': culture['focuses/culture.md'].replace('ownerRole', 'status: historical\nownerRole'),
      }
      expect(problems(past)).toEqual([])
    })

    test.each([
      ['own-missing', responsibility('coreFocus: culture')],
      ['own-unknown-role', responsibility('ownerRole: emm', 'coreFocus: culture')],
      ['focus-unknown', responsibility('ownerRole: em', 'coreFocus: cultur')],
      ['yaml-syntax', responsibility('ownerRole: em: tl', 'coreFocus: culture')],
      ['key-unknown', responsibility('ownerRole: em', 'coreFocus: people', 'corFocus: culture')],
      ['key-value', responsibility('ownerRole: em', 'coreFocus: {culture: 1}')],
    ])('which cannot be known while a responsibility has %s', (rule, files) => {
      expect(problems({ ...culture, ...files })).toEqual([expect.stringContaining(` ${rule} `)])
    })
  })

  describe('a role names the focuses of its responsibilities', () => {
    test('none in which it has nothing', () => {
      expect(messages(em('coreFocus: [people, technology]'))).toMatchObject([
        {
          rule: 'focus-assertion',
          severity: 'warning',
          file: 'roles/em.md',
          place: { line: 5, column: 21, endColumn: 31 },
          message: 'Unexpected focus `technology`, expected one in which `em` is accountable for something',
          expected: ['people'],
          hint: 'Remove it, or write `ownerRole: em` on a responsibility in this focus.',
        },
      ])
    })

    test('and all in which it has something', () => {
      const files = { ...culture, ...em('coreFocus: people'), ...responsibility('ownerRole: em', 'coreFocus: culture') }
      expect(messages(files)).toMatchObject([
        {
          rule: 'focus-assertion',
          place: { line: 5, column: 1, endColumn: 10 },
          message: 'Missing focus `culture`, in which `em` is accountable for `feedback`',
          hint: 'Write `coreFocus: [people, culture]`, or remove the key: it follows from the responsibilities.',
          related: { file: 'responsibilities/feedback.md', place: { line: 4, column: 12 } },
        },
      ])
    })

    test.each([
      ['says nothing', em()],
      [
        'leaves out a second focus',
        { ...em('coreFocus: people'), ...responsibility('ownerRole: em', 'coreFocus: [people, technology]') },
      ],
      [
        'names a second focus',
        {
          ...em('coreFocus: [people, technology]'),
          ...responsibility('ownerRole: em', 'coreFocus: [people, technology]'),
        },
      ],
      [
        'leaves out what it shares',
        {
          ...em('coreFocus: people'),
          ...responsibility('sharedBy: {em: staffing, tl: design}', 'tieBreak: em', 'coreFocus: technology'),
        },
      ],
      [
        'names what it shares',
        {
          ...em('coreFocus: [people, technology]'),
          ...responsibility('sharedBy: {em: staffing, tl: design}', 'tieBreak: em', 'coreFocus: technology'),
        },
      ],
      [
        'is made of others, and has the focuses of both',
        {
          'roles/tlm.md': page(
            'title: TLM',
            'ownerRole: em',
            'examples: [Both.]',
            'combines: [em, tl]',
            'coreFocus: [people, technology]',
          ),
        },
      ],
      ['is of the past', em('coreFocus: technology', 'status: historical')],
    ])('unless it %s', (_, files) => {
      expect(problems(files).filter((line) => line.includes('focus-'))).toEqual([])
    })

    test('and a focus without a page is reported once', () => {
      expect(problems(em('coreFocus: [people, peeple]'))).toEqual([expect.stringContaining('focus-unknown')])
    })
  })

  describe('another owner than the rest of a focus has', () => {
    test('is worth a note', () => {
      expect(messages(responsibility('ownerRole: tl', 'coreFocus: people'))).toMatchObject([
        {
          rule: 'focus-default-owner',
          severity: 'note',
          place: { line: 3, column: 12, endColumn: 14 },
          message: 'Owned by `tl`, expected `em`, the usual owner in the focus `people`',
          expected: ['em'],
          related: { file: 'focuses/people.md', place: { line: 3, column: 12 } },
        },
      ])
    })

    test.each([
      ['the other focus of it is usual for', responsibility('ownerRole: tl', 'coreFocus: [people, technology]')],
      ['everyone is', responsibility('everyone: true', 'coreFocus: people')],
      ['sharers are', responsibility('sharedBy: {em: staffing, tl: design}', 'tieBreak: tl', 'coreFocus: people')],
    ])('unless it is one that %s', (_, files) => {
      expect(problems(files)).toEqual([])
    })

    test('unless the usual owner does not exist, which is reported once', () => {
      const focus = sound['focuses/people.md']!.replace('ownerRole: em', 'ownerRole: emm')
      expect(problems({ 'focuses/people.md': focus, ...responsibility('ownerRole: tl', 'coreFocus: people') })).toEqual(
        [expect.stringContaining('own-unknown-role')],
      )
    })
  })
})
