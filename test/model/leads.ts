import { page } from '../handbook.ts'

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
