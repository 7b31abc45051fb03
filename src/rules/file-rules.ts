import { error, never, neverAllowed, note, topic, unread, unsafe, warning } from './rule.ts'

const lost = 'readers would miss the page'
const unlike = { unallowable: unread, unbaselinable: 'it may be different on another machine' }

/** Files, before anybody looks at what they say. */
export const fileTopics = {
  'files-and-folders': topic('Files and folders', {
    'file-name': error(
      'A page has a file name that every system and address can carry',
      'A name with a colon or a trailing dot cannot be checked out on every system, and nobody could link to it.',
      never('the page could not be published under this name'),
    ),
    'file-unreadable': error(
      'Every page is an ordinary file that can be read',
      'A page that cannot be read would be missing from the handbook without anybody noticing.',
      never(lost),
    ),
    'config-name': error(
      'The configuration is called `handbook.yaml`',
      'Under another name none of its settings have an effect, such as which files to leave out.',
      never('none of its settings would have an effect'),
    ),
    'page-mdx': warning(
      'Pages are Markdown, without components',
      'MDX is a program: its pages would be missing from the site without anybody noticing.',
    ),
    'folder-kind': warning(
      'The pages in a folder that is named after a kind of page are of this kind',
      'Pages of another kind would be measured by keys that they were never meant to have, or be missing from all that is derived.',
    ),
    'folder-unknown': warning(
      'Every folder that `about` or `guides` names is there',
      'Its pages stay where and what they were, and the setting looks as if it had an effect.',
    ),
    'hidden-folder': note(
      'Pages in hidden folders are left out',
      'Folders such as `.github` hold settings, not pages; a page in one is rarely meant for readers.',
    ),
    'link-outside': error(
      'No symbolic link leads out of the handbook',
      'A link out of the handbook could publish any file of the machine that builds it.',
      never(unsafe),
    ),
    'link-circle': note(
      'Symbolic links to folders end somewhere',
      'What is below such a link would be there again and again; it is found where it really is.',
    ),
  }),
  'letters-and-lines': topic('Letters and lines', {
    'text-encoding': error('Pages are UTF-8', 'In another encoding names and accents turn into nonsense.', never(lost)),
    'text-control': error(
      'Text has no invisible control characters',
      'Invisible characters make a word that cannot be found, or text that reads differently from what it says.',
      never(unsafe),
    ),
    'line-ending': error(
      'Lines end with a line feed',
      'Editors disagree about where such a line ends, so places in messages would be wrong.',
      neverAllowed(unread),
    ),
    'merge-conflict': error(
      'No page has the marks that git leaves where two changes meet',
      'Readers see both texts, one of which somebody meant to replace, and the marks between them.',
      never('two texts stand in the place of one'),
    ),
  }),
  'too-large-or-too-slow': topic('Too large or too slow', {
    'file-too-large': error(
      'A page is small enough to be read by a person',
      'A page of this size is usually a log or an export that got in by accident, and it makes every build slow.',
      never(lost),
    ),
    'pages-too-many': error(
      'The handbook has no more pages than it may',
      'So many pages are usually a folder that got in by accident, and nobody can keep them up to date.',
      never(lost),
    ),
    'line-too-long': error(
      'Lines have a length an editor can show',
      'No person wrote this line, and none can review a change to it.',
      neverAllowed(unread),
    ),
    'paragraph-too-long': error(
      'Paragraphs have an end',
      'Text without a break cannot be read, and takes long to parse.',
      neverAllowed(unread),
    ),
    nesting: error(
      'Lists, quotes and emphasis are nested no deeper than a person can follow',
      'Nobody can follow it, and a parser needs memory for every level.',
      neverAllowed(unread),
    ),
    'table-too-large': error(
      'Tables have a size that a page can show',
      'A table of this size cannot be read on any screen.',
      neverAllowed(unread),
    ),
    'output-too-large': error(
      'A page is not many times larger in HTML than as written',
      'A few lines that make megabytes of HTML are a mistake or an attack.',
      never('a page of this size fails in browsers'),
    ),
    'page-slow': error(
      'Every page can be read in reasonable time and memory',
      'The page is shown as plain text, without its links and headings.',
      unlike,
    ),
    'page-crash': error(
      'Every page can be parsed',
      'The page is shown as plain text, without its links and headings.',
      unlike,
    ),
  }),
  'published-files': topic('Files published as they are', {
    'publish-file': error(
      'Everything that `publish` names is a file that can be published',
      'Whoever relies on the file, such as the host or a sign-in service, would look for it in vain.',
    ),
    'publish-clash': error(
      'What is published as it is has an address of its own',
      'One of two files at one address would be lost.',
    ),
    'publish-active': error(
      'What could run on the site is published only where it is named by itself',
      'A file that somebody adds to a published folder would run as a part of the site, with the rights of its readers.',
    ),
  }),
  git: topic('Change dates from git', {
    'git-missing': note(
      'Git is available to say when pages changed',
      'Without git the pages cannot say when they were changed and by whom.',
    ),
    'git-shallow': note(
      'The clone has the whole history',
      'A shallow clone does not know when older pages were changed, so they say nothing rather than something wrong.',
    ),
    'git-unsafe': note(
      'Git trusts the folder with the repository',
      'Git refuses to read a repository that belongs to somebody else, so pages cannot say when they were changed.',
    ),
  }),
}
