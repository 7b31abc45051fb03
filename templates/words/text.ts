import type { VersionView } from '../../src/views/frame.ts'
import type { Cell, Load, TimeColumn } from '../../src/views/matrix.ts'
import type { RoleRef } from '../../src/views/refs.ts'
import { words } from './words.ts'

/** `30 %`, or `30–50 %` for a range. */
export function percent({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? `${round(min)} %` : `${round(min)}–${round(max)} %`
}

/** `5 + 1 shared`: what a role answers for alone, and with others. */
export function loadText({ accountable, shared }: Load): string {
  return shared === 0 ? `${accountable}` : words.figures.load(accountable, shared)
}

/** `Handed to TL`, or `Handed on` when nobody is named. */
export const handedText = ({ to }: { readonly to?: RoleRef }) =>
  to ? words.figures.handedTo(to.short) : words.role.handed

/** What a role holds that has every sharer among its parts. */
export const facetsText = (via: readonly RoleRef[]) =>
  via.length > 2 ? words.figures.allFacets : words.figures.bothFacets

/** A cell of a matrix in words alone, as a file of text has them. Empty for a role that has nothing to do with the row. */
export function cellWords(cell: Cell): string {
  const via = 'via' in cell && cell.via.length > 0 ? [words.cells.via(shorts(cell.via))] : []
  switch (cell.kind) {
    case 'accountable':
      return [words.common.accountable, ...(cell.allFacets ? [facetsText(cell.via)] : via)].join(', ')
    case 'shared': {
      const facets = words.and(cell.facets.map(({ title }) => title))
      const settles = cell.settlesDoubt ? [words.cells.settlesDoubt] : []
      return [facets ? `${words.common.shared}: ${facets}` : words.common.shared, ...via, ...settles].join(', ')
    }
    case 'everyone':
      return words.common.everyone
    case 'supports':
      return [[words.common.supports, ...via].join(', '), cell.how.join(' ')].filter(Boolean).join(': ')
    case 'handed':
      return handedText(cell)
    case 'none':
      return ''
  }
}

/** The short names of roles, as a list in a sentence. */
export const shorts = (roles: readonly RoleRef[]) => words.and(roles.map(({ short }) => short))

/** The sum of a column. One person's ranges add up to 100 somewhere between their ends, so that is their sum. */
export function sumText({ sum, combined }: TimeColumn): string {
  return !combined && sum.min <= 100 && sum.max >= 100 ? '100 %' : percent(sum)
}

/** `if halved: 30 / 30 / 40`: what jobs added up would be as one. Empty when the figures were not added up. */
export function scaledText({ scaled, sum }: TimeColumn, before = ''): string {
  if (!scaled) return ''
  const name = sum.min === 200 && sum.max === 200 ? words.figures.ifHalved : words.figures.ifCut
  return `${before}${name}: ${scaled.map((figure) => (figure === undefined ? '–' : round(figure))).join(' / ')}`
}

/** At most one decimal, because shares of time are rough by nature. */
const round = (figure: number) => Math.round(figure * 10) / 10

/** Where a team's page says how it departs in one responsibility. */
export const departureId = (id: string) => `rb-differs-${id}`

/** What readers call a version of the handbook. */
export const versionName = ({ name, state }: Pick<VersionView, 'name' | 'state'>) =>
  state === 'next' ? words.figures.unreleased : name

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
