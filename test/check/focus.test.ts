import { describe, expect, test } from 'vitest'
import { page } from '../support/handbooks.ts'
import { messages, problems, sound } from '../support/problems.ts'

const culture = { 'focuses/culture.md': page('title: Culture', 'ownerRole: em', 'summary: Kind.') }
const responsibility = (...lines: string[]) => ({
  'responsibilities/feedback.md': page('title: Feedback', ...lines),
})
const em = (...lines: string[]) => ({
  'roles/em.md': page('title: Engineering Manager', 'ownerRole: em', 'examples: [Hires.]', ...lines),
})

describe('in every focus a role is accountable', () => {
  test('so there is a responsibility in it', () => {
    expect(messages(culture)).toMatchObject([
      {
        rule: 'focus-none-accountable',
        severity: 'error',
        file: 'focuses/culture.md',
        place: { line: 1, column: 1 },
        message: 'No role is accountable here: no responsibility is in this focus',
        mend: 'Write `coreFocus: culture` on a responsibility, or remove this page.',
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

  test('or else it is of the past', () => {
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
        mend: 'Remove it, or write `ownerRole: em` on a responsibility in this focus.',
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
        mend: 'Write `coreFocus: [people, culture]`, or remove the key: it follows from the responsibilities.',
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

  test('and a focus without a page is told once', () => {
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

  test('or the usual owner does not exist, which is told once', () => {
    const focus = sound['focuses/people.md']!.replace('ownerRole: em', 'ownerRole: emm')
    expect(problems({ 'focuses/people.md': focus, ...responsibility('ownerRole: tl', 'coreFocus: people') })).toEqual([
      expect.stringContaining('own-unknown-role'),
    ])
  })
})
