import type { Rule } from './rule.ts'

/** People, teams and assessments. */
export const organization = {
  'aor-no-holder': {
    severity: 'error',
    summary: 'Every area of responsibility has a person who holds it',
    why: 'An area is delegated by giving it to one person; without a name it is not delegated.',
  },
  'aor-no-owner': {
    severity: 'error',
    summary: 'Every area of responsibility has a role that stays accountable',
    why: 'Delegating a duty does not move accountability, so some role must still answer for it.',
  },
  'aor-owner-mismatch': {
    severity: 'warning',
    summary: 'The role that hands out an area answers for what the area carries',
    why: 'Whoever holds the area is told by one role and judged by another.',
  },
  'aor-no-backup': {
    severity: 'warning',
    summary: 'Every area of responsibility has a second person',
    why: 'When the holder is ill or leaves, nobody knows how to go on.',
  },
  'aor-stale': {
    severity: 'warning',
    summary: 'Every area of responsibility is looked at again in time',
    why: 'An area that nobody looks at stays with whoever had it, whether or not it is still theirs.',
  },
  'person-similar': {
    severity: 'warning',
    summary: 'A person is named the same everywhere',
    why: 'What a misspelt name holds is missing from the page of the person who is meant.',
  },
  'person-overload': {
    severity: 'warning',
    summary: 'Nobody holds more than one person can',
    why: 'Each of so many duties gets little time, and all of them wait when that person is away.',
  },
  'team-noop': {
    severity: 'note',
    summary: 'What a team changes differs from the default',
    why: 'Readers look for a difference that is not there.',
  },
  'team-expired': {
    severity: 'warning',
    summary: 'A change that a team agreed on is not past its end',
    why: 'Nobody can tell whether the team is back at the default or has forgotten to agree anew.',
  },
  'team-default-behind': {
    severity: 'warning',
    summary: 'What a team agreed on is about the default of today',
    why: 'Jobs have changed since: what the agreement changes may belong to somebody else by now.',
  },
  'tlm-fit': {
    severity: 'warning',
    summary: 'A team of four or more engineers has a lead of its own, or says why not',
    why: 'One person leading so many people and their technical work does neither well.',
  },
  'tlm-long-lived': {
    severity: 'warning',
    summary: 'A combined role is looked at again in time',
    why: 'It is meant to bridge a gap; whoever stays in it grows neither as a manager nor as an engineer.',
  },
  'scope-parent': {
    severity: 'error',
    summary: 'A team is part of something larger',
    why: 'Whoever looks for who leads above the team goes round in a circle, or ends beside it.',
  },
  'path-unreachable': {
    severity: 'note',
    summary: 'Every role is on a career path',
    why: 'Whoever is in the role cannot see where to go from there.',
  },
  'tension-oneway': {
    severity: 'note',
    summary: 'Two pages in tension name one another',
    why: 'Rolebook shows it on both; who edits the other page does not see it there.',
  },
  'assess-passes': {
    severity: 'error',
    summary: 'An assessment has statements that can be met, or prompts',
    why: 'Whoever takes it could never learn the result.',
  },
} as const satisfies Record<string, Rule>
