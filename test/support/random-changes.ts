import { stringify } from 'yaml'
import { random } from './cases.ts'
import type { Files } from './diff-oracle.ts'

// Handbooks that differ by a few edits such as editors make, chosen by a number: the same number makes the same edits.

type Data = Record<string, unknown>
interface Draft {
  data: Data
  body: string
}
type Handbook = Map<string, Draft>

const base = (): Handbook =>
  new Map(
    Object.entries<Data>({
      'roles/em.md': {
        title: 'Engineering Manager',
        short: 'EM',
        track: 'management',
        ownerRole: 'em',
        examples: ['Hires.'],
        perTeam: 1,
        time: { plan: 30, people: 50, build: 20 },
      },
      'roles/tl.md': {
        title: 'Tech Lead',
        short: 'TL',
        track: 'ic',
        ownerRole: 'em',
        reportsTo: 'em',
        examples: ['Designs.'],
        time: { plan: 30, people: 10, build: 60 },
      },
      'roles/pm.md': {
        title: 'Product Manager',
        short: 'PM',
        track: 'product',
        ownerRole: 'em',
        examples: ['Asks users.'],
        time: { plan: 80, people: 10, build: 10 },
      },
      'roles/ic.md': {
        title: 'Engineer',
        short: 'IC',
        track: 'ic',
        ownerRole: 'em',
        reportsTo: 'em',
        examples: ['Builds.'],
      },
      'roles/tlm.md': {
        title: 'Tech Lead Manager',
        short: 'TLM',
        track: 'hybrid',
        ownerRole: 'em',
        combines: ['em', 'tl'],
        examples: ['Both.'],
      },
      'roles/lead.md': {
        title: 'Product Lead',
        short: 'PL',
        ownerRole: 'em',
        status: 'historical',
        examples: ['Led in 2017.'],
      },
      'focuses/people.md': {
        title: 'People',
        ownerRole: 'em',
        summary: 'People who can do their work well and want to.',
      },
      'focuses/technology.md': { title: 'Technology', ownerRole: 'tl', summary: 'What we build holds now and later.' },
      'responsibilities/staffing.md': {
        title: 'Staffing',
        ownerRole: 'em',
        coreFocus: 'people',
        summary: 'The team has the people that its work needs, now and in the next year or two.',
        supports: { tl: 'Interviews.' },
        examples: ['Opens a position.'],
      },
      'responsibilities/coaching.md': {
        title: 'Coaching',
        ownerRole: 'em',
        coreFocus: 'people',
        standards: ['Everyone has a talk with the manager in every week that both are there.'],
      },
      'responsibilities/teamwork.md': { title: 'Teamwork', everyone: true, coreFocus: 'people' },
      'responsibilities/design.md': {
        title: 'Technical Design',
        ownerRole: 'tl',
        coreFocus: 'technology',
        supports: { em: 'Asks for it in time.', ic: 'Writes drafts.' },
        decides: { alone: ['Which of the proven databases a new service begins with in its first year.'] },
      },
      'responsibilities/execution.md': {
        title: 'Execution',
        ownerRole: 'tl',
        coreFocus: 'technology',
        goTo: { tl: 'Something is late.' },
      },
      'responsibilities/delivery.md': {
        title: 'Delivery',
        sharedBy: { em: 'staffing', tl: 'execution' },
        tieBreak: 'em',
        coreFocus: ['people', 'technology'],
      },
      'responsibilities/roadmap.md': { title: 'Roadmap', ownerRole: 'pm', coreFocus: 'technology' },
      'aors/reviews.md': {
        title: 'Code reviews',
        ownerRole: 'tl',
        carries: 'design',
        holder: 'Ada Moreno',
        examples: ['Halves the wait.'],
      },
      'teams/payments.md': {
        title: 'Payments',
        roles: { em: 'Lena', tl: null },
        engineers: 3,
        changes: [{ responsibility: 'design', leans: 'em', why: 'There is no lead.' }],
      },
      'practices/talks.md': {
        title: 'Weekly talks',
        ownerRole: 'em',
        appliesTo: ['em', 'tlm'],
        steps: ['Ask first.', 'Listen.'],
        examples: ['A walk.'],
      },
      'glossary/debt.md': { title: 'Debt', summary: 'Work that was put off and grows.' },
      'releases/1.0.0.md': { date: '2026-01-01' },
      'README.md': { title: 'How we work' },
    }).map(([path, data]) => [path, { data: { ...data }, body: `Here is ${path}. It says what it says.\n` }]),
  )

