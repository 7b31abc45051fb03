// One page view per kind, for the tests and for looking at.
import type { PageView } from '../../src/views/page-view.ts'
import { frame, navigation } from './frame.ts'
import {
  duty,
  efficiency,
  em,
  execution,
  groups,
  load,
  matrix,
  people,
  pm,
  strategy,
  technical,
  timeMatrix,
  tl,
  tlm,
} from './handbook.ts'
import { everything } from './markdown.ts'
import { prose } from './prose.ts'
import { bareRolePage, combinedRolePage, rolePage } from './roles.ts'

export const focusPage: PageView = {
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
  frame: frame(matrix.title, matrix.href),
  main: { kind: 'matrix', matrix: matrix },
}

export const timePage: PageView = {
  frame: frame(timeMatrix.title, timeMatrix.href),
  main: { kind: 'matrix', matrix: timeMatrix },
}

export const comparePage: PageView = {
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
      examples: [[{ horizon: 'any', text: 'Rotates who runs the retrospective.' }], []],
      others: [{ role: em, pairs: [{ title: 'EM and TLM', href: 'compare/em/tlm.html', with: tlm }] }],
    },
  },
}

export const homePage: PageView = {
  frame: frame('Engineering Handbook', 'index.html', { breadcrumbs: [], backlinks: [] }),
  main: {
    kind: 'home',
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
  frame: frame('Field notes', 'index.html', {
    site: { title: 'Field notes', home: 'index.html', stylesheets: [] },
    breadcrumbs: [],
    backlinks: [],
    navigation: navigation.slice(4),
  }),
  main: { kind: 'home', title: 'Field notes', roles: [], focuses: [], matrices: [], sections: navigation.slice(4) },
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
