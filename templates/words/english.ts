import type { ComponentChildren } from 'preact'
import { alsoCalled, countOf, levelMeanings, matrixLoad, matrixNamed, past, searchLabel } from './scripts.ts'

/** A link or a name in the middle of a sentence. A sentence around it comes in pieces. */
type Part = ComponentChildren

/** Every word of ours that a reader of the site sees: what many pages say, what pages say by their kind, then what shared parts say. */
export const english = {
  /** `EM, PM and TL`. */
  and: (names: readonly string[]) => listed(names, 'and').join(''),
  or: (names: readonly string[]) => listed(names, 'or').join(''),
  /** The same of links. */
  andParts: (parts: readonly Part[]) => listed(parts, 'and'),

  common: {
    allReleases: 'All releases',
    alsoCalled,
    andMore: (count: number) => `and ${count} more`,
    aors: 'Areas of responsibility',
    backup: 'Backup',
    career: 'Career paths',
    contents: 'Contents',
    examples: 'What it looks like',
    focus: 'Focus',
    heldByNobody: 'held by nobody yet',
    keptBy: 'Maintained by',
    keptByRole: (role: Part) => ['Maintained by ', role],
    nobody: 'Nobody',
    nobodyIs: (role: Part) => ['Nobody is ', role, ' here.'],
    nothing: 'Nothing',
    nothingYet: 'There is nothing to show here yet.',
    nowIn: (pages: Part) => [', now in ', pages],
    notReleased: 'Not released yet',
    partOf: 'Part of',
    practices: 'Practices',
    reportsTo: 'Reports to',
    responsibilities: 'Responsibilities',
    responsibility: 'Responsibility',
    retired: 'Retired',
    reviewed: 'Reviewed',
    roles: 'Roles',
    scope: 'Scope',
    search: 'Search',
    settlesDoubt: 'clarifies in doubt',
    shares: 'Shares',
    steps: 'Steps',
    team: 'Team',
    teams: 'Teams',
    teamsToAgree: 'Teams whose agreement is out of date',
    timeSpentOn: 'Time spent on',
    withoutFocus: 'Without a focus',
    whoHoldsWhat: 'Who holds what',
    roleOf: (role: Part, team: Part) => [role, ' of ', team],
    inTeam: (team: Part) => [' in ', team],
    /** `every 6 months`, and `every month` of `1 month`. */
    every: (span: string) => `every ${span.replace(/^1 /, '')}`,
  },

  holders: {
    title: 'Who holds it',
    ofPractice: 'Who looks after it',
    inTeams: (count: number) => `In ${count} teams`,
    moreTeams: (count: number) => `${count} more teams under Coverage`,
  },

  contact: {
    reach: 'How to reach',
    ask: 'Where to ask',
    notify: 'Where programs notify',
  },

  /** `1 April 2026`, of `2026-04-01`: the same wherever and whenever it is read. */
  date: (date: string) => {
    const [year, month, day] = date.split('-')
    return `${Number(day)} ${months[Number(month) - 1]} ${year}`
  },

  /** What a role has to do with a responsibility. */
  levels: {
    accountable: 'Accountable',
    shared: 'Shared',
    everyone: 'Everyone',
    supports: 'Supports',
    handed: 'Handed on',
    none: 'Not involved',
  },

  statuses: { active: undefined, draft: 'Draft', historical: 'Historical' },
  horizons: { any: undefined, immediate: 'Now', short: 'Short term', long: 'Long term' },

  figures: {
    load: matrixLoad,
    handedTo: (role: string) => `Handed to ${role}`,
    allFacets: 'all facets',
    bothFacets: 'both facets',
    ifHalved: 'if halved',
    ifCut: 'if cut to 100 %',
    unreleased: 'Unreleased',
  },

  /** What the step from one release to the next means for people. */
  bumps: {
    major: { name: 'Major', means: 'somebody’s job changes' },
    minor: { name: 'Minor', means: 'the jobs stay the same, and the support for them changed' },
    patch: { name: 'Patch', means: 'only wording changed' },
    none: { name: 'No change', means: 'the pages say the same' },
  },

  notFound: {
    title: 'Page not found',
    summary: (site: string) =>
      `${site} has no page at this address. It may have been renamed, or there may be a typo in the address.`,
    searchFor: 'Search for it',
    firstPage: (site: string) => `${site}: first page`,
  },

  redirect: {
    moved: 'This page has moved',
    nowAt: (page: Part) => ['It is now here: ', page],
    split: 'This page was split',
    nowIn: 'What was here is now on these pages:',
  },

  print: {
    title: (handbook: string) => `${handbook}, for printing`,
    hint: 'This is the whole handbook, ready to print.',
    back: 'Back to the handbook',
    section: 'This is one section, ready to print.',
    all: 'Show all of this document',
    volumeTitle: (volume: string, handbook: string) => `${volume}, for printing · ${handbook}`,
    volumeHint: 'This is a part of the handbook, ready to print.',
    volumes: 'All parts',
    run: (title: string, number: number, of: number) => `${title}, ${number} of ${of}`,
    list: 'Print the handbook',
    listHint: 'The handbook is too long for one document. Each of these is a part of it, ready to print.',
    pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  },

  /** For programs that read what people read. */
  llms: {
    data: (file: string, schema: string) => `All of it as data is in ${file}, described by ${schema}.`,
    // Programs know this word.
    optional: 'Optional',
    more: (count: number) => `${count} more ${count === 1 ? 'page is' : 'pages are'} in handbook.json.`,
  },

  block: {
    onPageOfItsOwn: (title: string) => `${title} on its own page`,
    noSummary: 'See its page for what it means.',
  },

  everyPage: {
    sources: 'Sources',
    tensions: 'In tension with',
  },

  reporting: {
    description: 'Who reports to whom.',
    title: 'Reporting lines',
    key: 'A line leads down from a role to those who report to it.',
    keyWithParts:
      'A line leads down from a role to those who report to it; a dashed arrow leads to the role that combines it with another.',
    teamsKey: 'A line leads down from a team to those that are part of it.',
    combines: (roles: readonly string[]) => `combines ${roles.join(' and ')}`,
    reportsTo: (role: string | undefined) => `reports to ${role}`,
    partOf: (team: string | undefined) => `part of ${team}`,
    ledBy: (names: string) => `led by ${names}`,
    others: (roles: Part) => ['Without a reporting line here: ', roles],
  },

  search: {
    description: 'Find a page of the handbook by its words.',
    needsScript:
      'Searching needs JavaScript, which is off in this browser. Everything else on this site works without it, and these lists lead to every page:',
    /** What pages that rolebook makes are looked for by, which need not be in their titles. */
    keywords: { matrix: ['matrix'], compare: ['compare', 'comparison'] },
  },

  home: {
    search: searchLabel,
    ask: 'Who do I go to?',
    wholeList: 'The whole list',
    about: 'About this handbook',
    situations: 'Who to go to, and when',
    allMatrices: 'All matrices',
    matrixPage: 'On its own page',
    focuses: 'Focus areas',
    latest: 'Latest changes',
    readOn: 'Read on',
  },

  role: {
    accountableFor: 'Accountable for',
    ownsNothing: 'No responsibility names this role as its owner',
    notOwned: 'Not responsible for',
    belongsTo: (role: Part) => ['belongs to ', role],
    exampleCount: (count: number) => (count === 1 ? '1 example' : `${count} examples`),
    examplesOf: (duty: string) => ` of ${duty}`,
    decides: 'Decides',
    alone: 'Alone',
    delegates: 'Delegates',
    withTeam: 'With the team',
    everyone: 'Expected of everyone',
    aors: 'Areas of responsibility delegated from this role',
    assessments: 'Assessments',
    changes: 'What changed in this role',
    compareWith: 'Compare with…',
    printCard: 'Print card',
    whatChanged: 'What changed',
    combines: 'Combines',
    when: 'Used when',
    track: 'Track',
    tracks: {
      ic: 'Individual contributor',
      management: 'Management',
      hybrid: 'Hybrid: management and individual contribution',
      product: 'Product',
    },
    reports: 'Direct reports',
    expectationsSetBy: 'Expectations set by',
    course: 'Duties by release',
    next: 'Next',
    notReleased: 'not released yet',
    about: (responsibility: Part) => ['about ', responsibility],
    moreUnder: (page: Part) => ['More under ', page],
  },

  card: {
    description: 'Each role on one sheet: what it answers for, decides and leaves to others.',
    title: 'Role cards',
    hint: 'When printed, each card takes one page, A4 or Letter, in portrait. Choose a card by its name in the list, and it alone is printed.',
    version: (version: string) => `Version ${version}`,
    combines: (roles: Part) => ['Combines ', roles],
    reportsTo: (role: Part) => ['Reports to ', role],
    answersFor: 'Answers for',
    decidesAlone: 'Decides alone',
    delegates: 'Leaves to an expert',
    decidesWithTeam: 'Decides with the team',
    ownsNothing: 'No responsibility names this role as its owner.',
    helpsWith: 'Helps with',
    notResponsible: 'Not responsible for',
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
    isAccountable: (role: Part, chip: (word: string) => Part) => [role, ' is ', chip('accountable')],
    share: (roles: readonly Part[], chip: (word: string) => Part) => [...roles, ' ', chip('share'), ' it'],
    expectedOf: (chip: (word: string) => Part) => ['Expected of ', chip('everyone')],
    isPast: (roles: Part) => (roles ? [roles, ' answered for this until it was retired.'] : 'This was retired.'),
    nobody: 'Nobody is accountable yet.',
    mustNameOwner: 'The page must name an owner.',
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
    aors: 'Areas of responsibility within it',
    teams: 'Teams that differ',
  },

  guide: {
    below: 'In this section',
    /** What the page of a folder lists. */
    index: {
      responsibility: 'Who answers for what',
      aor: 'Who holds what',
      term: 'All words',
      role: 'All roles',
      team: 'Who holds what',
      practice: 'All practices, and who keeps them',
    },
    noBackup: 'No backup',
  },
  term: { seeAlso: 'See also' },
  focus: { owner: 'Default owner' },

  aor: {
    holds: 'Holds it',
    nobody: 'Nobody holds this area yet.',
    noBackup: 'No backup:',
    singlePoint: 'single point of failure',
    carries: 'Part of',
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
    check: 'Check each statement that applies. Your answers stay on this page: they are neither saved nor sent.',
    clear: 'Clear',
    result: 'What it means',
    met: (needed: number | undefined, all: number) => {
      if (needed === undefined) return 'If enough apply'
      if (needed < all) return `If ${needed} or more of ${all} apply`
      return all === 1 ? 'If it applies' : `If all ${all} apply`
    },
    unmet: (needed: number | undefined) => {
      if (needed === undefined) return 'Otherwise'
      return needed === 1 ? 'If none applies' : `If fewer than ${needed} apply`
    },
    questions: 'Questions',
    privacy: 'What you write stays on this page: it is neither saved nor sent. Print the page to keep it.',
    thoughts: 'Your thoughts',
    thoughtsOn: (theme: string) => `Your thoughts: ${theme}`,
  },

  path: {
    skills: 'Skills',
    external: 'Roles without a page here',
    step: (from: Part, to: Part) => [from, ' to ', to],
    via: {
      any: (stop: Part) => ['by way of ', stop],
      common: (stop: Part) => ['usually by way of ', stop],
      required: (stop: Part) => ['only by way of ', stop],
    },
    /** The same beside the line of a drawing. */
    viaShort: {
      any: (stop: string) => `via ${stop}`,
      common: (stop: string) => `usually via ${stop}`,
      required: (stop: string) => `only via ${stop}`,
    },
    needs: { common: 'usual', required: 'required' },
  },

  team: {
    agreement: 'Where this team differs',
    moved: 'Agreement out of date',
    matrix: 'Who holds what here',
    matrixOf: (team: string) => `Who holds what in ${team}`,
    noSeparate: (role: string, by: string, as: string) => `No separate ${role}: the ${by} is ${as} here`,
    since: (day: Part) => [' since ', day],
    because: (reason: string) => `, because ${reason}`,
    /** Why one person has two roles. */
    reasons: {
      'small-team': 'the team is small',
      transition: 'a tech lead is moving into management',
      'mini-tls': 'experienced engineers each lead a part',
    },
    engineers: 'Engineers',
    type: 'Kind of work',
    adapts: 'Agreed on release',
  },

  people: {
    title: 'People',
    description: 'Everybody who holds a role or an area of responsibility.',
    holdsNothing: 'Holds nothing yet.',
    holds: 'Holds',
    backupFor: 'Backup for',
  },

  who: {
    title: (team: string | undefined) => `Who do I go to${team === undefined ? '' : ` in ${team}`}?`,
    description: (team: string | undefined) =>
      `What you need, and ${team === undefined ? 'the role' : `who in ${team}`} to ask about it.`,
    need: (team: string | undefined) => `What do you need${team === undefined ? '' : ` in ${team}`}?`,
    anyTeam: 'Any team',
    examples: 'Examples',
    anybody: 'Anybody',
    nearest: 'Expected of all engineers: ask whoever is nearest.',
    nobody: 'Nobody owns this yet.',
    anythingElse: 'Anything else',
    noSeparate: (role: string) => `There is no separate ${role} here.`,
    handedBy: (role: string) => `Handed on by the ${role}.`,
    leansIn: 'Leans in',
    delegated: 'Delegated',
    holds: (holder: Part, area: Part) => [holder, ' holds ', area],
    backup: (person: Part) => ['Backup: ', person],
    areaBackup: (person: Part) => [', backup ', person],
    roleOf: (role: string, team: string) => `${role} of ${team}`,
    holdsArea: (area: string) => `Holds ${area}`,
    backsArea: (area: string) => `Backup for ${area}`,
    handsOnToNobody: (role: string) => `The ${role} hands it on, but nobody here takes it.`,
    noneAtThisLevel: (role: Part) => ['No ', role, ' at this level.'],
    accountableFor: (facets: string) => `Accountable for ${facets}`,
    sharesIt: 'Shares it',
    insteadOf: (role: string) => `: no separate ${role} here`,
    goAbove: (people: Part, role: string, team: Part) => ['Go to ', people, `, ${role} of `, team, '.'],
  },

  ask: {
    example: 'Who hires?',
    team: 'In which team',
    anyTeam: 'Any team',
    ask: 'Ask',
  },

  coverage: {
    description: 'Who holds each responsibility in each team, and what nobody holds.',
    title: 'Coverage',
    gaps: 'Gaps',
    noGaps: 'Nothing is missing: every responsibility has an owner, and somebody holds every role that a team needs.',
    unowned: (count: number) => `No role owns ${count === 1 ? 'this responsibility' : 'these responsibilities'}`,
    silent: (count: number) => `${count === 1 ? 'This team names' : 'These teams name'} nobody for any role`,
    nobodyIs: (role: string) => `nobody is ${role}`,
    handsOn: (role: string) => `the ${role} hands work on, but nobody takes it`,
    handsOnTo: (role: string, to: string) => `the ${role} hands work on to the ${to}, but nobody is ${to}`,
    nothingDepends: 'No responsibility depends on it.',
    risks: 'Single points of failure',
    noRisks:
      'Nothing depends on one person alone: every area has a holder and a backup, and nobody does two jobs alone.',
    riskKinds: {
      'no-holder': 'Areas that nobody holds',
      'no-backup': 'Areas without a backup',
      'all-parts': 'Combined roles that one person holds alone',
      'many-teams': 'People with roles in several teams',
      'many-areas': 'People with many areas',
    },
    only: (person: Part) => [': only ', person],
    alone: (person: Part, role: string, team: Part, others: string) => [
      person,
      ` is ${role} of `,
      team,
      `: nobody else there is ${others}`,
    ],
    holdsMany: (person: Part, count: number, limit: number, areas: Part) => [
      person,
      ` holds ${count} areas, more than ${limit}: `,
      areas,
    ],
    table: 'Who holds what in each team',
    caption: 'Coverage: who holds each responsibility in each team',
    dash: 'A dash means that the team has no such role and needs none of its own.',
    as: (roles: string) => `as ${roles}`,
    of: (team: Part) => ['of ', team],
    nobodyYet: 'nobody yet',
    notHere: 'Not a role of this team',
  },

  freshness: {
    description: 'When each page was last reviewed, and when its owner is to review it again.',
    title: 'Due for review',
    noOwner: 'Without an owner',
    table: (owner: string) => `Reviews: ${owner}`,
    page: 'Page',
    due: 'Due',
    data: 'For programs',
    sameAsData: (file: Part) => ['The same as data: ', file],
  },

  changes: {
    description: 'Every release, newest first: when it came out, how large a step it was, and whose job it changed.',
    title: 'What changed',
    releases: 'Releases',
    since: (version: string | undefined) => `Since ${version}`,
    agreedBefore: (version: string) => `Agreed on release ${version}: jobs have changed since.`,
    feed: 'For feed readers',
    everyRelease: (file: Part) => ['Every new release: ', file],
  },

  release: {
    first: 'The first release.',
    next: (previous: string | undefined) => `What has changed since ${previous} but is not released yet, and for whom.`,
    description: (version: string, previous: string | undefined) =>
      previous === undefined
        ? `Release ${version}, the first.`
        : `What changed from ${previous} to ${version}, and for whom.`,
    releasedOn: 'Released on',
    after: (version: string | undefined) => `After ${version}`,
    forWhom: 'What changed for whom',
    pages: 'Pages',
    fates: { added: 'New', renamed: 'Renamed', removed: 'Removed' },
    was: (id: string) => `, was ${id}`,
    why: 'Why this version number',
    changeCount: (count: number) => (count === 1 ? '1 change' : `${count} changes, largest first`),
    words: 'Words that changed',
    toPage: (page: Part) => ['Go to the page: ', page],
    anotherText: 'Too much has changed to compare word by word.',
    morePages: (count: number) => `And ${count} more pages.`,
    morePassages: (count: number) => `And ${count} more passages.`,
    teams: 'Teams that agreed on this release',
  },

  matrix: {
    title: 'Roles',
    heading: {
      responsibilities: (title: string) => `${title}: who owns what`,
      time: (title: string) => `${title}: where the time goes`,
    },
    empty: 'A matrix without roles.',
    responsibilities: (roles: string) => `Who is accountable for what, who shares it and who supports: ${roles}.`,
    time: (roles: string) => `Where the working time goes, by role: ${roles}.`,
  },

  names: {
    title: (matrix: string) => `${matrix}: who it is in each team`,
    description: 'Who answers for each responsibility in each team, by name.',
    named: 'Answered for',
    namedUnit: 'rows with a name',
    count: matrixNamed,
    onlyGaps: 'Only where somebody is missing',
    /** What a matrix shows: switch between the two. */
    views: 'Show',
    byRole: 'Roles',
    byName: 'Names',
  },

  compare: {
    title: (left: string, right: string) => `${left} and ${right}`,
    description: (left: string, right: string) =>
      `${left} and ${right} side by side: what each is accountable for, shares and supports.`,
    swap: 'Swap sides',
    only: (role: Part) => ['Only ', role],
    both: 'Both',
    sideBySide: 'Side by side',
    noExamples: 'No examples yet',
    picker: 'Compare other roles',
    inPlaceOf: 'Another role in place of ',
    summary: compareSummary,
  },

  article: {
    usedForOthers: (kind: string) => ` (sometimes used for other ${kind} too)`,
    contents: 'On this page',
  },
  links: {
    past,
    heldBy: (holder: Part) => ['held by ', holder],
    and: ' and ',
  },
  elements: {
    withResponsibility: ', with ',
  },
  cells: {
    via: (roles: string) => `via ${roles}`,
    until: (day: Part) => [' until ', day],
    accountableStays: '; who is accountable stays the same.',
    inPlaceOf: (roles: string) => `in place of ${roles}`,
    leansIn: 'leans in',
    delegatedTo: (area: Part) => ['delegated to ', area],
    byDefault: (owners: string, here: Part) => ['By default with the ', owners, ', here with the ', here, '.'],
    roleLeansIn: (role: Part) => [role, ' leans in'],
    delegatedAs: (area: Part) => ['Delegated as ', area],
    areaHeldBy: (holder: Part) => [', held by ', holder],
  },
  matrixTable: {
    differs: 'Differs',
    /** Of a row that none of the columns answers for. */
    ownedElsewhere: (owners: string) => `Accountable: ${owners}`,
    timeCaption: (title: string) => `${title}: share of working time by role`,
    caption: (title: string) => `${title}: who holds which responsibility`,
    load: 'Load',
    loadUnit: 'accountable rows',
    /** In a word or two, and then as the legend unfolds. */
    meaning: {
      accountable: 'answers for it',
      shared: 'each owns a facet',
      supports: 'helps',
      everyone: 'expected of all',
    },
    legend: levelMeanings,
    allFocuses: 'All focuses',
    onlyDifferences: 'Only differences',
    onlyDepartures: 'Only where this team differs',
    count: countOf,
    filter: 'Filter',
    share: 'Share',
    csv: 'Download CSV',
    copyTable: 'Copy as Markdown',
    copyLink: 'Copy link',
  },
  time: {
    title: 'Where the time goes',
    notStated: 'Not stated',
    sum: 'Sum',
    tooMuch: 'more than one full-time job',
    sumIsTooMuch: (sum: Part, scaled: string) => [sum, ' is more than one full-time job', scaled, '.'],
  },
  graph: {
    tooLarge: 'This is too large to draw, so here it is as a list.',
    drawn: (title: string) => `Diagram: ${title}`,
    list: 'As a list',
  },
  diff: {
    newHeldBy: (holders: Part) => ['New, held by ', holders],
    nowHeldBy: (holders: Part, before: Part) => ['Now ', holders, ', before ', before],
    wasHeldBy: (holders: Part) => [' Was held by ', holders],
    time: 'Time',
    timeOf: (bucket: string, is: string | undefined, was: string | undefined) =>
      `${bucket}: ${is ?? 'none'}, was ${was ?? 'none'}`,
    moved: (version: string) => `Agreed on release ${version}. What this team adapted has changed since:`,
    isNew: 'Is new',
    isGone: 'Is removed',
    noNetChange: 'Still holds, but through another of its roles,',
    moves: {
      gained: 'Gains',
      'gave-up': 'Gives up',
      'now-shares': 'Now shares',
      'no-longer-shares': 'No longer shares',
      'settles-doubt': 'Clarifies doubts about',
      'no-longer-settles-doubt': 'No longer clarifies doubts about',
      'now-expected': 'Is now expected, like everyone, to do',
      'no-longer-expected': 'Is no longer expected to do',
    },
    nowSupports: 'Now supports',
    noLongerSupports: 'No longer supports',
    supportsOtherwise: 'Supports in a different way',
    reworded: 'Reworded',
    changesAlso: 'Also changes',
    wasValue: (is: string, was: string) => `${is}, was ${was}`,
    noLonger: (values: string) => `no longer ${values}`,
    everyone: 'everyone',
    nobody: 'nobody',
    retired: 'retired',
    together: ' together',
    settlesDoubt: (role: Part) => [' (', role, ' clarifies in doubt)'],
    beforeThat: ', before that ',
    since: (release: Part) => [' since ', release],
    orEarlier: ' or earlier',
    nextRelease: 'the next release',
    noJobChanges: 'Nobody’s job changes.',
  },
  frame: {
    skip: 'Skip to content',
    linkTo: (section: string) => `Link to section ${section}`,
    madeWith: 'Made with rolebook',
    backlinks: 'Where this is used',
    edit: 'Edit this page',
    history: 'History',
    report: 'Report a problem',
    lastChanged: (day: Part) => ['Last changed ', day],
    by: (authors: string) => ` by ${authors}`,
    changesFeed: (site: string) => `Changes to ${site}`,
    releasesFeed: (site: string) => `Releases of ${site}`,
    changesNoRole: 'Changes no role.',
    changesFor: (roles: string) => `Changes something for: ${roles}.`,
    alternates: 'Read this in:',
    card: 'Print this role’s card',
    printSection: 'Print this section',
    print: 'Print the whole handbook',
    markdown: 'This page as Markdown',
    pageTurn: 'Previous and next page',
    previous: 'Previous',
    next: 'Next',
  },
  navigation: {
    name: 'Handbook',
    home: 'Home',
    overviews: 'At a glance',
    groups: { owns: 'Who owns what', works: 'How we work', about: 'About this handbook' },
    upTo: (page: string) => `Up to ${page}`,
    paths: 'Paths',
    glossary: 'Glossary',
    allPeople: 'All people',
    inTeam: (team: string | undefined) => `In ${team}`,
    close: 'Close',
    below: (title: string) => `Below ${title}`,
    allOf: (folder: string) => `All of ${folder}`,
    allPages: 'All pages',
    menu: 'Menu',
    breadcrumbs: 'Breadcrumbs',
    theme: 'Theme',
    slash: 'Search with the / key',
    themes: { auto: 'Like my device', light: 'Light', dark: 'Dark' },
  },
  prose: {
    brokenLink: 'Broken link: ',
    nothingAt: (url: string) => `Nothing found at ${url}`,
    noImageAt: (url: string) => `No image found at ${url}`,
    imageAt: (url: string) => `Image at ${url}`,
    /** Who owns something, where a sentence says it. */
    everyone: 'everyone',
    nobodyYet: 'nobody yet',
    nothingToInclude: (what: string) => `Nothing found to include: ${what}`,
    /** The titles of boxes without one of their own, by name. */
    boxes: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
    details: 'Details',
    tab: (number: number) => `Tab ${number}`,
    table: 'Table',
    done: 'Done',
    toDo: 'To do',
    footnotes: 'Footnotes',
    /** `again` counts the references to one footnote from the second on. */
    backToReference: (number: number, again?: number) =>
      `Back to reference ${number}${again === undefined ? '' : `-${again}`}`,
  },
  versions: {
    name: 'Version',
    label: 'Version: ',
    readingNext: 'You are reading a version that is not released yet.',
    reading: (version: string) => `You are reading version ${version}.`,
    current: (version: string, way: Part) => [` The current version is ${version}: `, way, '.'],
    toFirstPage: 'go to its first page',
    toThisPage: 'go to this page there',
    all: 'All versions',
    isCurrent: ' current',
    isFirstPage: ' first page',
  },
}

