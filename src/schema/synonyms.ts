import { normalizeKey } from '../base/text.ts'

/** For a key, other words that people write for it, as an everyday word or because another tool calls it so. */
const otherWords: Readonly<Record<string, string>> = {
  // Any page.
  title: 'name, label, heading, headline, site name, site title',
  ownerRole: 'owner, owners, owned by, accountable, accountable role, responsible, responsible role, dri',
  coreFocus: 'focus, focuses, category, theme',
  summary: 'description, desc, abstract, excerpt, definition, meaning, about, synopsis, subtitle, tagline',
  aliases: 'synonyms, also known as, aka, other names, also called',
  examples: 'samples, evidence, for example, in practice',
  keywords: 'search words, search terms, also found by, tags',
  status: 'state',
  formerly: 'previously, previous ids, old ids, old id, moved from, renamed from, redirects, redirect from',
  reviewedOn: 'last reviewed, reviewed, reviewed at, last review, last updated, updated, checked on',
  reviewEvery: 'review interval, review cycle, review cadence',
  sources: 'references, further reading, credits, literature',
  inTensionWith: 'conflicts with, opposes, tensions, tension, tension with',
  hidden: 'unlisted, nav exclude',
  lang: 'language, locale, language code',
  order: 'weight, position, nav order, sidebar position',
  // Roles.
  short: 'abbreviation, abbr, acronym, short name, short title, initials',
  track: 'ladder, career track',
  reportsTo: 'manager, boss, supervisor, managed by, line manager, reporting to',
  combines: 'combination of, consists of, made of, parts, merges',
  time: 'time split, time allocation, time spent, allocation',
  perTeam: 'count per team, number per team',
  givesUp: 'hands over, hands off, drops',
  notResponsible: 'not responsible for, not accountable, non responsibilities, does not do, not my job',
  // Responsibilities.
  sharedBy: 'owners, shared, shared with, co owners, co owned by, jointly owned by',
  tieBreak: 'decider, final say, final decision, tie breaker',
  supports: 'helps, help, helpers, helping, supporters, supported by, supporting, supporting roles, assists, consulted',
  goTo: 'contact, contacts, ask, escalate to, escalation',
  partners: 'stakeholders, collaborators, works with',
  bucket: 'time bucket',
  decides: 'decisions, decision rights, authority',
  standards: 'expectations, criteria, quality bar, sla, slas',
  // Areas of responsibility, and teams.
  contact: 'contacts, reach, reach at, how to reach, channel, channels, slack, chat, email, mail, phone',
  notify: 'notifications, notification, alerts, alert channel',
  carries: 'responsibility, covers',
  holder: 'person, assignee, assigned to, held by',
  backup: 'deputy, substitute, stand in',
  grantedOn: 'granted, granted at, since, start date, started on',
  roles: 'members, people, staff, holders, seats, columns',
  partOf: 'parent, parent team, belongs to',
  engineers: 'size, team size, headcount, engineer count',
  adapts: 'based on',
  changes: 'adaptations, deviations, differences, exceptions',
  leans: 'leans to, leans towards, does more',
  why: 'because, reason, rationale',
  because: 'why, reason',
  until: 'end, ends, ends on, expires, expires on',
  // Practices, terms, paths, assessments and releases.
  appliesTo: 'audience, for roles, applies for',
  cadence: 'frequency, how often, rhythm, schedule',
  steps: 'stages, procedure, instructions',
  antiPatterns: 'pitfalls, mistakes, common mistakes, do not, donts',
  seeAlso: 'related, related terms, see',
  prompts: 'questions',
  date: 'released, released on, release date',
  retired: 'removed, deleted, gone',
  // The configuration.
  language: 'lang, locale, site language, default language, default locale, language code',
  url: 'site url, base url, base, site, address, domain, website',
  repository: 'repo, repo url, git, github, gitlab',
  accent: 'color, colour, primary color, primary',
  stylesheet: 'css, style, styles, extra css, custom css',
  exclude: 'ignore, ignored, excludes, skip',
  scopes: 'layers, levels',
  buckets: 'time buckets',
  matrices: 'matrix',
  owners: 'codeowners, code owners',
  rules: 'lint, checks, severities',
  plugins: 'extensions, markdown extensions',
  versions: 'releases',
}

const keysByWord: ReadonlyMap<string, readonly string[]> = Object.entries(otherWords)
  .flatMap(([key, words]) => words.split(', ').map((word) => [normalizeKey(word), key] as const))
  .reduce((all, [word, key]) => all.set(word, [...(all.get(word) ?? []), key]), new Map<string, string[]>())

/** The keys among `known` that mean what an unknown one says, in any spelling of it. */
export const findKeysMeant = (word: string, known: readonly string[]): string[] =>
  (keysByWord.get(normalizeKey(word)) ?? []).filter((key) => known.includes(key))
