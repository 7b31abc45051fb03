// Every problem rolebook can name. The id is public: it is printed, documented and searched for. Rules about files, front
// matter and links are in `page-rules.ts`; rules about what pages say together are here.

import { error, fileRules, frontMatterRules, linkRules, never, note, type Rule, warning } from './page-rules.ts'

const focusRules = {
  'focus-unknown': error(
    'Every core focus that a page names has a page',
    'The responsibility would not be in any group of any matrix.',
  ),
  'focus-none-accountable': error(
    'In every core focus some role is accountable for something',
    'A focus that nobody answers for is only a heading: it looks as if it were taken care of.',
  ),
  'focus-assertion': warning(
    'The core focuses that a role names are those of its responsibilities',
    'The page of the role would promise what its responsibilities do not say, or keep quiet about what they do.',
  ),
  'focus-default-owner': note(
    'A responsibility has the usual owner of its core focus',
    'It may be meant; it may also be a responsibility in the wrong focus, or a name left over from a copied page.',
  ),
}

const nameRules = {
  'id-unknown': error(
    'Every id that a page names exists',
    'What is named there would be left out of every page that is derived from it.',
  ),
  'id-former': note(
    'Pages are named by the id that they have now',
    'The old id still leads to the page, but whoever looks for a file of that name will not find it.',
  ),
  'id-duplicate': error(
    'No two pages, and no two headings of a page, have the same id or address',
    'A link to the id could lead to one or the other, and one page would overwrite the other.',
    never('one of the two would hide the other'),
  ),
}

const organizationRules = {
  'aor-no-holder': error(
    'Every area of responsibility has a person who holds it',
    'An area is delegated by giving it to one person; without a name it is not delegated.',
  ),
  'aor-no-owner': error(
    'Every area of responsibility has a role that stays accountable',
    'Delegating a duty does not move accountability, so some role must still answer for it.',
  ),
  'aor-owner-mismatch': warning(
    'The role that hands out an area answers for what the area carries',
    'One role directs the holder and another judges the work.',
  ),
  'aor-no-backup': warning(
    'Every area of responsibility has a second person',
    'When the holder is ill or leaves, nobody knows how to go on.',
  ),
  'aor-stale': warning(
    'Every area of responsibility is reviewed in time',
    'An area that nobody looks at stays with whoever had it, whether or not it is still theirs.',
  ),
  'person-similar': warning(
    'A person is named the same everywhere',
    'What a misspelled name holds is missing from the page of the person who is meant.',
  ),
  'person-ambiguous': warning(
    'A name that several people have says which of them is meant',
    'What is held is on the page of one of them, who may be the wrong one.',
  ),
  'person-overload': warning(
    'Nobody holds more than one person can',
    'Each of so many duties gets little time, and all of them wait when that person is away.',
  ),
  'team-noop': note(
    'A team lists only real differences from the default',
    'Readers look for a difference that is not there.',
  ),
  'team-expired': warning(
    'A change that a team agreed on has not expired',
    'Nobody can tell whether the team is back at the default or has forgotten to agree again.',
  ),
  'team-default-behind': warning(
    'A team’s agreement is based on the current release',
    'Jobs have changed since: what the agreement changes may belong to somebody else by now.',
  ),
  'tlm-fit': warning(
    'A team of four or more engineers has a lead of its own, or says why not',
    'One person leading so many people and their technical work does neither well.',
  ),
  'tlm-long-lived': warning(
    'A combined role is reviewed in time',
    'It is meant to bridge a gap; whoever stays in it grows neither as a manager nor as an engineer.',
  ),
  'scope-parent': error(
    'A team is part of something larger',
    'Whoever looks for the lead above the team goes round in circles, or ends up beside it.',
  ),
  'path-unreachable': note(
    'Every role is on a career path',
    'Whoever is in the role cannot see where to go from there.',
  ),
  'tension-oneway': note(
    'Two pages in tension name each other',
    'Rolebook shows it on both; people who edit the other page do not see it there.',
  ),
  'assess-passes': error(
    'An assessment has statements that can be met, or prompts',
    'Whoever takes it could never learn the result.',
  ),
}

