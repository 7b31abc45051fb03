import type { Rule } from './rule.ts'

/** Names. */
export const names = {
  'id-unknown': {
    severity: 'error',
    summary: 'Every id that a page names exists',
    why: 'What is named there would be left out of every page that is derived from it.',
  },
  'id-duplicate': {
    severity: 'error',
    summary: 'No two pages, and no two headings of a page, have the same id or address',
    why: 'A link to the id could lead to one or the other, and one page would overwrite the other.',
  },
} as const satisfies Record<string, Rule>
