/** What many pages say. Sentences around links take these as they are drawn, and give the parts in their order. */
export const commonWords = {
  /** `EM, PM and TL`. */
  and: (names: readonly string[]) => listed(names, 'and').join(''),
  or: (names: readonly string[]) => listed(names, 'or').join(''),
  /** The same of links. */
  andParts: <Part>(parts: readonly Part[]) => listed(parts, 'and'),

  common: {
    accountable: 'Accountable',
    aors: 'Areas of responsibility',
    backup: 'Backup',
    career: 'Career paths',
    contents: 'Contents',
    everyone: 'Everyone',
    examples: 'What it looks like',
    focus: 'Focus',
    keptBy: 'Kept by',
    nobody: 'Nobody',
    nothing: 'Nothing',
    notReleased: 'Not released yet',
    partOf: 'Part of',
    practices: 'Practices',
    reportsTo: 'Reports to',
    responsibilities: 'Responsibilities',
    responsibility: 'Responsibility',
    scope: 'Scope',
    search: 'Search',
    shared: 'Shared',
    shares: 'Shares',
    steps: 'Steps',
    supports: 'Supports',
    team: 'Team',
    teams: 'Teams',
    teamsToAgree: 'Teams to agree again',
    withoutFocus: 'Without a focus',
    whoHoldsWhat: 'Who holds what',
    /** `Engineer and`, before the roles that it is compared with. */
    roleAnd: (role: string) => `${role} and`,
    roleOf: <Role, Team>(role: Role, team: Team) => [role, ' of ', team],
    inTeam: <Part>(team: Part) => [' in ', team],
    /** `every 6 months`, and `every month` of `1 month`. */
    every: (span: string) => `every ${span.replace(/^1 /, '')}`,
  },

  /** `1 April 2026`, of `2026-04-01`: the same wherever and whenever it is read. */
  date: (date: string) => {
    const [year, month, day] = date.split('-')
    return `${Number(day)} ${months[Number(month) - 1]} ${year}`
  },

  statuses: { active: undefined, draft: 'Draft', historical: 'Historical' },
  horizons: { any: undefined, immediate: 'Now', short: 'Short term', long: 'Long term' },

  figures: {
    load: (accountable: number, shared: number) => `${accountable} + ${shared} shared`,
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
    minor: { name: 'Minor', means: 'there is other help with the same jobs' },
    patch: { name: 'Patch', means: 'wording was fixed' },
    none: { name: 'No change', means: 'the pages say the same' },
  },
}

function listed<Part>(parts: readonly Part[], word: string): (Part | string)[] {
  const last = parts.length - 1
  return parts.flatMap((part, at) => (at === 0 ? [part] : [at === last ? ` ${word} ` : ', ', part]))
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
