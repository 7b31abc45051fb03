import { describe, expect, test } from 'vitest'
import { messages, problems } from '../support/problems.ts'

const team = (id: string, ...lines: string[]) => ({
  [`teams/${id}.md`]: `---\ntitle: ${id}\nroles:\n${lines.map((line) => `  ${line}`).join('\n')}\n---\n`,
})
const area = (id: string, holder: string, backup: string) => ({
  [`aors/${id}.md`]: `---\ntitle: ${id}\nownerRole: em\nholder: ${holder}\nbackup: ${backup}\n---\n`,
})
const person = (name: string) => ({ [`people/${name.split(' ')[0]}.md`]: `---\ntitle: ${name}\n---\n` })

describe('a name that is all but that of somebody else', () => {
  const twice = { ...area('a', 'Maria Okafor', 'Jun Tanaka'), ...area('b', 'Maria Okafor', 'Jun Tanaka') }

  test('is shown with who is meant', () => {
    const files = { ...twice, ...team('payments', 'em: Ada', 'tl: [Jun Tanaka, Maria Okafro]') }
    expect(problems(files)).toEqual([
      'teams/payments.md:5:20-5:32 person-similar Unexpected `Maria Okafro`, whom nothing else names, did you mean `Maria Okafor`?',
    ])
    expect(messages(files)[0]).toMatchObject({
      mend: 'Write `Maria Okafor`, or give `Maria Okafro` a page in `people/` if that is somebody else.',
      related: { file: 'aors/a.md', place: { line: 4, column: 9 } },
    })
  })

  test('is shown beside the page of who is meant, also for a name of one word, another case and an accent', () => {
    expect(messages({ ...person('Mathilda'), ...area('a', 'Matilda', 'Jo') })).toMatchObject([
      { rule: 'person-similar', related: { file: 'people/Mathilda.md', place: { line: 2, column: 8 } } },
    ])
    expect(problems({ ...person('José Díaz'), ...area('a', 'Jose Diaz', 'Jo') })).toHaveLength(1)
    expect(problems({ ...person('Ada Moreno'), ...area('a', 'ada moreno', 'Jo') })).toHaveLength(1)
  })

  test.each([
    [
      'another person with a page',
      { ...person('Maria Okafor'), ...person('Mario Okafor'), ...area('a', 'Mario Okafor', 'X') },
    ],
    ['named twice', { ...twice, ...area('c', 'Maria Okafro', 'X'), ...area('d', 'Maria Okafro', 'Y') }],
    ['like another that stands alone as well', area('a', 'Maria Okafor', 'Maria Okafro')],
    ['short', { ...person('Jan Bo'), ...area('a', 'Jan Jo', 'X') }],
    ['different in a number', { ...person('Engineer 1001'), ...area('a', 'Engineer 1002', 'X') }],
    ['different in two words', { ...twice, ...area('c', 'Mario Okafro', 'X') }],
    ['further away', { ...twice, ...area('c', 'Maria Okoro', 'X') }],
    [
      'in what is no more',
      {
        ...twice,
        'aors/c.md': area('c', 'Maria Okafro', 'X')['aors/c.md']!.replace('title', 'status: historical\ntitle'),
      },
    ],
  ])('is not one that is %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})

describe('somebody who holds more than the handbook allows', () => {
  const areas = (count: number) =>
    Object.assign({}, ...Array.from({ length: count }, (_, index) => area(`a${index + 1}`, 'Maria', 'Jun')))

  test('is shown at the area that is one too many', () => {
    expect(problems(areas(6))).toEqual([
      'aors/a6.md:4:9-4:14 person-overload `Maria` holds 6 areas of responsibility, expected at most 5',
    ])
    expect(messages(areas(6))[0]?.related).toMatchObject({ file: 'aors/a1.md', place: { line: 4 } })
  })

  test('may hold as many as it allows, and stand in for any number', () => {
    expect(problems({ ...areas(5) })).toEqual([])
  })
})

describe('somebody who has the parts of a combined role', () => {
  const tlm = {
    'roles/tlm.md': '---\ntitle: Tech Lead Manager\nownerRole: em\ncombines: [em, tl]\nexamples: Both.\n---\n',
  }

  test('in two teams is shown in both', () => {
    const files = { ...tlm, ...team('a', 'em: Maria', 'tl: Jun'), ...team('b', 'em: Ada', 'tl: [Jo, Maria]') }
    expect(problems(files)).toEqual([
      'teams/b.md:5:12-5:17 person-overload `Maria` is Tech Lead here and Engineering Manager of `a`: the jobs of a Tech Lead Manager, in two teams',
    ])
    expect(messages(files)[0]?.related).toMatchObject({ file: 'teams/a.md', place: { line: 4, column: 7 } })
  })

  test.each([
    ['in one team', { ...tlm, ...team('a', 'em: Maria', 'tl: Maria') }],
    [
      'once, and the same in another team',
      { ...tlm, ...team('a', 'em: Maria', 'tl: X'), ...team('b', 'em: Maria', 'tl: Y') },
    ],
    ['where nothing combines the two', { ...team('a', 'em: Maria', 'tl: X'), ...team('b', 'em: Z', 'tl: Maria') }],
  ])('is no overload %s', (_, files) => {
    expect(problems(files)).toEqual([])
  })
})
