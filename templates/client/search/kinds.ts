import type { SearchedKind } from '../../../src/types/search-data.ts'

/** What a page is, in a word, and how much sooner it is shown than another that matches as well. */
export const kinds: Readonly<Record<SearchedKind, readonly [label: string, boost: number]>> = {
  role: ['Role', 2],
  responsibility: ['Responsibility', 1.8],
  focus: ['Focus area', 1.5],
  who: ['Who to go to', 1.4],
  term: ['Glossary', 1.4],
  practice: ['Practice', 1.3],
  team: ['Team', 1.3],
  aor: ['Area of responsibility', 1.3],
  person: ['Person', 1.3],
  path: ['Career path', 1.2],
  assessment: ['Self-assessment', 1.2],
  matrix: ['Matrix', 1.2],
  coverage: ['Overview', 1.1],
  people: ['Overview', 1.1],
  reporting: ['Overview', 1.1],
  freshness: ['Overview', 0.9],
  changes: ['Overview', 0.9],
  guide: ['Page', 1],
  home: ['Home', 1],
  release: ['Release', 0.8],
  compare: ['Comparison', 0.6],
}
