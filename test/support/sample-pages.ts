// One page view per kind, for the tests and for looking at.
import type { PageView } from '../../src/views/pages.ts'
import type { Duty } from '../../src/views/role.ts'
import {
  accountable,
  buckets,
  duty,
  efficiency,
  em,
  everything,
  execution,
  frame,
  groups,
  load,
  matrix,
  navigation,
  people,
  pm,
  prose,
  role,
  shared,
  strategy,
  supports,
  technical,
  timeMatrix,
  tl,
  tlm,
  tlmTime,
  tlTime,
} from './sample-handbook.ts'

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
  kind: 'role',
  frame: frame('Tech Lead', 'roles/tl.html', {
    contents: [{ id: 'one-person', text: 'One person, not a rotation', depth: 2 }],
  }),
  main: {
    kind: 'role',
    contact: [],
    holders: { teams: [] },
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
  kind: 'role',
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
    holders: { teams: [] },
    notOwned: [],
  },
}

export const bareRolePage: PageView = {
  kind: 'role',
  frame: frame('Program Lead', 'roles/pl.html', { backlinks: [], breadcrumbs: [] }),
  main: {
    kind: 'role',
    contact: [],
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
    holders: { teams: [] },
    notOwned: [],
    compare: [],
  },
}

export const focusPage: PageView = {
  kind: 'focus',
  frame: frame('Organizational Strategy', 'focuses/organizational-strategy.html'),
  main: {
    kind: 'focus',
    title: 'Organizational Strategy',
    summary: 'The team is set up to meet its charter, from execution now to impact later.',
    owner: em,
    matrix: {
      ...matrix,
      id: 'organizational-strategy',
      title: 'Organizational Strategy',
      groups: [groups[1]!],
      time: [],
    },
  },
}

export const sharedPage: PageView = {
  kind: 'responsibility',
  frame: frame('Project Delivery', 'responsibilities/project-delivery.html'),
  main: {
    kind: 'responsibility',
    title: 'Project Delivery',
    summary: 'Projects land predictably.',
    focuses: [strategy, technical],
    ownership: {
      kind: 'shared',
      sharers: [
        { role: em, facet: efficiency },
        { role: tl, facet: execution },
      ],
      tieBreak: em,
    },
    combined: [{ role: tlm, cell: { kind: 'accountable', via: [em, tl], allFacets: true } }],
    supports: [{ role: pm, how: 'Is told early about obstacles.' }],
    goTo: [
      { role: tl, when: 'Technical design is blocking delivery.' },
      { role: em, when: 'It is hard to pick one person.' },
    ],
    partners: ['Talent Acquisition', 'Leadership'],
    bucket: 'Building Software',
    examples: [
      { horizon: 'immediate', text: 'The design review is stuck, so people go to the TL.' },
      { horizon: 'long', text: 'Two teams disagree on dates, so people go to the EM.' },
    ],
    standards: ['Every project has a rollback plan.'],
    holders: { teams: [] },
    decides: {
      alone: ['Which projects need a design doc'],
      delegated: ['Design of one subsystem'],
      team: ['Irreversible platform choices'],
    },
    scopes: [
      { title: 'Team', text: 'The next milestone.' },
      { title: 'Area', text: 'Designs that cross teams.' },
    ],
    facetOf: [],
    aors: [],
    teams: [],
  },
}

export const termPage: PageView = {
  kind: 'term',
  frame: frame('Accountable', 'glossary/accountable.html'),
  main: {
    kind: 'term',
    title: 'Accountable',
    summary: 'Sets expectations for success, delegates appropriately and supports decision-making.',
    aliases: ['accountability', 'DRI'],
    seeAlso: [duty('Project Delivery')],
  },
}

export const guidePage: PageView = {
  kind: 'guide',
  frame: frame('Everything Markdown can do', 'guides/deep/markdown.html', {
    contents: [
      { id: 'text', text: 'Text', depth: 2 },
      { id: 'code', text: 'Code', depth: 2 },
      { id: 'in-a-language', text: 'In a language', depth: 3 },
      { id: 'tables', text: 'Tables', depth: 2 },
    ],
  }),
  main: { kind: 'guide', title: 'Everything', children: navigation },
  prose: prose(everything, ['Everything <em>Markdown</em> can do']),
}

