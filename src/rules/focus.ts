import type { Rule } from './rule.ts'

/** Focus. */
export const focus = {
  'focus-unknown': {
    severity: 'error',
    summary: 'Every core focus that a page names has a page',
    why: 'The responsibility would stand in no group of any matrix.',
  },
  'focus-none-accountable': {
    severity: 'error',
    summary: 'In every core focus some role is accountable for something',
    why: 'A focus that nobody answers for is a heading: it looks as if it were taken care of.',
  },
  'focus-assertion': {
    severity: 'warning',
    summary: 'The core focuses that a role names are those of its responsibilities',
    why: 'The page of the role would promise what its responsibilities do not say, or keep quiet about what they do.',
  },
  'focus-default-owner': {
    severity: 'note',
    summary: 'A responsibility has the usual owner of its core focus',
    why: 'It may be meant; it may also be a responsibility in the wrong focus, or a name left over from a copied page.',
  },
} as const satisfies Record<string, Rule>
