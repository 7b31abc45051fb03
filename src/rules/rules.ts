/**
 * Every problem rolebook can name. The id is public: it is printed, documented and searched for. What one page can break by
 * itself is in `page-rules.ts`; what takes the whole handbook to see is here.
 */

import { fileRules, frontMatterRules, linkRules, type Rule } from './page-rules.ts'

const focusRules = {
  'focus-unknown': {
    severity: 'error',
    summary: 'Every core focus that a page names has a page',
    why: 'The responsibility would not be in any group of any matrix.',
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

const nameRules = {
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

const organizationRules = {
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
    why: 'One role directs the holder and another judges the work.',
  },
  'aor-no-backup': {
    severity: 'warning',
    summary: 'Every area of responsibility has a second person',
    why: 'When the holder is ill or leaves, nobody knows how to go on.',
  },
  'aor-stale': {
    severity: 'warning',
    summary: 'Every area of responsibility is reviewed in time',
    why: 'An area that nobody looks at stays with whoever had it, whether or not it is still theirs.',
  },
  'person-similar': {
    severity: 'warning',
    summary: 'A person is named the same everywhere',
    why: 'What a misspelled name holds is missing from the page of the person who is meant.',
  },
  'person-overload': {
    severity: 'warning',
    summary: 'Nobody holds more than one person can',
    why: 'Each of so many duties gets little time, and all of them wait when that person is away.',
  },
  'team-noop': {
    severity: 'note',
    summary: 'A team lists only real differences from the default',
    why: 'Readers look for a difference that is not there.',
  },
  'team-expired': {
    severity: 'warning',
    summary: 'A change that a team agreed on has not expired',
    why: 'Nobody can tell whether the team is back at the default or has forgotten to agree again.',
  },
  'team-default-behind': {
    severity: 'warning',
    summary: 'A team’s agreement is based on the current release',
    why: 'Jobs have changed since: what the agreement changes may belong to somebody else by now.',
  },
  'tlm-fit': {
    severity: 'warning',
    summary: 'A team of four or more engineers has a lead of its own, or says why not',
    why: 'One person leading so many people and their technical work does neither well.',
  },
  'tlm-long-lived': {
    severity: 'warning',
    summary: 'A combined role is reviewed in time',
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
    summary: 'Two pages in tension name each other',
    why: 'Rolebook shows it on both; people who edit the other page do not see it there.',
  },
  'assess-passes': {
    severity: 'error',
    summary: 'An assessment has statements that can be met, or prompts',
    why: 'Whoever takes it could never learn the result.',
  },
} as const satisfies Record<string, Rule>

const ownershipRules = {
  'own-missing': {
    severity: 'error',
    summary: 'Every responsibility says who owns it',
    why: 'A duty that nobody owns is done by nobody, or by the person least able to say no.',
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
    summary: 'A shared responsibility says who decides in doubt',
    why: 'Where two share a duty and disagree, somebody must be able to decide.',
  },
  'own-shared-single': {
    severity: 'error',
    summary: 'Sharing takes two roles',
    why: 'With one role it is not shared; say plainly that the role owns it.',
  },
  'own-facet': {
    severity: 'warning',
    summary: 'A role shares only a side that it owns',
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
    summary: 'No historical role owns anything current',
    why: 'Nobody has such a role, so the duty has an owner on paper only.',
  },
  'own-overlap': {
    severity: 'warning',
    summary: 'Two responsibilities with different owners are about different things',
    why: 'Two roles that answer for one thing under two names find out when they decide differently.',
  },
} as const satisfies Record<string, Rule>

/** What a release owes those who relied on the one before. */
const releaseRules = {
  'id-lost': {
    severity: 'error',
    summary: 'Every id of the last release still exists, or a page says what became of it',
    why: 'Old links, agreements and areas name it, and whoever follows them finds nothing and no reason.',
  },
  'rel-bump': {
    severity: 'error',
    summary: 'The version of a release says how much changes for people',
    why: 'Teams read a major version as “somebody’s job changes”. One that says less is overlooked.',
  },
  'rel-unannounced': {
    severity: 'warning',
    summary: 'A release that changes jobs has a page that says so in words',
    why: 'A list of changes says what moved, but not why, nor what people should do now.',
  },
} as const satisfies Record<string, Rule>

const roleRules = {
  'role-without-examples': {
    severity: 'error',
    summary: 'Every role has examples',
    why: 'Without a scene from a working day, two readers imagine two different jobs.',
  },
  'role-no-duty': {
    severity: 'warning',
    summary: 'Every role owns, shares or supports something',
    why: 'Readers cannot tell what the role is for, or whether it still exists.',
  },
  'role-cycle': {
    severity: 'error',
    summary: 'No role is made of itself',
    why: 'Nobody could ever say what the role is made of, or whom it reports to.',
  },
  'role-combine-unknown': {
    severity: 'error',
    summary: 'A combined role is made of two roles or more, each named once',
    why: 'A role made of one other is that role by another name.',
  },
  'role-alias-clash': {
    severity: 'error',
    summary: 'No two roles go by one name',
    why: 'Whoever reads or searches the name finds one of the two jobs, and may ask the wrong person.',
  },
  'role-load': {
    severity: 'warning',
    summary: 'A combined role with many responsibilities says what it gives up',
    why: 'One person has the work of two and nobody decided what is left undone.',
  },
  'role-per-team': {
    severity: 'error',
    summary: 'Every team has as many holders of a role as the role says',
    why: 'With two holders nobody knows whom to go to, and with none there is nobody to go to.',
  },
} as const satisfies Record<string, Rule>

const timeRules = {
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
    why: 'Its page shows the weeks of two people added up, which shows the problem but is not a plan for a week.',
  },
} as const satisfies Record<string, Rule>

const upkeepRules = {
  'page-orphan': {
    severity: 'warning',
    summary: 'Something links to every hidden page',
    why: 'A hidden page that nothing leads to is read by nobody and kept by nobody.',
  },
  'review-overdue': {
    severity: 'warning',
    summary: 'Every page is reviewed in time',
    why: 'Readers rely on what it says, though nobody has checked it for a long time.',
  },
} as const satisfies Record<string, Rule>

export type Severity = Rule['severity']

/** The rules by section, in the order they are documented. */
export const ruleSections = {
  'Files and text': fileRules,
  'Front matter and configuration': frontMatterRules,
  Ownership: ownershipRules,
  Focus: focusRules,
  Roles: roleRules,
  Time: timeRules,
  Names: nameRules,
  'People, teams and assessments': organizationRules,
  Links: linkRules,
  'What is kept true': upkeepRules,
  Releases: releaseRules,
} as const satisfies Record<string, Record<string, Rule>>

type Sections = typeof ruleSections

export type RuleId = { [Title in keyof Sections]: keyof Sections[Title] }[keyof Sections]

/** The same without sections, by id. */
export const rules: Readonly<Record<RuleId, Rule>> = Object.assign({}, ...Object.values(ruleSections))
