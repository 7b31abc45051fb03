import type { FrontMatter } from '../types.ts'

/** Every sentence and name of a page's front matter that its readers see. */
export function told(data: FrontMatter): readonly string[] {
  return Object.entries(data)
    .filter(([key]) => keys.has(key))
    .flatMap(([, value]) => strings(value).map(ended))
}

/** Items of a list have no full stop, and run together without one. */
const ended = (text: string) => (/[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text)

const keys: ReadonlySet<string> = new Set([
  'summary',
  'when',
  'examples',
  'notResponsible',
  'goTo',
  'supports',
  'partners',
  'decides',
  'standards',
  'scopes',
  'steps',
  'antiPatterns',
  'cadence',
  'skills',
  'statements',
  'outcomes',
  'prompts',
  'changes',
  'retired',
  'roles',
  'holder',
  'backup',
])

/** Ids and choices inside the above: no words of the author. */
const codes: ReadonlySet<string> = new Set([
  'horizon',
  'from',
  'to',
  'via',
  'need',
  'responsibility',
  'leans',
  'delegatedTo',
  'until',
])

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (codes.has(key) ? [] : strings(inner)))
}
