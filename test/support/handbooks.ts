import { buildHandbook } from '../../src/model/model.ts'
import type { Handbook } from '../../src/model/types.ts'
import { makePageParser } from '../../src/parse/page.ts'
import type { Page } from '../../src/parse/types.ts'
import type { Source } from '../../src/read/handbook.ts'
import type { Asset } from '../../src/read/tree.ts'
import { type Config, defaults } from '../../src/schema/config.ts'
import { namedKind } from '../../src/schema/front-matter.ts'

/** What a small handbook needs besides its pages. */
interface More extends Partial<Config> {
  /** Paths of files that are not pages. */
  readonly assets?: readonly string[]
}

const parse = makePageParser({ limits: defaults.limits })

/** A small handbook: the text of each page by its path. */
export function handbookOf(files: Record<string, string>, { assets = [], ...config }: More = {}): Handbook {
  const found = assets.map((path): Asset => ({ path, from: `/handbook/${path}` }))
  return buildHandbook(pagesOf(files), found, { ...defaults, ...config })
}

/** The pages alone. */
export const pagesOf = (files: Record<string, string>): Page[] =>
  Object.entries(files).map(([path, text]) => parse(sourceOf(path, text)))

/** A page as read from a handbook with a configuration, so that its folder says its kind. */
export const sourceOf = (path: string, text: string): Source => ({ path, text, hash: '', folderKind: namedKind(path) })

/** Front matter between its fences: `page('ownerRole: em', 'coreFocus: people')`. */
export const page = (...lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\n`

const row = (title: string, focus: string, ...more: string[]) => page(`title: ${title}`, `coreFocus: ${focus}`, ...more)

/** A manager, a lead and one person who is both: nine owned rows, a shared one and one for everybody. */
export const leads: Record<string, string> = {
  'roles/em.md': page(
    'title: Engineering Manager',
    'track: management',
    'time: {strategy-alignment: 30, people-management: 50, building-software: 20}',
    'notResponsible: [Deciding every design]',
  ),
  'roles/tl.md': page(
    'title: Tech Lead',
    'track: ic',
    'ownerRole: em',
    'reportsTo: em',
    'time: {strategy-alignment: 30, people-management: 10, building-software: 60}',
  ),
  'roles/tlm.md': page('title: Tech Lead Manager', 'track: hybrid', 'combines: [em, tl]'),
  'focuses/people.md': page('title: People', 'ownerRole: em', 'summary: People first.', 'order: 1'),
  'focuses/organization.md': page('title: Organization', 'ownerRole: em', 'summary: In shape.', 'order: 2'),
  'focuses/technology.md': page('title: Technology', 'ownerRole: tl', 'summary: Now and later.', 'order: 3'),
  'responsibilities/staffing.md': row('Staffing', 'people', 'ownerRole: em', 'supports: {tl: Interviews.}'),
  'responsibilities/coaching.md': row('Coaching', 'people', 'ownerRole: em'),
  'responsibilities/collaboration.md': row('Collaboration', 'people', 'everyone: true'),
  'responsibilities/charter.md': row('Charter', 'organization', 'ownerRole: em'),
  'responsibilities/risk.md': row('Risk', 'organization', 'ownerRole: em'),
  'responsibilities/efficiency.md': row('Efficiency', 'organization', 'ownerRole: em'),
  'responsibilities/delivery.md': row(
    'Delivery',
    '[organization, technology]',
    'sharedBy: {em: efficiency, tl: execution}',
    'tieBreak: em',
    'goTo: {tl: A design blocks delivery., em: It is hard to pick one.}',
  ),
  'responsibilities/execution.md': row('Execution', 'technology', 'ownerRole: tl', 'bucket: building-software'),
  'responsibilities/strategy.md': row('Strategy', 'technology', 'ownerRole: tl', 'supports: {em: Decides on holders.}'),
  'responsibilities/culture.md': row('Culture', 'technology', 'ownerRole: tl'),
  'responsibilities/roadmap.md': row('Roadmap', 'technology', 'ownerRole: tl'),
}

/** An area with two teams, one of which has no lead of its own, and what belongs to them. */
export const commerce: Record<string, string> = {
  ...leads,
  'roles/em.md': page('title: Engineering Manager', 'track: management', 'ownerRole: em', 'titles: {area: Eng Lead}'),
  'teams/commerce.md': page('title: Commerce', 'scope: area', 'roles: {em: Ada Moreno}'),
  'teams/payments.md': page(
    'title: Payments',
    'scope: team',
    'partOf: commerce',
    'engineers: 3',
    'type: infrastructure',
    'adapts: 2.0.0',
    'roles: {em: Lena Fischer, tl: null}',
    'tlm: {since: 2026-03-01, because: small-team}',
    'changes:',
    '  - responsibility: execution',
    '    leans: em',
    '    why: Gives room for a strategy.',
    '    until: 2027-03-31',
    '  - responsibility: culture',
    '    delegatedTo: code-review',
  ),
  'teams/search.md': page(
    'title: Search',
    'scope: team',
    'partOf: commerce',
    'engineers: 7',
    'adapts: 1.0.0',
    'roles: {em: Ana Ruiz, tl: Jun Tanaka}',
  ),
  'aors/code-review.md': page(
    'title: Code review',
    'ownerRole: tl',
    'carries: culture',
    'holder: Maria Okafor',
    'backup: Jun Tanaka',
    'scope: team',
    'team: payments',
    'grantedOn: 2026-04-01',
    'examples: [Cut review time.]',
  ),
  'aors/interns.md': page('title: Interns', 'ownerRole: em', 'holder: Maria Okafor'),
  'people/maria-okafor.md': page('title: Maria Okafor', 'summary: Reviews.', 'team: payments'),
  'practices/people-first.md': page(
    'title: People first',
    'ownerRole: em',
    'appliesTo: [tlm]',
    'coreFocus: people',
    'cadence: weekly',
    'steps: [One-to-ones first., Then code.]',
    'antiPatterns: [Falling back to code]',
    'inTensionWith: [skip]',
    'examples: [A buffer helps.]',
  ),
  'practices/skip.md': page('title: Skip now and then', 'ownerRole: em', 'appliesTo: tlm'),
  'paths/leads.md': page(
    'title: Where a lead can go',
    'ownerRole: em',
    'skills: [Influence, Communication]',
    'steps:',
    '  - { from: tl, to: em }',
    '  - { from: engineer-1, to: engineer-2, via: tl, need: common }',
    '  - { from: engineer-2, to: tl, via: tlm, need: required, note: Give it a year. }',
    '  - { from: nowhere, to: em }',
    'external: [engineer-1, engineer-2]',
  ),
  'assessments/fit.md': page(
    'title: Is it for me?',
    'ownerRole: em',
    'role: tlm',
    'passes: half',
    'statements: [I like people., I like code., I like both.]',
    'outcomes: {met: You might enjoy it., unmet: Perhaps not.}',
  ),
  'assessments/reflect.md': page(
    'title: Look back',
    'role: tl',
    'prompts:',
    '  Time: [Where does it go?, Is that right?]',
    '  People: Who grows?',
  ),
  'releases/1.0.0.md': page('date: 2025-01-01'),
  'releases/2.0.0.md': page('date: 2026-04-01', 'summary: Two roles.', 'retired: {pl: Split into EM and TL.}'),
  'releases/10.0.0.md': page('date: 2027-01-01'),
}
