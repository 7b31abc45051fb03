import { error, note, topic, warning } from './rule.ts'

/** Who owns what, in which focus, and with how much time. */
export const ownershipTopics = {
  ownership: topic('Owners that are missing or unknown', {
    'own-missing': error(
      'Every responsibility says who owns it',
      'A duty that nobody owns is done by nobody, or by the person least able to say no.',
    ),
    'own-unknown-role': error(
      'Every role that a page names has a page',
      'A name that leads nowhere leaves the duty without an owner.',
    ),
    'own-historical': error(
      'No historical role owns anything current',
      'Nobody has such a role, so the duty has an owner on paper only.',
    ),
    'own-self-support': warning(
      'The owner of a responsibility is not also its supporter',
      'Readers see two different answers to what the role does, and the owner seems to be one helper among others.',
    ),
    'own-overlap': warning(
      'Two responsibilities with different owners are about different things',
      'Two roles that answer for one thing under two names find out when they decide differently.',
    ),
  }),
  'shared-responsibilities': topic('Sharing a responsibility', {
    'own-two': error(
      'Two roles own one thing only when they share it by facet',
      'When two roles answer for one thing, each can think that the other does.',
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
  }),
  'core-focuses': topic('Core focuses that do not fit', {
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
  }),
  roles: topic('What a role needs', {
    'role-no-duty': warning(
      'Every role owns, shares or supports something',
      'Readers cannot tell what the role is for, or whether it still exists.',
    ),
    'role-per-team': error(
      'Every team has as many holders of a role as the role says',
      'With two holders nobody knows whom to go to, and with none there is nobody to go to.',
    ),
    'role-cycle': error(
      'No role is made of itself',
      'Nobody could ever say what the role is made of, or whom it reports to.',
    ),
    'path-unreachable': note(
      'Every role is on a career path',
      'Whoever is in the role cannot see where to go from there.',
    ),
  }),
  'combined-roles': topic('What a combined role needs', {
    'role-combine-unknown': error(
      'A combined role is made of two roles or more, each named once',
      'A role made of one other is that role by another name.',
    ),
    'own-combined': error(
      'No combined role owns a responsibility itself',
      'What a combined role owns follows from its parts; in a team where two people have the parts, nobody would own this.',
    ),
    'role-load': warning(
      'A combined role with many responsibilities says what it gives up',
      'One person has the work of two and nobody decided what is left undone.',
    ),
    'tlm-fit': warning(
      'A team of four or more engineers has a lead of its own, or says why not',
      'One person leading so many people and their technical work does neither well.',
    ),
    'tlm-long-lived': warning(
      'A combined role is reviewed in time',
      'It is meant to bridge a gap; whoever stays in it grows neither as a manager nor as an engineer.',
    ),
  }),
  'working-time': topic('Time that adds up', {
    'time-sum': error(
      "The percentages of a role's time add up to 100",
      'A week that is longer than a week promises time that nobody has; a shorter one hides where the rest goes.',
    ),
    'time-bucket': error(
      'Every time bucket that a page names is configured, and a role states each of them',
      'The time would be left out of the sums and bars, so that roles could not be compared.',
    ),
    'time-minimum': warning(
      'A role spends at least the time on a bucket that its page asks for',
      'The page contradicts itself, and readers cannot tell which of the figures is meant.',
    ),
    'time-combined': note(
      'A combined role says how its time is spent',
      'Its page shows the weeks of two people added up, which shows the problem but is not a plan for a week.',
    ),
  }),
  examples: topic('Examples that are missing or doubled', {
    'role-without-examples': error(
      'Every role has examples',
      'Without a scene from a working day, two readers imagine two different jobs.',
    ),
    'ex-missing': warning(
      'Every responsibility has an example',
      'Without one, two people can agree on a sentence and mean different things by it.',
    ),
    'ex-duplicate': warning(
      'An example is on one page only',
      'Readers cannot know which of the two responsibilities it illustrates.',
    ),
  }),
}
