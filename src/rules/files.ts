import type { Rule } from './rule.ts'

/** Files and text. */
export const files = {
  'file-name': {
    severity: 'error',
    summary: 'A page has a file name that every system and address can carry',
    why: 'A name with a colon or a trailing dot cannot be checked out on every system, and nobody could link to it.',
  },
  'file-too-large': {
    severity: 'error',
    summary: 'A page is small enough to be read by a person',
    why: 'A page of this size is usually a log or an export that got in by accident, and it makes every build slow.',
  },
  'file-unreadable': {
    severity: 'error',
    summary: 'Every page is an ordinary file that can be read',
    why: 'A page that cannot be read would be missing from the handbook without anybody noticing.',
  },
  'hidden-folder': {
    severity: 'note',
    summary: 'Pages in hidden folders are left out',
    why: 'Folders such as `.github` hold settings, not pages; a page in one is rarely meant for readers.',
  },
  'link-outside': {
    severity: 'error',
    summary: 'No symbolic link leads out of the handbook',
    why: 'A link out of the handbook could publish any file of the machine that builds it.',
  },
  'text-encoding': {
    severity: 'error',
    summary: 'Pages are UTF-8',
    why: 'In another encoding names and accents turn into nonsense.',
  },
  'text-control': {
    severity: 'error',
    summary: 'Text has no invisible control characters',
    why: 'Invisible characters make a word that cannot be found, or text that reads differently from what it says.',
  },
  'line-ending': {
    severity: 'error',
    summary: 'Lines end with a line feed',
    why: 'Editors disagree about where such a line ends, so places in messages would be wrong.',
  },
  'line-too-long': {
    severity: 'error',
    summary: 'Lines have a length an editor can show',
    why: 'No person wrote this line and none can review a change of it.',
  },
  'paragraph-too-long': {
    severity: 'error',
    summary: 'Paragraphs have an end',
    why: 'Text without a break cannot be read, and takes long to parse.',
  },
  nesting: {
    severity: 'error',
    summary: 'Lists, quotes and emphasis are nested as deep as a person can follow',
    why: 'Nobody can follow it, and a parser needs memory for every level.',
  },
  'table-too-large': {
    severity: 'error',
    summary: 'Tables have a size that a page can show',
    why: 'A table of this size cannot be read on any screen.',
  },
  'output-too-large': {
    severity: 'error',
    summary: 'A page is not many times larger in HTML than as written',
    why: 'A few lines that make megabytes of HTML are a mistake or an attack.',
  },
  'git-missing': {
    severity: 'note',
    summary: 'Git is there to say when a page was changed',
    why: 'Without git the pages cannot say when they were changed and by whom.',
  },
  'git-shallow': {
    severity: 'note',
    summary: 'The clone has the whole history',
    why: 'A shallow clone does not know when older pages were changed, so they say nothing rather than something wrong.',
  },
  'git-unsafe': {
    severity: 'note',
    summary: 'Git trusts the folder with the repository',
    why: 'Git refuses to read a repository that belongs to somebody else, so pages cannot say when they were changed.',
  },
  'page-slow': {
    severity: 'error',
    summary: 'Every page can be read in reasonable time and memory',
    why: 'The page is shown as plain text, without its links and headings.',
  },
  'page-crash': {
    severity: 'error',
    summary: 'Every page can be parsed',
    why: 'The page is shown as plain text, without its links and headings.',
  },
} as const satisfies Record<string, Rule>
