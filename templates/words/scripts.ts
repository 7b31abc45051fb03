// What scripts say. One constant each, not an object: a script takes along what it says, and nothing else.

/** What the search says. */
export const searchFailed = 'The search could not be loaded.'
export const searchPartFailed = 'A part of the search could not be loaded.'
export const searchLabel = 'Search the handbook'
export const searchDialog = 'Search'
export const searchHint = 'A role, a duty or any word'
export const searchClose = 'Close'
export const searchChoose = ' choose'
export const searchOpen = ' open'
export const searchResults = 'Results'
export const searchLoading = 'Loading …'
export const foundNothing = (query: string) => `Nothing found for “${query}”`
/** Where another spelling was found. */
export const foundInstead = (written: string, words: readonly string[]) =>
  `Nothing has “${written}”. These have ${words.map((word) => `“${word}”`).join(' or ')}.`
export const foundPages = (count: number) => (count === 1 ? '1 page' : `${count} pages`)
export const foundBest = (most: number, count: number) => `The best ${most} of ${count} pages`
export const recentTitle = 'Where you have been'
export const startHere = 'Start here'
export const past = '(historical)'
export const alsoCalled = 'Also called'

/** Keys by the words on them. */
export const keyEnter = 'Enter'
export const keyEscape = 'Esc'

/** What a page is, beside its title. */
export const foundKinds = {
  role: 'Role',
  responsibility: 'Responsibility',
  focus: 'Focus area',
  who: 'Who to go to',
  term: 'Glossary',
  practice: 'Practice',
  team: 'Team',
  aor: 'Area of responsibility',
  person: 'Person',
  path: 'Career path',
  assessment: 'Self-assessment',
  matrix: 'Matrix',
  names: 'Matrix',
  coverage: 'Overview',
  people: 'Overview',
  reporting: 'Overview',
  freshness: 'Overview',
  changes: 'Overview',
  guide: 'Page',
  home: 'Home',
  release: 'Release',
  compare: 'Comparison',
}

/** What answers say. */
export const answerLabel = 'Answer'
export const otherAnswers = 'You may also mean'
export const inTeam = (team: string) => `in ${team}`
export const inTeams = (count: number) => `Who it is in each of ${count} teams`
export const nobody = 'nobody'
export const backup = 'Backup:'
export const noAnswer = (question: string) => `No duty or person here fits “${question}”.`
export const searchWhole = (question: string) => `Search the whole handbook for “${question}”`

export const countOf = (count: number, all: number) => `${count} of ${all}`

/** What the field above a long list of the navigation says. */
export const filterLabel = 'Filter this list'
export const filterWhole = 'Filter the whole list'
export const filterNone = 'Nothing in this list. The search looks everywhere.'

/** What a matrix says. */
export const matrixRows = (count: number, all: number) => `${count} of ${all} rows shown`
export const matrixLoad = (accountable: number, shared: number) =>
  shared === 0 ? `${accountable}` : `${accountable} + ${shared} shared`
export const matrixNamed = (named: number, missing: number) =>
  missing === 0 ? `${named}` : `${named}, ${missing} with nobody`
export const matrixCopied = 'Copied'
export const matrixNotCopied = 'The browser does not allow this page to copy'

/** What the words of a cell mean, in its sheet and in the legend. */
export const levelMeanings = {
  accountable: 'sets expectations, delegates, supports decisions',
  shared: 'each owns a facet, one clarifies in doubt',
  supports: 'helps without being accountable',
  everyone: 'expected of all engineers',
}
export const sheetClose = 'Close'
export const sheetAs = 'as '
export const sheetWhen = 'When to ask'
export const sheetExamples = 'What it looks like'
export const sheetWho = 'Who it is'

/** What a self-assessment says. */
export const statementsChecked = (count: number, all: number) => `${count} of ${all} apply.`

/** What the panel in a page says that `rolebook dev` serves. */
export const devBroke = 'Rolebook crashed'
export const devErrors = (count: number) => (count === 1 ? '1 error' : `${count} errors`)
export const devHide = 'Hide '
export const devList = 'Errors'
export const devMore = (count: number) => `${count} more ${count === 1 ? 'is' : 'are'} listed in the terminal.`
