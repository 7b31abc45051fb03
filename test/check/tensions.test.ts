// Where public writing about these roles disagrees with itself. Each is a handbook as somebody would write it after reading
// two of the sources, with what a careful editor would say about it, and the handbook after it has been decided.
import { describe, expect, test } from 'vitest'
import { handbookOf, page } from '../support/handbooks.ts'
import { messages } from '../support/problems.ts'

const role = (id: string, title: string, ...lines: string[]) => ({
  [`roles/${id}.md`]: page(
    `title: ${title}`,
    ...(lines.some((line) => /^owner/.test(line)) ? [] : ['ownerRole: em']),
    ...lines,
  ),
})
const em = (...lines: string[]) =>
  role('em', 'Engineering Manager', 'short: EM', 'track: management', 'examples: [Hires.]', ...lines)
const tl = (...lines: string[]) =>
  role('tl', 'Tech Lead', 'short: TL', 'track: ic', 'reportsTo: em', 'examples: [Designs.]', ...lines)
const tlm = (...lines: string[]) =>
  role('tlm', 'Tech Lead Manager', 'track: hybrid', 'combines: [em, tl]', 'examples: [Both.]', ...lines)
const row = (id: string, title: string, focus: string, ...lines: string[]) => ({
  [`responsibilities/${id}.md`]: page(`title: ${title}`, `coreFocus: ${focus}`, ...lines),
})
const practice = (id: string, title: string, ...lines: string[]) => ({
  [`practices/${id}.md`]: page(`title: ${title}`, 'ownerRole: em', ...lines),
})
const base = { ...em(), ...tl() }

/** What is said of a handbook: `warning own-overlap responsibilities/b.md:2`. */
const inWords = (...files: Record<string, string>[]) =>
  messages(Object.assign({}, base, ...files)).map(
    ({ severity, rule, file, place }) => `${severity} ${rule} ${file}:${place.line}`,
  )

describe('the tech lead is accountable for the technical direction, and the manager oversees it', () => {
  const direction = row('technical-direction', 'Technical direction', 'technology', 'ownerRole: tl')

  test('are two owners of one thing', () => {
    const oversight = row('oversight', 'Overseeing the technical direction', 'people', 'ownerRole: em')
    expect(inWords(direction, oversight)).toEqual(['warning own-overlap responsibilities/technical-direction.md:2'])
  })

  test('are an error on one page', () => {
    expect(inWords(row('direction', 'Technical direction', 'technology', 'ownerRole: [tl, em]'))).toEqual([
      'error own-two responsibilities/direction.md:4',
    ])
  })

  test('are one owner with support, once that is decided', () => {
    const decided = row('direction', 'Technical direction', 'technology', 'ownerRole: tl', 'supports: {em: Asks why.}')
    expect(inWords(decided)).toEqual([])
  })
})

describe('one-to-ones are weekly, and all of them may be cancelled now and then', () => {
  const weekly = (...lines: string[]) => practice('weekly', 'Weekly one-to-ones', 'cadence: weekly', ...lines)
  const cancel = practice('cancel', 'Cancel one-to-ones now and then', 'cadence: every 5 to 6 weeks')

  test('can both exist, and readers of one are shown the other', () => {
    expect(inWords(weekly(), cancel)).toEqual([])
    const files = { ...base, ...weekly('inTensionWith: [cancel]'), ...cancel }
    expect(handbookOf(files).tensions.get('practices/cancel.md')).toEqual(['practices/weekly.md'])
  })

  test('but cannot be in tension with what does not exist', () => {
    expect(inWords(weekly('inTensionWith: [cancle]'), cancel)).toEqual(['error id-unknown practices/weekly.md:5'])
  })
})

describe('the tech lead is one person permanently, and a hat that is passed on', () => {
  const hat = (name: string) =>
    role('hat', 'Rotating Lead', 'track: ic', `aliases: [${name}]`, 'examples: [Leads for a month.]')
  const leads = row('workstreams', 'Workstreams', 'technology', 'ownerRole: tl', 'supports: {hat: Leads one.}')

  test('are two roles, which cannot have one name', () => {
    expect(inWords(hat('Tech Lead'), leads)).toEqual(['error role-alias-clash roles/hat.md:5'])
  })

  test('unless the page says that people use it for both', () => {
    expect(inWords(hat('{name: Tech Lead, ambiguous: true}'), leads)).toEqual([])
  })

  test('are one holder at a time in any team', () => {
    const team = (names: string) => ({
      'teams/x.md': page('title: X', 'scope: team', 'roles:', '  em: Ana', `  tl: ${names}`),
    })
    expect(inWords(tl('perTeam: 0-1'), team('[Ben, Cem]'))).toEqual(['error role-per-team teams/x.md:6'])
    expect(inWords(tl('perTeam: 0-1'), team('Ben'))).toEqual([])
  })
})

