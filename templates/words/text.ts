import type { Entity, Team, Track } from '../../src/model/types.ts'
import type { Bump } from '../../src/views/diff/types.ts'
import type { VersionView } from '../../src/views/frame.ts'
import type { Cell, Load, TimeColumn } from '../../src/views/matrix.ts'
import type { RoleRef } from '../../src/views/refs.ts'

/** `30 %`, or `30–50 %` for a range. */
export function percent({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? `${round(min)} %` : `${round(min)}–${round(max)} %`
}

/** `5 + 1 shared`: what a role answers for alone, and with others. */
export function loadText({ accountable, shared }: Load): string {
  return shared === 0 ? `${accountable}` : `${accountable} + ${shared} shared`
}

/** `Handed to TL`, or `Handed on` when nobody is named. */
export const handedText = ({ to }: { readonly to?: RoleRef }) => (to ? `Handed to ${to.short}` : 'Handed on')

/** What a role holds that has every sharer among its parts. */
export const facetsText = (via: readonly RoleRef[]) => (via.length > 2 ? 'all facets' : 'both facets')

/** A cell of a matrix in words alone, as a file of text has them. Empty for a role that has nothing to do with the row. */
export function cellWords(cell: Cell): string {
  const via = 'via' in cell && cell.via.length > 0 ? [`via ${shorts(cell.via)}`] : []
  switch (cell.kind) {
    case 'accountable':
      return ['Accountable', ...(cell.allFacets ? [facetsText(cell.via)] : via)].join(', ')
    case 'shared': {
      const facets = list(cell.facets.map(({ title }) => title))
      const settles = cell.settlesDoubt ? ['settles doubt'] : []
      return [facets ? `Shared: ${facets}` : 'Shared', ...via, ...settles].join(', ')
    }
    case 'everyone':
      return 'Everyone'
    case 'supports':
      return [['Supports', ...via].join(', '), cell.how.join(' ')].filter(Boolean).join(': ')
    case 'handed':
      return handedText(cell)
    case 'none':
      return ''
  }
}

/** `EM, PM and TL`. */
export function list(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
}

/** The short names of roles, as a list in a sentence. */
export const shorts = (roles: readonly RoleRef[]) => list(roles.map(({ short }) => short))

/** The sum of a column. One person's ranges add up to 100 somewhere between their ends, so that is their sum. */
export function sumText({ sum, combined }: TimeColumn): string {
  return !combined && sum.min <= 100 && sum.max >= 100 ? '100 %' : percent(sum)
}

/** `if halved: 30 / 30 / 40`: what jobs added up would be as one. Empty when the figures were not added up. */
export function scaledText({ scaled, sum }: TimeColumn, before = ''): string {
  if (!scaled) return ''
  const name = sum.min === 200 && sum.max === 200 ? 'if halved' : 'if cut to 100 %'
  return `${before}${name}: ${scaled.map((figure) => (figure === undefined ? '–' : round(figure))).join(' / ')}`
}

/** At most one decimal, because shares of time are rough by nature. */
const round = (figure: number) => Math.round(figure * 10) / 10

/** `1 April 2026`, of `2026-04-01`: the same wherever and whenever it is said. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`
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

export const tracks = {
  ic: 'Individual contributor',
  management: 'Management',
  hybrid: 'Hybrid: management and individual contribution',
  product: 'Product',
} as const satisfies Record<Track, string>

export const statuses = {
  active: undefined,
  draft: 'Draft',
  historical: 'Historical',
} as const satisfies Record<Entity['status'], string | undefined>

export const horizons = { any: undefined, immediate: 'Now', short: 'Short term', long: 'Long term' } as const

/** Why one person has two roles, after `because`. */
export const reasonWords = {
  'small-team': 'the team is small',
  transition: 'a tech lead is moving into management',
  'mini-tls': 'experienced engineers each lead a part',
} as const satisfies Record<NonNullable<NonNullable<Team['tlm']>['because']>, string>

/** Where a team's page says how it departs in one responsibility. */
export const departureId = (id: string) => `rb-differs-${id}`

/** What the step from one release to the next means for people. */
export const bumpWords = {
  major: { name: 'Major', means: 'somebody’s job changes' },
  minor: { name: 'Minor', means: 'there is other help with the same jobs' },
  patch: { name: 'Patch', means: 'words were mended' },
  none: { name: 'No change', means: 'the pages say the same' },
} as const satisfies Record<Bump, { readonly name: string; readonly means: string }>

/** What readers call a version of the handbook. */
export const versionName = ({ name, state }: Pick<VersionView, 'name' | 'state'>) =>
  state === 'next' ? 'Unreleased' : name

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Makes text safe between tags and in an attribute's value, whichever way it is quoted. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => replacements[character]!) : text
}

/** What the speakers of a language call it. The names that Node knows change with its version, and pages must not. */
const names: Readonly<Record<string, string>> = {
  ar: 'العربية',
  bg: 'Български',
  ca: 'Català',
  cs: 'Čeština',
  da: 'Dansk',
  de: 'Deutsch',
  el: 'Ελληνικά',
  en: 'English',
  es: 'Español',
  et: 'Eesti',
  fa: 'فارسی',
  fi: 'Suomi',
  fr: 'Français',
  he: 'עברית',
  hi: 'हिन्दी',
  hr: 'Hrvatski',
  hu: 'Magyar',
  id: 'Bahasa Indonesia',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  lt: 'Lietuvių',
  lv: 'Latviešu',
  nb: 'Norsk bokmål',
  nl: 'Nederlands',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  ru: 'Русский',
  sk: 'Slovenčina',
  sl: 'Slovenščina',
  sr: 'Српски',
  sv: 'Svenska',
  th: 'ไทย',
  tr: 'Türkçe',
  uk: 'Українська',
  vi: 'Tiếng Việt',
  zh: '中文',
}

/** `Deutsch`, or `Português (BR)` where a region or a script is said too. Of other languages the tag. */
export function languageName(tag: string): string {
  const [language = '', ...more] = tag.split('-')
  const name = names[language]
  if (name === undefined) return tag
  return more.length === 0 ? name : `${name} (${more.join('-')})`
}
