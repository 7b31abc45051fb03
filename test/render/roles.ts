// Role pages: a plain role, a combined one, and one that holds nothing.

import type { PageView } from '../../src/views/page-view.ts'
import type { Duty } from '../../src/views/role.ts'
import { frame } from './frame.ts'
import {
  accountable,
  buckets,
  duty,
  em,
  execution,
  load,
  people,
  role,
  shared,
  strategy,
  supports,
  technical,
  tl,
  tlm,
  tlmTime,
  tlTime,
} from './handbook.ts'
import { prose } from './prose.ts'

const example = (text: string) => ({ horizon: 'any' as const, text })
const held = (title: string, summary: string, cell: Duty['cell'], ...examples: string[]): Duty => ({
  responsibility: duty(title, summary),
  cell,
  examples: examples.map(example),
})

const aboutTl = prose([
  '<p>A Tech Lead answers for the technical side of one program and reports to the ',
  { kind: 'link', url: 'em.md' },
  'Engineering Manager</a>. The role is a set of responsibilities, not a rung: it opens at senior level and leads without authority.</p>',
  '<h2 id="',
  { kind: 'id', id: 'one-person' },
  '">One person, not a rotation</h2>\n<p>Sustained attention is the point. A rotation spreads knowledge and loses the thread.</p>',
])

export const rolePage: PageView = {
  frame: frame('Tech Lead', 'roles/tl.html', {
    contents: [{ id: 'one-person', text: 'One person, not a rotation', depth: 2 }],
  }),
  main: {
    kind: 'role',
    role: tl,
    summary: 'Accountable for program-level technical leadership and for technical design.',
    aliases: ['Technical Lead'],
    status: 'active',
    track: 'ic',
    owner: em,
    reportsTo: em,
    reports: [],
    combines: [],
    combinedInto: [tlm],
    load: load(4, 1),
    time: tlTime,
    buckets: buckets,
    examples: [
      example('Stops feature work to pay down debt, and sells it to each person by what they gain.'),
      example('Decides which projects need a design doc and who must read it.'),
    ],
    accountable: [
      {
        focus: technical,
        duties: [
          held(
            'Technical Execution',
            'Day-to-day decisions let us deliver the roadmap predictably.',
            accountable(),
            'Escalates as soon as the critical path is blocked.',
            'Names scale, debt and one-way-door risks when a decision is taken.',
          ),
          held(
            'Technical Strategy',
            'Decisions add up to a technical strategy that serves a larger vision.',
            accountable(),
            'Spends innovation where it differentiates and picks proven technology elsewhere.',
          ),
        ],
      },
    ],
    decides: { alone: [], delegated: [], team: [] },
    shares: [
      held('Project Delivery', 'Projects land predictably.', shared(execution, false), 'The design review is stuck.'),
    ],
    supports: [
      held(
        'Staffing',
        'Decide what staffing the goals need.',
        supports('Interviews candidates and gives input on selection.'),
      ),
      held('Operational Efficiency', 'The team runs smoothly.', supports('Runs most of the sprint process.')),
    ],
    everyone: [
      held('Team Building and Collaboration', '', { kind: 'everyone', via: [] }, 'Pairs with a lost new joiner.'),
    ],
    handed: [],
    aors: [],
    practices: [],
    paths: [],
    assessments: [],
    notResponsible: ['Performance reviews of the people on the program'],
    notOwned: [
      { responsibility: duty('Staffing'), owner: em },
      { responsibility: duty('Organizational Risk'), owner: em },
    ],
    compare: [
      { title: 'EM and TL', href: 'compare/em/tl.html', with: em },
      { title: 'TL and TLM', href: 'compare/tl/tlm.html', with: tlm },
    ],
  },
  prose: aboutTl,
}

const nothing = {
  decides: { alone: [], delegated: [], team: [] },
  examples: [],
  accountable: [],
  shares: [],
  supports: [],
  everyone: [],
  handed: [],
}

export const combinedRolePage: PageView = {
  frame: frame('Tech Lead Manager', 'roles/tlm.html'),
  main: {
    ...(rolePage.main as PageView['main'] & { kind: 'role' }),
    role: tlm,
    summary: 'An engineering manager who acts as tech lead while there is no separate one.',
    aliases: ['Staff Engineering Manager'],
    track: 'hybrid',
    combines: [em, tl],
    combinedInto: [],
    when: 'The team has no separate Tech Lead.',
    load: load(10),
    time: tlmTime,
    accountable: [
      {
        focus: people,
        duties: [held('Staffing', 'Decide what staffing the goals need.', accountable(em), 'Fills the gap.')],
      },
      {
        focus: strategy,
        duties: [
          held('Project Delivery', 'Projects land predictably.', {
            kind: 'accountable',
            via: [em, tl],
            allFacets: true,
          }),
        ],
      },
    ],
    shares: [],
    supports: [],
    handed: [held('Technical Culture', 'Knowledge is shared.', { kind: 'handed', to: tl })],
    aors: [],
    practices: [],
    paths: [],
    assessments: [],
    notResponsible: [],
    notOwned: [],
  },
}

export const bareRolePage: PageView = {
  frame: frame('Program Lead', 'roles/pl.html', { backlinks: [], breadcrumbs: [] }),
  main: {
    kind: 'role',
    role: role('pl', 'Program Lead'),
    aliases: [],
    status: 'historical',
    reports: [],
    combines: [],
    combinedInto: [],
    load: load(0),
    buckets: buckets,
    ...nothing,
    aors: [],
    practices: [],
    paths: [],
    assessments: [],
    notResponsible: [],
    notOwned: [],
    compare: [],
  },
}