/** Chooses at random, by a number. */
interface Chance {
  readonly upTo: (most: number) => number
  readonly one: <T>(of: readonly T[]) => T
}

function chance(seed: number): Chance {
  const next = random(seed)
  const upTo = (most: number) => Math.floor(next() * most)
  return { upTo, one: (of) => of[upTo(of.length)]! }
}

const idOf = (path: string) => path.replace(/^.*\/|\.md$/g, '')
const inFolder = (handbook: Handbook, folder: string) =>
  [...handbook.keys()].filter((path) => path.startsWith(`${folder}/`))
const roleIds = (handbook: Handbook) => inFolder(handbook, 'roles').map(idOf)

/** An edit; it may find nothing to do. */
type Edit = (handbook: Handbook, chance: Chance) => void

const row =
  (change: (data: Data, chance: Chance, handbook: Handbook) => void): Edit =>
  (handbook, chance) => {
    const paths = inFolder(handbook, 'responsibilities')
    if (paths.length > 0) change(handbook.get(chance.one(paths))!.data, chance, handbook)
  }
const role =
  (change: (data: Data, chance: Chance, handbook: Handbook, id: string) => void): Edit =>
  (handbook, chance) => {
    const path = chance.one(inFolder(handbook, 'roles'))
    change(handbook.get(path)!.data, chance, handbook, idOf(path))
  }
const any =
  (change: (draft: Draft, chance: Chance) => void): Edit =>
  (handbook, chance) =>
    change(handbook.get(chance.one([...handbook.keys()]))!, chance)

const disown = (data: Data) => {
  for (const key of ['ownerRole', 'sharedBy', 'tieBreak', 'everyone']) delete data[key]
}
const toggleStatus = (data: Data) => {
  if (data.status === 'historical') delete data.status
  else data.status = 'historical'
}

/** Sets a value inside a map, or takes it away. */
function turn(data: Data, key: string, name: string, value: unknown): void {
  const { [name]: old, ...others } = (data[key] ?? {}) as Data
  const now = old === undefined ? { ...others, [name]: value } : others
  if (Object.keys(now).length === 0) delete data[key]
  else data[key] = now
}

const buckets = ['plan', 'people', 'build'] as const

/** Every name of a page in front matter. */
function renameIn(value: unknown, old: string, id: string): unknown {
  if (value === old) return id
  if (Array.isArray(value)) return value.map((one) => renameIn(one, old, id))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key === old ? id : key, renameIn(inner, old, id)]),
  )
}

function rename(handbook: Handbook, chance: Chance, folder: string, isEverywhere = true): void {
  const paths = inFolder(handbook, folder)
  if (paths.length === 0) return
  const path = chance.one(paths)
  const old = idOf(path)
  const id = `${old}-${chance.upTo(1000)}`
  const draft = handbook.get(path)!
  handbook.delete(path)
  handbook.set(`${folder}/${id}.md`, draft)
  for (const one of isEverywhere ? handbook.values() : []) {
    const { formerly, date, title, ...others } = one.data
    const kept = Object.entries({ formerly, date, title }).filter(([, value]) => value !== undefined)
    one.data = { ...Object.fromEntries(kept), ...(renameIn(others, old, id) as Data) }
  }
  draft.data.formerly = [draft.data.formerly ?? [], old].flat()
}

