import type { Rule } from './rule.ts'

/** Ownership. */
export const ownership = {
  'own-missing': {
    severity: 'error',
    summary: 'Every responsibility says who owns it',
    why: 'A duty that nobody owns is done by nobody, or by whoever can say no least.',
  },
  'own-two': {
    severity: 'error',
    summary: 'Two roles own one thing only when they share it by facet',
    why: 'When two roles answer for one thing, each can think that the other does.',
  },
  'own-unknown-role': {
    severity: 'error',
    summary: 'Every role that a page names has a page',
    why: 'A name that leads nowhere leaves the duty without an owner.',
  },
  'own-no-tiebreak': {
    severity: 'error',
    summary: 'A shared responsibility says who settles doubt',
    why: 'Where two share a duty and disagree, somebody must be able to decide.',
  },
  'own-shared-single': {
    severity: 'error',
    summary: 'Sharing takes two roles',
    why: 'With one role it is not shared; say plainly that the role owns it.',
  },
  'own-facet': {
    severity: 'warning',
    summary: 'What a role shares is a side that it owns',
    why: 'A side that somebody else answers for, or nobody, leaves the shared work with one owner who cannot decide it.',
  },
  'own-self-support': {
    severity: 'warning',
    summary: 'The owner of a responsibility is not also its supporter',
    why: 'Readers see two different answers to what the role does, and the owner seems to be one helper among others.',
  },
  'own-combined': {
    severity: 'error',
    summary: 'No combined role owns a responsibility itself',
    why: 'What a combined role owns follows from its parts; in a team where two people have the parts, nobody would own this.',
  },
  'own-historical': {
    severity: 'error',
    summary: 'Nothing of today is owned by a role of the past',
    why: 'Nobody has such a role, so the duty has an owner on paper only.',
  },
  'own-overlap': {
    severity: 'warning',
    summary: 'Two responsibilities with different owners say different things',
    why: 'Two roles that answer for one thing under two names find out when they decide differently.',
  },
} as const satisfies Record<string, Rule>
