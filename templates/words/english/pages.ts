/** What pages say, by kind of page. */
export const pageWords = {
  notFound: {
    title: 'Page not found',
    summary: (site: string) =>
      `${site} has no page at this address. It may have been renamed, or the address may have a slip in it.`,
    searchFor: 'Search for it',
    goBack:
      'Go back to the page you came from, or take away the end of the address, up to a slash, to get to the handbook’s first page.',
    firstPage: (site: string) => `${site}: first page`,
  },

  redirect: {
    moved: 'This page has moved',
    nowAt: <Part>(page: Part) => ['This page is now: ', page],
    split: 'This page was split',
    nowIn: 'What was here is now on these pages:',
  },

  print: {
    title: (handbook: string) => `${handbook}, to print`,
    hint: 'This is the whole handbook, ready to be printed.',
    back: 'Back to its pages',
  },

  block: {
    onPageOfItsOwn: (title: string) => `${title} on a page of its own`,
    nothing: 'There is nothing to show here yet.',
    noSummary: 'Its page says what it means.',
  },

  everyPage: {
    sources: 'Sources',
    tensions: 'In tension with',
  },

  reporting: {
    description: 'Who reports to whom.',
    title: 'Reporting lines',
    others: <Part>(roles: Part) => ['Without a reporting line here: ', roles],
  },

  search: {
    description: 'Find a page of the handbook by its words.',
    needsScript:
      'Searching needs JavaScript, which is off in this browser. Everything else on this site works without it, and these lists lead to every page:',
  },

  home: {
    search: 'Search the handbook',
    searchRoles: 'A role, a duty, any word',
    searchAny: 'Any word',
    about: 'About this handbook',
    roles: 'Roles',
    situations: 'When to go to whom',
    allMatrices: 'All matrices',
    matrixPage: 'On its own page',
    focuses: 'Focus areas',
    latest: 'What changed last',
    allReleases: 'All releases',
    readOn: 'Read on',
  },

  role: {
    accountableFor: 'Accountable for',
    ownsNothing: 'No responsibility names this role as its owner',
    handed: 'Handed on',
    notOwned: 'Does not own',
    belongsTo: <Part>(role: Part) => ['belongs to ', role],
    exampleCount: (count: number) => (count === 1 ? '1 example' : `${count} examples`),
    examplesOf: (duty: string) => ` of ${duty}`,
    decides: 'Decides',
    alone: 'Alone',
    delegates: 'Delegates',
    withTeam: 'With the team',
    everyone: 'Expected of everyone',
    aors: 'Areas of responsibility delegated from it',
    assessments: 'Assessments',
    changes: 'What changed in this role',
    compare: 'Compare',
    combines: 'Combines',
    when: 'When',
    track: 'Track',
    tracks: {
      ic: 'Individual contributor',
      management: 'Management',
      hybrid: 'Hybrid: management and individual contribution',
      product: 'Product',
    },
    reports: 'Reports',
    expectationsSetBy: 'Expectations set by',
    course: 'Duties, release beside release',
    next: 'Next',
    notReleased: 'not released yet',
    levels: {
      accountable: 'Accountable',
      shared: 'Shared',
      everyone: 'Everyone',
      supports: 'Supports',
      handed: 'Handed on',
      none: 'Nothing to do with it',
    },
    about: <Part>(responsibility: Part) => ['about ', responsibility],
    moreUnder: <Part>(page: Part) => ['More under ', page],
  },

  card: {
    description: 'Each role on one sheet: what it answers for, decides and leaves to others.',
    title: 'Role cards',
    hint: 'Printed, each card is a page of its own: A4 or Letter, upright.',
    combines: <Part>(roles: Part) => ['Combines ', roles],
    reportsTo: <Part>(role: Part) => ['Reports to ', role],
    answersFor: 'Answers for',
    decidesAlone: 'Decides alone',
    delegates: 'Leaves to an expert',
    decidesWithTeam: 'Decides with the team',
    ownsNothing: 'No responsibility names this role as its owner.',
    helpsWith: 'Helps with',
    everyone: 'Does as everyone does',
    notResponsible: 'Is not there for',
    goElsewhere: 'Go to somebody else for',
    /** `Accountable for 5, shares 1`, or of a role that answers for nothing, `Supports 3`. */
    carries: (counts: { readonly accountable: number; readonly shares: number; readonly supports: number }) =>
      [
        ...(counts.accountable > 0 ? [`accountable for ${counts.accountable}`] : []),
        ...(counts.shares > 0 ? [`shares ${counts.shares}`] : []),
        ...(counts.supports > 0 ? [`supports ${counts.supports}`] : []),
      ]
        .join(', ')
        .replace(/^./, (letter) => letter.toUpperCase()),
    inOne: (roles: string) => `${roles} in one`,
  },

  responsibility: {
    isAccountable: <Part>(role: Part, chip: (word: string) => Part) => [role, ' is ', chip('accountable')],
    share: <Part>(roles: readonly (Part | string)[], chip: (word: string) => Part) => [
      ...roles,
      ' ',
      chip('share'),
      ' it',
    ],
    expectedOf: <Part>(chip: (word: string) => Part) => ['Expected of ', chip('everyone')],
    nobody: 'Nobody is accountable yet.',
    mustNameOwner: 'The page must name an owner.',
    bucket: 'Time spent on',
    partners: 'Partners',
    heldBy: 'Held by',
    facetOf: 'Facet of',
    goTo: 'Who to go to',
    supports: 'Who supports',
    decides: 'Who decides',
    ownerDecides: 'The owner decides',
    delegated: 'Delegated to an expert',
    teamDecides: 'The team decides',
    standards: 'Standards',
    scopes: 'At each scope',
    aors: 'Areas of responsibility that carry it',
    teams: 'Teams that deviate',
  },

  guide: { below: 'In this section' },
  term: { seeAlso: 'See also' },
  focus: { owner: 'Default owner' },

  aor: {
    holds: 'Holds it',
    nobody: 'Nobody holds this area yet.',
    noBackup: 'No backup:',
    singlePoint: 'single point of failure',
    carries: 'Carries a part of',
    grantedOn: 'Granted on',
  },

  practice: {
    appliesTo: 'Applies to',
    cadence: 'How often',
    antiPatterns: 'Anti-patterns',
  },

  assessment: {
    role: 'About the role',
    statements: 'Statements',
    check: 'Check what holds. Your answers stay on this page: they are neither kept nor sent.',
    clear: 'Clear',
    result: 'What it says',
    met: (needed: number | undefined, all: number) => {
      if (needed === undefined) return 'When enough hold'
      if (needed < all) return `When ${needed} or more of ${all} hold`
      return all === 1 ? 'When it holds' : `When all ${all} hold`
    },
    unmet: (needed: number | undefined) => {
      if (needed === undefined) return 'Otherwise'
      return needed === 1 ? 'When none holds' : `When fewer than ${needed} hold`
    },
    questions: 'Questions',
    privacy: 'What you write stays on this page: it is neither kept nor sent. Print the page to keep it.',
    thoughts: 'Your thoughts',
    thoughtsOn: (theme: string) => `Your thoughts: ${theme}`,
  },

  path: {
    skills: 'Skills',
    step: <Part>(from: Part, to: Part) => [from, ' to ', to],
    via: {
      any: <Part>(stop: Part) => ['by way of ', stop],
      common: <Part>(stop: Part) => ['usually by way of ', stop],
      required: <Part>(stop: Part) => ['needs to have been ', stop],
    },
    needs: { common: 'usual', required: 'required' },
  },

  team: {
    agreement: 'Where this team differs',
    moved: 'To agree again',
    matrix: 'Who holds what here',
    nobodyIs: (role: string) => `Nobody is ${role} here.`,
    noSeparate: (role: string, by: string, as: string) => `No separate ${role}: the ${by} is ${as} here`,
    since: <Part>(day: Part) => [' since ', day],
    because: (reason: string) => `, because ${reason}`,
    /** Why one person has two roles. */
    reasons: {
      'small-team': 'the team is small',
      transition: 'a tech lead is moving into management',
      'mini-tls': 'experienced engineers each lead a part',
    },
    engineers: 'Engineers',
    type: 'Kind of work',
    adapts: 'Adapts version',
  },

  people: {
    title: 'People',
    description: 'Everybody who holds something, and what it is.',
    holdsNothing: 'Holds nothing yet.',
    roles: 'Roles',
    holds: 'Holds',
    backupFor: 'Backup for',
  },

  who: {
    need: (team: string | undefined) => `What do you need${team === undefined ? '' : ` in ${team}`}?`,
    needExample: 'hiring, design review',
    anyTeam: 'Any team',
    alsoCalled: (names: string) => `Also called ${names}`,
    examples: 'Examples',
    anybody: 'Anybody',
    nearest: 'Expected of all engineers: whoever is nearest is right.',
    nobody: 'Nobody owns this yet.',
    anythingElse: 'Anything else',
    noSeparate: (role: string) => `There is no separate ${role} here.`,
    handedBy: (role: string) => `Handed on by the ${role}.`,
    leansIn: 'Leans in',
    delegated: 'Delegated',
    holds: <Part>(holder: Part, area: Part) => [holder, ' holds ', area],
    backup: <Part>(person: Part) => ['Backup: ', person],
    areaBackup: <Part>(person: Part) => [', backup ', person],
    heldByNobody: 'held by nobody yet',
    handsOnToNobody: (role: string) => `The ${role} hands it on, and nobody here takes it.`,
    nobodyIs: <Part>(role: Part) => ['Nobody is ', role, ' here.'],
    noneAtThisLevel: <Part>(role: Part) => ['No ', role, ' at this level.'],
    accountableFor: (facets: string) => `Accountable for ${facets}`,
    sharesIt: 'Shares it',
    insteadOf: (role: string) => `: no separate ${role} here`,
    settlesDoubt: 'settles doubt',
    goAbove: <Part>(people: Part, role: string, team: Part) => ['Go to ', people, `, ${role} of `, team, '.'],
  },

  coverage: {
    description: 'Who holds each responsibility in each team, and what nobody holds.',
    title: 'Coverage',
    gaps: 'Gaps',
    noGaps: 'Nothing is missing: every responsibility has an owner, and somebody holds every role that a team needs.',
    unowned: (count: number) => `No role owns ${count === 1 ? 'this responsibility' : 'these responsibilities'}`,
    silent: (count: number) => `${count === 1 ? 'This team names' : 'These teams name'} nobody for any role`,
    nobodyIs: (role: string) => `nobody is ${role}`,
    handsOn: (role: string) => `the ${role} hands on, and nobody takes it`,
    handsOnTo: (role: string, to: string) => `the ${role} hands on to a ${to}, and nobody is`,
    nothingDepends: 'No responsibility depends on it.',
    risks: 'Single points of failure',
    noRisks:
      'Nothing hangs on one person: every area has a holder and a backup, and nobody is the only one for two jobs.',
    riskKinds: {
      'no-holder': 'Areas that nobody holds',
      'no-backup': 'Areas without a backup',
      'all-parts': 'Combined roles that one person holds alone',
      'many-teams': 'People with roles in several teams',
      'many-areas': 'People with many areas',
    },
    only: <Part>(person: Part) => [': only ', person],
    alone: <Part>(person: Part, role: string, team: Part, others: string) => [
      person,
      ` is ${role} of `,
      team,
      `: nobody else there is ${others}`,
    ],
    holdsMany: <Part>(person: Part, count: number, limit: number, areas: Part) => [
      person,
      ` holds ${count} areas, more than ${limit}: `,
      areas,
    ],
    table: 'Who holds what in each team',
    caption: 'Coverage: who holds each responsibility in each team',
    dash: 'A dash: the team has no such role, and needs none of its own.',
    as: (roles: string) => `as ${roles}`,
    of: <Part>(team: Part) => ['of ', team],
    nobodyYet: 'nobody yet',
    notHere: 'Not a role of this team',
  },

  freshness: {
    description: 'When each page was last reviewed, and by when its owner is to review it again.',
    title: 'Due for review',
    noOwner: 'Without an owner',
    table: (owner: string) => `Reviews: ${owner}`,
    keptBy: <Part>(role: Part) => ['Kept by ', role],
    page: 'Page',
    due: 'Due',
    reviewed: 'Reviewed',
    data: 'For programs',
    sameAsData: <Part>(file: Part) => ['The same as data: ', file],
  },

  changes: {
    all: 'All releases',
    description: 'Every release, the newest first: when, how large a step, and whose job it changed.',
    title: 'What changed',
    releases: 'Releases',
    since: (version: string | undefined) => `Since ${version}`,
    agreedBefore: (version: string) => `The agreement was made against ${version}, before jobs changed.`,
    feed: 'For feed readers',
    everyRelease: <Part>(file: Part) => ['Every new release: ', file],
  },

  release: {
    releasedOn: 'Released on',
    after: (version: string | undefined) => `After ${version}`,
    forWhom: 'What changed for whom',
    retired: 'Retired',
    pages: 'Pages',
    fates: { added: 'New', renamed: 'Renamed', removed: 'Gone' },
    was: (id: string) => `, was ${id}`,
    nowIn: <Part>(pages: Part) => [', now in ', pages],
    why: 'Why this step',
    changeCount: (count: number) => (count === 1 ? '1 change' : `${count} changes, the largest first`),
    moreChanges: (count: number) => `and ${count} more`,
    words: 'Words that changed',
    toPage: <Part>(page: Part) => ['To the page: ', page],
    anotherText: 'So much differs that it is another text.',
    morePages: (count: number) => `And ${count} more pages.`,
    morePassages: (count: number) => `And ${count} more passages.`,
    teams: 'Teams that adapt it',
  },

  compare: {
    title: (left: string, right: string) => `${left} and ${right}`,
    swap: 'Swap sides',
    only: <Part>(role: Part) => ['Only ', role],
    both: 'Both',
    sideBySide: 'Side by side',
    noExamples: 'No examples yet',
    others: 'Compare with somebody else',
  },
}
