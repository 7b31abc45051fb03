import type { Bump, BumpRule, Kind } from '../../types.ts'

/** How large a bump each kind of change needs. */
export const bumps = {
  // Somebody's job changes.
  owner: 'major',
  'responsibility-added': 'major',
  'responsibility-removed': 'major',
  share: 'major',
  'tie-break': 'major',
  'reports-to': 'major',
  combines: 'major',
  'gives-up': 'major',
  'per-team': 'major',
  'role-added': 'major',
  'role-removed': 'major',
  time: 'major',
  standards: 'major',
  decides: 'major',
  // The help changes, not the job.
  supports: 'minor',
  'go-to': 'minor',
  examples: 'minor',
  practice: 'minor',
  term: 'minor',
  path: 'minor',
  assessment: 'minor',
  fit: 'minor',
  aor: 'minor',
  team: 'minor',
  person: 'minor',
  summary: 'minor',
  focus: 'minor',
  'role-details': 'minor',
  'responsibility-details': 'minor',
  'time-little': 'minor',
  'page-owner': 'minor',
  // What it says stays the same.
  text: 'patch',
  upkeep: 'patch',
  renamed: 'patch',
  file: 'patch',
  config: 'patch',
} as const satisfies Record<BumpRule, Bump>

const sizes = ['none', 'patch', 'minor', 'major'] as const satisfies readonly Bump[]

/** Orders the strongest bump first. */
export const byBump = (a: Bump, b: Bump): number => sizes.indexOf(b) - sizes.indexOf(a)

const upkeep = ['reviewedOn', 'reviewEvery', 'reviewAfter', 'sources', 'inTensionWith', 'hidden', 'order', 'allow']

/** Whether a key is about the upkeep of its page, or where the page stands, and not about what it says. */
export const isUpkeep = (key: string): boolean =>
  [...upkeep, 'alternates', 'formerly', 'redirectFrom', 'status'].includes(key.split('.')[0]!)

/** What it means that a key changed, where that is not the same for all of a page's keys. */
const ofKey: Readonly<Record<string, BumpRule>> = {
  title: 'renamed',
  short: 'renamed',
  formerly: 'renamed',
  redirectFrom: 'renamed',
  examples: 'examples',
  supports: 'supports',
  goTo: 'go-to',
  standards: 'standards',
  decides: 'decides',
  reportsTo: 'reports-to',
  combines: 'combines',
  givesUp: 'gives-up',
  perTeam: 'per-team',
  timeMinimum: 'time-little',
  when: 'fit',
}

/** What it means that something else about a page changed. */
export const ofKind = {
  role: 'role-details',
  responsibility: 'responsibility-details',
  focus: 'focus',
  aor: 'aor',
  team: 'team',
  person: 'person',
  practice: 'practice',
  term: 'term',
  path: 'path',
  assessment: 'assessment',
  release: 'text',
  guide: 'text',
} as const satisfies Record<Kind, BumpRule>

/** The rule that a changed key comes under. Who holds a responsibility and how time is spent are judged as a whole. */
export function ruleOf(kind: Kind, key: string): BumpRule {
  const name = key.split('.')[0]!
  if (isUpkeep(name) && ofKey[name] === undefined) return name === 'status' ? ofKind[kind] : 'upkeep'
  if (name === 'ownerRole' && (kind === 'role' || kind === 'guide')) return 'page-owner'
  // Of a release, and of a page of prose, the words are all there is.
  return (ofKind[kind] === 'text' ? undefined : ofKey[name]) ?? ofKind[kind]
}