describe('the tech lead has no reports, and may manage people', () => {
  const engineer = (above: string) => role('ic', 'Engineer', 'track: ic', `reportsTo: ${above}`, 'examples: [Codes.]')
  const teamwork = row('teamwork', 'Teamwork', 'people', 'everyone: true')

  test('are two reporting lines, both of them valid', () => {
    expect(inWords(engineer('em'), teamwork)).toEqual([])
    expect(inWords(engineer('tl'), teamwork)).toEqual([])
  })

  test('but not both ways at once', () => {
    expect(inWords(em('reportsTo: tl'))).toEqual(['error role-cycle roles/em.md:7'])
  })

  test('and a role that claims the focus on people owns something in it', () => {
    const claim = tl('coreFocus: [technology, people]')
    expect(inWords(claim)).toEqual(['warning focus-assertion roles/tl.md:8'])
    // Which is unusual in that focus, and a note says so.
    expect(inWords(claim, row('mentoring', 'Mentoring', 'people', 'ownerRole: tl'))).toEqual([
      'note focus-default-owner responsibilities/mentoring.md:4',
    ])
  })
})

describe('a tech lead manager is not a lasting answer, and should be given a year', () => {
  const many = Object.assign({}, ...[...'abcdefg'].map((id) => row(id, `Row ${id}`, 'people', 'ownerRole: em')))

  test('so the check asks what it gives up, but not when to look again', () => {
    expect(inWords(tlm('reviewAfter: 12 months'), many)).toEqual(['warning role-load roles/tlm.md:5'])
  })

  test('and the answer may be that it keeps all for now, or hands something on', () => {
    expect(inWords(tlm('reviewAfter: 12 months', 'givesUp: []'), many)).toEqual([])
    expect(inWords(tlm('givesUp: {a: em}'), many)).toEqual([])
  })

  test('and it owns nothing that would be lost when it ends', () => {
    expect(inWords(tlm(), row('focus-weeks', 'Focus weeks', 'people', 'ownerRole: tlm'))).toEqual([
      'error own-combined responsibilities/focus-weeks.md:4',
    ])
  })
})

describe('the manager improves processes, and the tech lead sees what to improve', () => {
  const ofEm = row('process-improvement', 'Process improvement', 'people', 'ownerRole: em')

  test('are two owners, if each has a page', () => {
    const ofTl = row('improving', 'Improvement of processes', 'technology', 'ownerRole: tl')
    expect(inWords(ofEm, ofTl)).toEqual(['warning own-overlap responsibilities/process-improvement.md:2'])
  })

  test('are an owner and a supporter', () => {
    const supported = row(
      'process-improvement',
      'Process improvement',
      'people',
      'ownerRole: em',
      'supports: {tl: Sees.}',
    )
    expect(inWords(supported)).toEqual([])
  })
})

describe('the manager hires, and the tech lead takes part', () => {
  const hiring = (...lines: string[]) => row('hiring', 'Hiring', 'people', ...lines)

  test('are an owner and a supporter', () => {
    expect(inWords(hiring('ownerRole: em', 'supports: {tl: Interviews.}'))).toEqual([])
  })

  test('who have to be different roles', () => {
    expect(inWords(hiring('ownerRole: em', 'supports: {tl: Interviews., em: Decides.}'))).toEqual([
      'warning own-self-support responsibilities/hiring.md:5',
    ])
  })

  test('and share it only by sides that each of them owns', () => {
    const shared = (side: string) => hiring('sharedBy:', '  em: staffing', `  tl: ${side}`, 'tieBreak: em')
    expect(inWords(shared('staffing'))).toEqual(['warning own-facet responsibilities/hiring.md:6'])
    expect(inWords(shared('design'))).toEqual([])
  })
})

describe('technical expertise is time with people, and recruiting is time spent building', () => {
  const expertise = (bucket: string) =>
    row('expertise', 'Technical expertise', 'technology', 'ownerRole: tl', `bucket: ${bucket}`)

  test('as the source files them: in whose time a thing is counted is up to the editor', () => {
    const recruiting = row('recruiting', 'Recruiting', 'people', 'ownerRole: em', 'bucket: building-software')
    expect(inWords(expertise('people-management'), recruiting)).toEqual([])
  })

  test('but it has to be counted somewhere', () => {
    expect(inWords(expertise('people'))).toEqual(['error time-bucket responsibilities/expertise.md:5'])
  })
})

describe('a manager and a program lead were once what a manager and a tech lead are today', () => {
  const pl = role('pl', 'Program Lead', 'status: historical', 'track: ic', 'examples: [Led a program.]')

  test('so the retired page may stay, with nothing to do', () => {
    expect(inWords(pl, role('manager', 'Engineering Manager', 'status: historical', 'examples: [Led.]'))).toEqual([])
  })

  test('and what it owned needs a new owner', () => {
    const program = (owner: string) => row('program', 'Program success', 'people', `ownerRole: ${owner}`)
    expect(inWords(pl, program('pl'))).toEqual(['error own-historical responsibilities/program.md:4'])
    expect(inWords(pl, program('em'))).toEqual([])
  })
})
