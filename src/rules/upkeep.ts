import type { Rule } from './rule.ts'

/** What is kept true. */
export const upkeep = {
  'page-orphan': {
    severity: 'warning',
    summary: 'Every page can be found',
    why: 'A hidden page that nothing leads to is read by nobody and kept by nobody.',
  },
  'review-overdue': {
    severity: 'warning',
    summary: 'Every page is reviewed in time',
    why: 'Readers rely on what it says, though nobody has made sure for long that it is still so.',
  },
} as const satisfies Record<string, Rule>