/** What one of two roles answers for alone of the two, and how much the other supports of that and of what neither has. */
interface Side {
  readonly name: string
  readonly only: number
  readonly supported: number
  readonly supportsElsewhere: number
}

/** `EM answers for 6 responsibilities, and PM supports 1 of them; PM answers for 2, and EM supports both.` */
function compareSummary(left: Side, right: Side, both: number): string {
  const names = `${left.name} and ${right.name}`
  const more = both > 0 ? ' more' : ''
  const shared = both > 0 ? [`${names} both answer for ${responsibilities(both)}`] : []
  const none = both > 0 ? 'nothing else' : 'none'
  const clauses = [left, right].map((side, at) => {
    const other = at === 0 ? right : left
    const isFirst = both === 0 && at === 0
    if (side.only === 0) return `${side.name} answers for ${isFirst ? 'no responsibility' : none}${elsewhere(side)}`
    const count = isFirst ? responsibilities(side.only) : `${side.only}${more}`
    return `${side.name} answers for ${count}, ${supportOf(side, other.name)}`
  })
  return `${[...shared, ...clauses].join('; ')}.`
}

const responsibilities = (count: number) => (count === 1 ? '1 responsibility' : `${count} responsibilities`)

/** Whoever answers for nothing may still help others. */
const elsewhere = ({ supportsElsewhere: count }: Side) => (count > 0 ? `, and supports ${count} of other roles` : '')

/** How much of what one role answers for the other supports. */
function supportOf({ only, supported }: Side, other: string): string {
  if (supported === 0) return only === 1 ? `but ${other} does not support it` : `but ${other} supports none of them`
  const all = only === 1 ? 'it' : only === 2 ? 'both' : 'all of them'
  return `and ${other} supports ${supported === only ? all : `${supported} of them`}`
}

function listed(parts: readonly Part[], word: string): Part[] {
  const last = parts.length - 1
  return parts.flatMap((part, at) => (at === 0 ? [part] : [at === last ? ` ${word} ` : ', ', part]))
}

const months = 'January February March April May June July August September October November December'.split(' ')
