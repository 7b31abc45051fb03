import type { Rule } from './rule.ts'

/** What a release owes those who relied on the one before. */
export const releases = {
  'id-lost': {
    severity: 'error',
    summary: 'What the last release named is still there, or it is said what became of it',
    why: 'Old links, agreements and areas name it, and whoever follows them finds nothing and no reason.',
  },
  'rel-bump': {
    severity: 'error',
    summary: 'The version of a release says how much changes for people',
    why: "Teams read a major version as «somebody's job changes». One that says less is overlooked.",
  },
  'rel-unannounced': {
    severity: 'warning',
    summary: 'A release that changes jobs has a page that says so in words',
    why: 'A list of changes says what moved, but not why, nor what people should do now.',
  },
} as const satisfies Record<string, Rule>
