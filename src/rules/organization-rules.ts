import { error, never, note, topic, warning } from './rule.ts'

const owed = { unbaselinable: 'a release is made once, and readers rely on it' }

/** People, teams, and what becomes of pages in time. */
export const organizationTopics = {
  'areas-of-responsibility': topic('Holders and backups of areas', {
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
    'person-overload': warning(
      'Nobody holds more than one person can',
      'Each of so many duties gets little time, and all of them wait when that person is away.',
    ),
  }),
  teams: topic('Teams and their agreements', {
    'scope-parent': error(
      'A team is part of something larger',
      'Whoever looks for the lead above the team goes round in circles, or ends up beside it.',
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
  }),
  'names-and-terms': topic('Names that mean two things', {
    'person-similar': warning(
      'A person is named the same everywhere',
      'What a misspelled name holds is missing from the page of the person who is meant.',
    ),
    'person-ambiguous': warning(
      'A name that several people have says which of them is meant',
      'What is held is on the page of one of them, who may be the wrong one.',
    ),
    'role-alias-clash': error(
      'No two roles go by one name',
      'Whoever reads or searches the name finds one of the two jobs, and may ask the wrong person.',
    ),
    'term-undefined': note(
      'An abbreviation that is used often is in the glossary',
      'Newcomers do not know what it stands for, and few ask.',
    ),
    'term-clash': error(
      'No two glossary entries explain one term',
      'Readers find one meaning or the other, and nobody knows which one holds.',
    ),
  }),
  'ids-and-old-addresses': topic('Ids and old addresses', {
    'id-unknown': error(
      'Every id that a page names exists',
      'What is named there would be left out of every page that is derived from it.',
    ),
    'id-duplicate': error(
      'No two pages, and no two headings of a page, have the same id or address',
      'A link to the id could lead to one or the other, and one page would overwrite the other.',
      never('one of the two would hide the other'),
    ),
    'id-former': note(
      'Pages are named by the id that they have now',
      'The old id still leads to the page, but whoever looks for a file of that name will not find it.',
    ),
    'link-former': warning(
      'Links name a page as it is called now',
      'The link works as long as the old name is kept; the next editor looks for a page that is not there.',
    ),
    'formerly-taken': warning(
      'No other page has a page’s old address',
      'Whoever follows an old link gets the other page.',
    ),
    'formerly-refused': warning(
      'A page’s old address is on this site',
      'The site cannot redirect from an address that it cannot have.',
    ),
  }),
  upkeep: topic('Pages that nobody looks after', {
    'review-overdue': warning(
      'Every page is reviewed in time',
      'Readers rely on what it says, though nobody has checked it for a long time.',
    ),
    'review-ahead': warning(
      'No review is dated far in the future',
      'Until that day the page would look as if it had just been reviewed, and nobody would be asked to look at it.',
    ),
    'page-orphan': warning(
      'Something links to every hidden page',
      'A hidden page that nothing leads to is read by nobody and kept by nobody.',
    ),
    'tension-oneway': note(
      'Two pages in tension name each other',
      'Rolebook shows it on both; people who edit the other page do not see it there.',
    ),
  }),
  releases: topic('What a release has to say', {
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
  }),
}