export const matrixPage: PageView = {
  kind: 'matrix',
  frame: frame(matrix.title, matrix.href),
  main: { kind: 'matrix', matrix, heading: matrix.title },
}

export const timePage: PageView = {
  kind: 'matrix',
  frame: frame(timeMatrix.title, timeMatrix.href),
  main: { kind: 'matrix', matrix: timeMatrix, heading: timeMatrix.title },
}

export const comparePage: PageView = {
  kind: 'compare',
  frame: frame('EM and TL', 'compare/em/tl.html'),
  main: {
    kind: 'compare',
    compare: {
      href: 'compare/em/tl.html',
      left: em,
      right: tl,
      matrix: {
        ...matrix,
        columns: [em, tl],
        groups: groups.map((group) => ({
          ...group,
          rows: group.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 2) })),
        })),
        load: matrix.load.slice(0, 2),
        time: matrix.time.slice(0, 2),
      },
      onlyLeft: ['Staffing', 'Coaching and Growth', 'Organizational Risk'].map((title) => duty(title)),
      onlyRight: ['Technical Strategy', 'Technical Culture'].map((title) => duty(title)),
      both: [duty('Project Delivery')],
      supports: [
        [],
        [{ responsibility: duty('Staffing'), cell: { kind: 'supports', via: [], how: ['Interviews candidates.'] } }],
      ],
      examples: [[{ horizon: 'any', text: 'Rotates who runs the retrospective.' }], []],
      choices: [
        [{ title: 'TL and TLM', href: 'compare/tl/tlm.html', with: tlm, swapped: true }],
        [{ title: 'EM and TLM', href: 'compare/em/tlm.html', with: tlm, swapped: false }],
      ],
    },
  },
}

export const homePage: PageView = {
  kind: 'home',
  frame: frame('Engineering Handbook', 'index.html', { breadcrumbs: [], backlinks: [] }),
  main: {
    kind: 'home',
    teams: [],
    title: 'Who owns what',
    description: 'Who owns what, and who to go to.',
    roles: [
      {
        ...em,
        summary: 'Accountable for program success, people and organisation.',
        load: load(5, 1),
        supports: 1,
        combines: [],
      },
      {
        ...tl,
        summary: 'Accountable for technical leadership and design.',
        load: load(4, 1),
        supports: 4,
        combines: [],
      },
      {
        ...tlm,
        summary: 'Both at once, while there is no separate tech lead.',
        load: load(10),
        supports: 0,
        combines: [em, tl],
      },
      { ...pm, load: load(0), supports: 3, combines: [] },
    ],
    focuses: [
      { ...people, summary: 'Right roles and skills, staffed and stretched.', owner: em },
      { ...strategy, summary: 'Set up to meet its charter.', owner: em },
      { ...technical, summary: 'Short-term execution and long-term strategy in balance.', owner: tl },
    ],
    matrix: matrix,
    matrices: [matrix, timeMatrix],
    sections: navigation,
  },
  prose: prose([
    '<p>This handbook says which role answers for what in an engineering team, and who to go to when something is stuck.</p>',
    '<h2 id="',
    { kind: 'id', id: 'how' },
    '">How to use it</h2><p>Start from the matrix.</p>',
  ]),
}

export const plainHomePage: PageView = {
  kind: 'home',
  frame: frame('Field notes', 'index.html', {
    site: { title: 'Field notes', home: 'index.html', stylesheets: [] },
    breadcrumbs: [],
    backlinks: [],
    navigation: navigation.slice(4),
  }),
  main: {
    kind: 'home',
    title: 'Field notes',
    teams: [],
    roles: [],
    focuses: [],
    matrices: [],
    sections: navigation.slice(4),
  },
  prose: prose(['<p>Notes from the field, kept as plain Markdown files.</p>']),
}

/** Every sample, by the name a test or a screenshot gives it. */
export const samples: Readonly<Record<string, PageView>> = {
  home: homePage,
  'plain-home': plainHomePage,
  role: rolePage,
  'combined-role': combinedRolePage,
  'bare-role': bareRolePage,
  focus: focusPage,
  responsibility: sharedPage,
  term: termPage,
  guide: guidePage,
  matrix: matrixPage,
  time: timePage,
  compare: comparePage,
}
