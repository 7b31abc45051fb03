// A handbook of an EM, a TL and a TLM as the views stage hands it to render, small enough to see whole.
import type { Cell, Load, Matrix, RowGroup, TimeColumn } from '../../src/views/matrix.ts'
import type { Ref, RoleRef } from '../../src/views/refs.ts'

export const role = (id: string, title: string): RoleRef => ({
  id,
  title,
  short: id.toUpperCase(),
  href: `roles/${id}.html`,
})

export const em = role('em', 'Engineering Manager')
export const tl = role('tl', 'Tech Lead')
export const tlm = role('tlm', 'Tech Lead Manager')
export const pm = role('pm', 'Product Manager')

export const duty = (title: string, summary?: string) => {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return { id, title, href: `responsibilities/${id}.html`, ...(summary && { summary }) }
}

const focus = (title: string) => {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return { id, title, href: `focuses/${id}.html` }
}

export const people = focus('People Management')
export const strategy = focus('Organizational Strategy')
export const technical = focus('Technical Leadership')

export const efficiency = duty('Operational Efficiency', 'The team runs smoothly and keeps getting smoother.')
export const execution = duty('Technical Execution', 'Day-to-day decisions let us deliver the roadmap predictably.')

const none: Cell = { kind: 'none' }
export const accountable = (...via: RoleRef[]): Cell => ({ kind: 'accountable', via, allFacets: false })
export const supports = (how: string, ...via: RoleRef[]): Cell => ({ kind: 'supports', via, how: [how] })
export const shared = (facet: Ref, settlesDoubt: boolean): Cell => ({
  kind: 'shared',
  via: [],
  facets: [facet],
  settlesDoubt,
})
const everyone: Cell = { kind: 'everyone', via: [] }

const row = (title: string, ...cells: Cell[]) => ({
  responsibility: duty(title),
  cells,
  differs: cells.some((cell) => cell.kind !== cells[0]!.kind),
  alike: cells.map((cell) => cells.findIndex((other) => other.kind === cell.kind)),
})
const ofEm = (title: string, tlCell: Cell = none) => row(title, accountable(), tlCell, accountable(em))
const ofTl = (title: string, emCell: Cell = none) => row(title, emCell, accountable(), accountable(tl))

export const groups: readonly RowGroup[] = [
  {
    focus: people,
    rows: [
      ofEm('Staffing', supports('Interviews candidates and gives input on selection.')),
      ofEm('Coaching and Growth', supports('Mentors engineers technically and gives feedback.')),
      row('Team Building and Collaboration', everyone, everyone, everyone),
    ],
  },
  {
    focus: strategy,
    rows: [
      ofEm('Organizational Risk'),
      ofEm('Operational Efficiency', supports('Runs most of the sprint process and proposes improvements.')),
      ofEm('Team Charter and Outcomes', supports('Helps set the team’s boundaries.')),
      row('Project Delivery', shared(efficiency, true), shared(execution, false), {
        kind: 'accountable',
        via: [em, tl],
        allFacets: true,
      }),
    ],
  },
  {
    focus: technical,
    rows: [
      ofTl('Technical Execution'),
      ofTl('Technical Strategy', supports('Decides with the TL who owns each AoR.')),
      ofTl('Technical Culture'),
      ofTl('Roadmap Feasibility and Execution'),
    ],
  },
]

export const buckets: Matrix['buckets'] = [
  { id: 'strategy-alignment', title: 'Strategy & Alignment' },
  { id: 'people-management', title: 'People Management' },
  { id: 'building-software', title: 'Building Software' },
]

export const load = (accountable: number, shared = 0): Load => ({ accountable, shared, total: accountable + shared })

const single = (figure: number) => ({ min: figure, max: figure })
export const time = (...figures: number[]): TimeColumn => ({
  buckets: figures.map(single),
  sum: single(100),
  combined: false,
})
export const emTime = time(30, 50, 20)
export const tlTime = time(30, 10, 60)
export const tlmTime: TimeColumn = {
  buckets: [60, 60, 80].map(single),
  sum: single(200),
  combined: true,
  scaled: [30, 30, 40],
}
/** As independent ladders publish it. */
export const rangedTime: TimeColumn = {
  buckets: [single(30), { min: 30, max: 50 }, { min: 10, max: 40 }],
  sum: { min: 70, max: 120 },
  combined: false,
}

export const matrix: Matrix = {
  id: 'em-tl-tlm',
  title: 'EM / TL / TLM',
  href: 'matrix/em-tl-tlm.html',
  show: 'responsibilities',
  columns: [em, tl, tlm],
  groups,
  load: [load(5, 1), load(4, 1), load(10)],
  buckets,
  time: [emTime, tlTime, tlmTime],
}

export const timeMatrix: Matrix = {
  ...matrix,
  id: 'where-the-time-goes',
  title: 'Where the time goes',
  href: 'matrix/where-the-time-goes.html',
  show: 'time',
  columns: [em, pm, tl, tlm],
  groups: [],
  load: [load(5, 1), load(0), load(4, 1), load(10)],
  time: [rangedTime, undefined, tlTime, tlmTime],
}
