import type { Rule } from './rule.ts'

/** Time. */
export const time = {
  'time-bucket': {
    severity: 'error',
    summary: 'Every time bucket that a page names is configured, and a role states each of them',
    why: 'The time would be left out of the sums and bars, so that roles could not be compared.',
  },
  'time-sum': {
    severity: 'error',
    summary: "The percentages of a role's time add up to 100",
    why: 'A week that is longer than a week promises time that nobody has; a shorter one hides where the rest goes.',
  },
  'time-minimum': {
    severity: 'warning',
    summary: 'A role spends at least the time on a bucket that its page asks for',
    why: 'The page contradicts itself, and readers cannot tell which of the figures is meant.',
  },
  'time-combined': {
    severity: 'note',
    summary: 'A combined role says how its time is spent',
    why: 'Its page shows the weeks of two people added up, which draws the problem but is no plan for a week.',
  },
} as const satisfies Record<string, Rule>