const edits: Readonly<Record<string, Edit>> = {
  owner: row((data, { one }, handbook) => {
    disown(data)
    data.ownerRole = one(roleIds(handbook))
  }),
  share: row((data, { one }, handbook) => {
    const ids = roleIds(handbook)
    const [first, second] = [one(ids), one(ids)]
    disown(data)
    data.sharedBy = { [first]: 'staffing', [second]: 'execution' }
    data.tieBreak = one([first, second])
  }),
  facet: row((data) => {
    if (data.sharedBy) data.sharedBy = Object.fromEntries(Object.keys(data.sharedBy).map((name) => [name, 'coaching']))
  }),
  doubt: row((data, { one }) => {
    if (data.sharedBy) data.tieBreak = one(Object.keys(data.sharedBy))
  }),
  everyone: row((data) => {
    disown(data)
    data.everyone = true
  }),
  nobody: row(disown),
  'end of a duty': row(toggleStatus),
  'end of a role': role(toggleStatus),
  draft: row((data) => {
    data.status = 'draft'
  }),
  'new duty': (handbook, { one, upTo }) => {
    handbook.set(`responsibilities/new-${upTo(1000)}.md`, {
      data: { title: 'New', ownerRole: one(roleIds(handbook)), coreFocus: 'people' },
      body: '',
    })
  },
  'lost duty': (handbook, { one }) => void handbook.delete(one(inFolder(handbook, 'responsibilities'))),
  'new role': (handbook, { upTo, one }) => {
    const id = `new-${upTo(1000)}`
    handbook.set(`roles/${id}.md`, {
      data: {
        title: 'New',
        ownerRole: 'em',
        track: one(['ic', 'product']),
        examples: ['New.'],
        ...one([{}, { combines: ['tl', 'pm'] }]),
      },
      body: '',
    })
  },
  'lost role': (handbook, { one }) => void handbook.delete(one(inFolder(handbook, 'roles'))),
  'lost page': (handbook, { one }) =>
    void handbook.delete(one(['aors/reviews.md', 'practices/talks.md', 'glossary/debt.md', 'teams/payments.md'])),
  'merged duty': (handbook, { one }) => {
    const paths = inFolder(handbook, 'responsibilities')
    const [gone, heir] = [one(paths), one(paths)]
    if (gone === heir) return
    handbook.delete(gone)
    const { data } = handbook.get(heir)!
    data.formerly = [data.formerly ?? [], idOf(gone)].flat()
  },
  'new name everywhere': (handbook, chance) =>
    rename(handbook, chance, chance.one(['roles', 'responsibilities', 'focuses', 'aors', 'practices'])),
  'new name in one place': (handbook, chance) =>
    rename(handbook, chance, chance.one(['roles', 'responsibilities', 'focuses', 'aors']), false),
  parts: role((data, { one }, handbook) => {
    const plain = roleIds(handbook).filter((id) => !handbook.get(`roles/${id}.md`)!.data.combines)
    if (data.combines) data.combines = [...new Set([one(plain), one(plain), one(plain)])]
  }),
  'parts of parts': (handbook, { one }) => {
    const combined = inFolder(handbook, 'roles').filter(
      (path) => handbook.get(path)!.data.combines && path !== 'roles/director.md',
    )
    if (combined.length === 0) return
    handbook.set('roles/director.md', {
      data: { title: 'Director', ownerRole: 'em', combines: [idOf(one(combined)), 'pm'], examples: ['All.'] },
      body: '',
    })
  },
  'gives up': role((data, { one, upTo }, handbook) => {
    const rows = inFolder(handbook, 'responsibilities').map(idOf)
    if (!data.combines || rows.length === 0) return
    if (data.givesUp) delete data.givesUp
    else data.givesUp = upTo(2) === 0 ? [one(rows)] : { [one(rows)]: one(roleIds(handbook)) }
  }),
  time: role((data, { upTo, one }) => {
    if (!data.time) return
    const [from, to] = [one(buckets), one(buckets)]
    const time = { plan: 0, people: 0, build: 0, ...data.time }
    const points = Math.min(time[from], upTo(15))
    time[from] -= points
    time[to] += points
    data.time = time
  }),
  'time of its own': role((data, { one }) => {
    if (data.time) delete data.time
    else
      data.time = one([
        { plan: 60, people: 60, build: 80 },
        { plan: 33, people: 33, build: 34 },
        { plan: 20, build: '70-80' },
      ])
  }),
  'time in ranges': role((data, { one }) => {
    if (data.time) data.time = { ...data.time, [one(buckets)]: one(['10-20', '20-35', 30]) }
  }),
  'per team': role((data, { one }) => {
    data.perTeam = one([1, '0-1', 2])
  }),
  'reports to': role((data, { one }, handbook) => {
    data.reportsTo = one(roleIds(handbook))
  }),
  track: role((data, { one }) => {
    data.track = one(['ic', 'management', 'product'])
  }),
  'kept by': role((data, { one }, handbook) => {
    data.ownerRole = one(roleIds(handbook))
  }),
  support: row((data, { one }, handbook) =>
    turn(data, 'supports', one(roleIds(handbook)), one(['Helps.', 'Advises.'])),
  ),
  'go to': row((data, { one }, handbook) => turn(data, 'goTo', one(roleIds(handbook)), 'In doubt.')),
  standard: row((data, { one }) => {
    if (data.standards)
      data.standards = one([
        ['Everyone has a talk with the manager in each week that both are there.'],
        ['Nobody waits.'],
        ['Nobody waits.', 'Nobody asks twice.'],
      ])
    else data.standards = ['Everyone knows the plan.']
  }),
  decision: row((data, { one }) => {
    if (data.decides)
      data.decides = one([
        { alone: ['Which of the proven databases a new service begins with in the first year.'] },
        { team: ['Which database.'] },
        { alone: ['The color.'] },
      ])
    else data.decides = { alone: ['The name.'] }
  }),
  summary: row((data, { one }) => {
    data.summary = one([
      'The team has the people that its work needs, now and in the next year or so.',
      'Enough people.',
      'Something else altogether.',
    ])
  }),
  example: any(({ data }, { one }) => {
    if (data.examples) data.examples = one([['Another.'], ['Another.', 'And one more.']])
  }),
  focus: row((data, { one }) => {
    data.coreFocus = one(['people', 'technology', ['technology', 'people']])
  }),
  title: any(({ data }, { one }) => {
    if (data.title) data.title = one(['Something', 'Something else'])
  }),
  upkeep: any(({ data }, { one }) => {
    Object.assign(
      data,
      one([
        { reviewedOn: '2026-02-02' },
        { order: 3 },
        { hidden: true },
        { reviewEvery: '1 year' },
        { sources: ['A book'] },
      ]),
    )
  }),
  words: any((draft, { one }) => {
    draft.body = one(['Other words.\n', `${draft.body}\nAnd more.\n`, draft.body.replace('says', '*says*')])
  }),
  holder: (handbook, { one }) => {
    const area = handbook.get('aors/reviews.md')
    if (area) area.data.holder = one(['Jun', 'Bo'])
  },
  team: (handbook, { one }) => {
    const team = handbook.get('teams/payments.md')
    if (team)
      Object.assign(team.data, one<Data>([{ engineers: 5 }, { roles: { em: 'Bo', tl: 'Jun' } }, { changes: [] }]))
  },
  steps: (handbook, { one }) => {
    const practice = handbook.get('practices/talks.md')
    if (practice)
      Object.assign(practice.data, one([{ steps: ['Listen.'] }, { appliesTo: ['tl'] }, { cadence: 'weekly' }]))
  },
  settings: (handbook, { upTo }) =>
    void handbook.set('handbook.yaml', { data: { title: `Handbook ${upTo(3)}` }, body: '' }),
}