const ownershipRules = {
  'own-missing': error(
    'Every responsibility says who owns it',
    'A duty that nobody owns is done by nobody, or by the person least able to say no.',
  ),
  'own-two': error(
    'Two roles own one thing only when they share it by facet',
    'When two roles answer for one thing, each can think that the other does.',
  ),
  'own-unknown-role': error(
    'Every role that a page names has a page',
    'A name that leads nowhere leaves the duty without an owner.',
  ),
  'own-no-tiebreak': error(
    'A shared responsibility says who clarifies in doubt',
    'Where two share a duty, one has to make clear who acts when that is in doubt.',
  ),
  'own-shared-single': error(
    'Sharing takes two roles',
    'With one role it is not shared; say plainly that the role owns it.',
  ),
  'own-facet': warning(
    'A role shares only a side that it owns',
    'A side that somebody else answers for, or nobody, leaves the shared work with one owner who cannot decide it.',
  ),
  'own-self-support': warning(
    'The owner of a responsibility is not also its supporter',
    'Readers see two different answers to what the role does, and the owner seems to be one helper among others.',
  ),
  'own-combined': error(
    'No combined role owns a responsibility itself',
    'What a combined role owns follows from its parts; in a team where two people have the parts, nobody would own this.',
  ),
  'own-historical': error(
    'No historical role owns anything current',
    'Nobody has such a role, so the duty has an owner on paper only.',
  ),
  'own-overlap': warning(
    'Two responsibilities with different owners are about different things',
    'Two roles that answer for one thing under two names find out when they decide differently.',
  ),
}

const owed = { unbaselinable: 'a release is made once, and readers rely on it' }

/** What a release owes those who relied on the one before. */
const releaseRules = {
  'id-lost': error(
    'Every id of the last release still exists, or a page says what became of it',
    'Old links, agreements and areas name it, and whoever follows them finds nothing and no reason.',
    owed,
  ),
  'rel-bump': error(
    'The version of a release says how much changes for people',
    'Teams read a major version as “somebody’s job changes”. One that says less is overlooked.',
    owed,
  ),
  'rel-unannounced': warning(
    'A release that changes jobs has a page that says so in words',
    'A list of changes says what moved, but not why, nor what people should do now.',
    owed,
  ),
}

const roleRules = {
  'role-without-examples': error(
    'Every role has examples',
    'Without a scene from a working day, two readers imagine two different jobs.',
  ),
  'role-no-duty': warning(
    'Every role owns, shares or supports something',
    'Readers cannot tell what the role is for, or whether it still exists.',
  ),
  'role-cycle': error(
    'No role is made of itself',
    'Nobody could ever say what the role is made of, or whom it reports to.',
  ),
  'role-combine-unknown': error(
    'A combined role is made of two roles or more, each named once',
    'A role made of one other is that role by another name.',
  ),
  'role-alias-clash': error(
    'No two roles go by one name',
    'Whoever reads or searches the name finds one of the two jobs, and may ask the wrong person.',
  ),
  'role-load': warning(
    'A combined role with many responsibilities says what it gives up',
    'One person has the work of two and nobody decided what is left undone.',
  ),
  'role-per-team': error(
    'Every team has as many holders of a role as the role says',
    'With two holders nobody knows whom to go to, and with none there is nobody to go to.',
  ),
}

const timeRules = {
  'time-bucket': error(
    'Every time bucket that a page names is configured, and a role states each of them',
    'The time would be left out of the sums and bars, so that roles could not be compared.',
  ),
  'time-sum': error(
    "The percentages of a role's time add up to 100",
    'A week that is longer than a week promises time that nobody has; a shorter one hides where the rest goes.',
  ),
  'time-minimum': warning(
    'A role spends at least the time on a bucket that its page asks for',
    'The page contradicts itself, and readers cannot tell which of the figures is meant.',
  ),
  'time-combined': note(
    'A combined role says how its time is spent',
    'Its page shows the weeks of two people added up, which shows the problem but is not a plan for a week.',
  ),
}

const upkeepRules = {
  'page-orphan': warning(
    'Something links to every hidden page',
    'A hidden page that nothing leads to is read by nobody and kept by nobody.',
  ),
  'review-ahead': warning(
    'No review is dated far in the future',
    'Until that day the page would look as if it had just been reviewed, and nobody would be asked to look at it.',
  ),
  'review-overdue': warning(
    'Every page is reviewed in time',
    'Readers rely on what it says, though nobody has checked it for a long time.',
  ),
}

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
}

type Sections = typeof ruleSections

export type RuleId = { [Title in keyof Sections]: keyof Sections[Title] }[keyof Sections]

/** The same without sections, by id. */
export const rules: Readonly<Record<RuleId, Rule>> = Object.assign({}, ...Object.values(ruleSections))

export const isRule = (name: string): name is RuleId => Object.hasOwn(rules, name)
