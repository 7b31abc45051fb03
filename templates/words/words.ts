import { english } from './english.ts'

/** Labels as text, sentences with holes as functions. A second language is one more object of this type. */
type Words = typeof english

/** The words of the language that sites are written in. Scripts have theirs in `scripts.ts`: a page loads no others. */
export const words: Words = english

/** `Deutsch`, or `Português (BR)` where a region or a script is said too. Of other languages the tag. */
export function languageName(tag: string): string {
  const [language = '', ...more] = tag.split('-')
  const name = languages[language]
  if (name === undefined) return tag
  return more.length === 0 ? name : `${name} (${more.join('-')})`
}

/** What the speakers of a language call it. The names that Node knows change with its version, and pages must not. */
const languages: Readonly<Record<string, string>> = {
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