const styles = [{}, { defaultStringType: 'QUOTE_DOUBLE' as const }, { collectionStyle: 'flow' as const }]

const written = (handbook: Handbook, { one, upTo }: Chance): Files =>
  Object.fromEntries(
    [...handbook].map(([path, { data, body }]) => {
      const yaml = stringify(data, { lineWidth: 0, ...(upTo(20) === 0 ? one(styles) : {}) })
      return [path, path.endsWith('.md') ? `---\n${yaml}---\n\n${body}` : yaml]
    }),
  )

/** Two handbooks, and by which edits the second came from the first. The first is itself the work of some edits. */
export function randomChange(seed: number): { readonly before: Files; readonly after: Files; readonly made: string[] } {
  const lot = chance(seed)
  const handbook = base()
  const edit = (most: number) =>
    Array.from({ length: lot.upTo(most) + 1 }, () => {
      const [name, change] = lot.one(Object.entries(edits))
      change(handbook, lot)
      return name
    })
  if (lot.upTo(2) === 0) edit(3)
  const before = written(handbook, lot)
  const made = edit(4)
  return { before, after: written(handbook, lot), made }
}

// Edits that leave every page its id, so that what is said of an id is said of one page.
const ofDuties = ['owner', 'share', 'doubt', 'everyone', 'nobody', 'end of a duty', 'new duty', 'lost duty', 'words']

/** A handbook as it was released several times, the oldest first. */
export function randomHistory(seed: number): readonly Files[] {
  const lot = chance(seed)
  const handbook = base()
  return Array.from({ length: 3 + lot.upTo(5) }, () => {
    for (let many = lot.upTo(4); many > 0; many -= 1) edits[lot.one(ofDuties)]!(handbook, lot)
    return written(handbook, lot)
  })
}
