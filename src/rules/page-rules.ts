/** What rolebook knows about a problem that it can name. */
export interface Rule {
  readonly severity: 'error' | 'warning' | 'note'
  /** What must hold, in one line. */
  readonly summary: string
  /** What goes wrong otherwise, for whom. */
  readonly why: string
  /** Why no page can allow it, where none can. */
  readonly unallowable?: string
  /** Why no baseline can hold it, where none can. */
  readonly unbaselinable?: string
}

type Limits = Pick<Rule, 'unallowable' | 'unbaselinable'>

const rule =
  (severity: Rule['severity']) =>
  (summary: string, why: string, limits: Limits = {}): Rule => ({ severity, summary, why, ...limits })

export const error = rule('error')
export const warning = rule('warning')
export const note = rule('note')

/** What nobody may put up with. */
export const never = (reason: string): Limits => ({ unallowable: reason, unbaselinable: reason })

/** Old pages may have it for a while, but none for good. */
const neverAllowed = (reason: string): Limits => ({ unallowable: reason })

const unread = 'without it the page cannot be read as it was meant'
const lost = 'readers would miss the page'
const unsafe = 'it keeps readers safe'
const aboutAllow = neverAllowed('it is about `allow` itself')
const aboutBaseline = never('it is about the baseline itself')
const unlike = { unallowable: unread, unbaselinable: 'it may be different on another machine' }

export const fileRules = {
  'file-name': error(
    'A page has a file name that every system and address can carry',
    'A name with a colon or a trailing dot cannot be checked out on every system, and nobody could link to it.',
    never('the page could not be published under this name'),
  ),
  'file-too-large': error(
    'A page is small enough to be read by a person',
    'A page of this size is usually a log or an export that got in by accident, and it makes every build slow.',
    never(lost),
  ),
  'file-unreadable': error(
    'Every page is an ordinary file that can be read',
    'A page that cannot be read would be missing from the handbook without anybody noticing.',
    never(lost),
  ),
  'image-embedded': error(
    'Pictures are files',
    'A picture in the text of a page makes the page too large to read and to review, and no other page can show it.',
  ),
  'config-name': error(
    'The configuration is called `handbook.yaml`',
    'Under another name none of its settings have an effect, such as which files to leave out.',
    never('none of its settings would have an effect'),
  ),
  'baseline-line': error(
    'Every line of the baseline names a problem',
    'Problems that the baseline was meant to hold count as new ones.',
    aboutBaseline,
  ),
  'baseline-rule': warning(
    'The baseline names rules that exist and that it may hold',
    'The line has no effect, and looks as if it had one.',
    aboutBaseline,
  ),
  'page-mdx': warning(
    'Pages are Markdown, without components',
    'MDX is a program: its pages would be missing from the site without anybody noticing.',
  ),
  'pages-too-many': error(
    'The handbook has no more pages than it may',
    'So many pages are usually a folder that got in by accident, and nobody can keep them up to date.',
    never(lost),
  ),
  'link-circle': note(
    'Symbolic links to folders end somewhere',
    'What is below such a link would be there again and again; it is found where it really is.',
  ),
  'folder-kind': warning(
    'The pages in a folder that is named after a kind of page are of this kind',
    'Pages of another kind would be measured by keys that they were never meant to have, or be missing from all that is derived.',
  ),
  'folder-unknown': warning(
    'Every folder that `about` or `guides` names is there',
    'Its pages stay where and what they were, and the setting looks as if it had an effect.',
  ),
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
  'hidden-folder': note(
    'Pages in hidden folders are left out',
    'Folders such as `.github` hold settings, not pages; a page in one is rarely meant for readers.',
  ),
  'link-outside': error(
    'No symbolic link leads out of the handbook',
    'A link out of the handbook could publish any file of the machine that builds it.',
    never(unsafe),
  ),
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
}

export const frontMatterRules = {
  'frontmatter-fence': error(
    'Front matter begins and ends with a line of three dashes and nothing else',
    'Where a line is missing or has anything else on it, the keys are shown to readers as text.',
    neverAllowed(unread),
  ),
  'frontmatter-language': error(
    'Front matter is YAML; no other language is run',
    'Front matter in a programming language would run on the machine of whoever builds the handbook.',
    never(unsafe),
  ),
  'frontmatter-missing': error(
    'A page in a folder of roles, responsibilities and the like has front matter',
    'Without it the page is only prose: it is missing from every matrix and list, and nothing says so to readers.',
    neverAllowed(unread),
  ),
  'frontmatter-shape': error(
    'Front matter is a list of keys with values',
    'Without keys nothing of what is written there can be used.',
    neverAllowed(unread),
  ),
  'frontmatter-too-large': error(
    'Front matter is short and flat',
    'Prose belongs below the front matter; long lists of facts in it are hard to review.',
    neverAllowed(unread),
  ),
  'frontmatter-unclosed': error(
    'Front matter ends with a line of three dashes',
    'Without its end, all the text of the page would be taken for keys and lost.',
    neverAllowed(unread),
  ),
  'yaml-syntax': error(
    'Front matter and configuration are valid YAML',
    'What cannot be read is left out, so the page would lose its owner or its examples.',
    neverAllowed(unread),
  ),
  'yaml-feature': error(
    'YAML is used without anchors, aliases, tags and merge keys',
    'Reviewers must see the value where it is used; these features move it elsewhere or change its type.',
    neverAllowed(unread),
  ),
  'key-duplicate': error(
    'A key is written once',
    "Only one of the two could count, and which one is anybody's guess.",
    neverAllowed(unread),
  ),
  'key-missing': error(
    'A page has the keys its kind needs',
    'Without it the page cannot take its place in matrices, lists and links.',
  ),
  'key-reserved': error(
    'No key has a name that programs reserve',
    'Such a name can change how programs that read the page work.',
    never(unsafe),
  ),
  'key-unknown': error(
    'Every key is one that its kind of page knows',
    'A misspelled key does nothing, and the page silently lacks what it was meant to say.',
  ),
  'key-foreign': note(
    'Unknown keys on guides are ignored',
    'They may be meant for another tool; if one is misspelled, this is where to see it.',
  ),
  'key-value': error(
    'A key has a value of the form it needs',
    'What does not fit is left out, so the page would lack it.',
  ),
  'ex-object': error(
    'An example is a sentence; a colon in it needs quotes',
    'YAML takes the words before the colon for a key, and the sentence is lost.',
  ),
  'ex-missing': warning(
    'Every responsibility has an example',
    'Without one, two people can agree on a sentence and mean different things by it.',
  ),
  'ex-duplicate': warning(
    'An example is on one page only',
    'Readers cannot know which of the two responsibilities it illustrates.',
  ),
  'prose-in-flow': warning(
    'A sentence between brackets has quotes when it has a comma',
    'YAML takes the comma for the end of an item, so readers see two halves of a sentence.',
  ),
  'prose-cut-by-comment': warning(
    'No sentence in the front matter is cut off at a `#`',
    'YAML takes what follows for a comment, and readers see half a sentence.',
  ),
  'term-undefined': note(
    'An abbreviation that is used often is in the glossary',
    'Newcomers do not know what it stands for, and few ask.',
  ),
  'term-clash': error(
    'No two glossary entries explain one term',
    'Readers find one meaning or the other, and nobody knows which one holds.',
  ),
  'allow-refused': error(
    'A page allows only rules that are safe to break',
    'What keeps a page from being read, or is unsafe, would harm its readers whatever the reason.',
    aboutAllow,
  ),
  'allow-unknown': error(
    '`allow` names rules that exist',
    'A misspelled rule allows nothing, and the problem stays.',
    aboutAllow,
  ),
  'allow-unused': warning(
    '`allow` names only rules that the page breaks',
    'The next mistake of that kind on this page would go unnoticed.',
    aboutAllow,
  ),

  plugin: error(
    'Every plugin in handbook.yaml can be found and set up',
    'What the pages were written for would be missing from them.',
  ),
  'plugin-crash': error(
    'Every plugin can work on every page',
    'The page is shown without what the plugin does for all others.',
  ),
  'plugin-idle': note(
    'Every plugin changes at least one page',
    'What somebody expects of it is missing, most often because it needs another plugin before it.',
  ),
  'plugin-output': warning(
    'Readers see all that plugins make',
    'What is removed from a page, or blocked by the policy that keeps readers safe, is missing there or looks broken.',
  ),
  'plugin-off': note(
    'Plugins run unless `--no-plugins` is set',
    'The pages may lack what they were written for, because the person who builds the site wanted that.',
  ),
}

/** Links, images and what else is written in a page. */
export const linkRules = {
  'link-broken': error('Every link leads to a page or file that exists', 'Readers who follow it find nothing.'),
  'link-no-address': warning(
    'Every link and image has an address',
    'Readers who follow such a link stay where they are; an image shows nothing.',
  ),
  'link-not-read': warning(
    'What is meant as a link is written as one',
    'Readers see its brackets and its address as text, and nobody notices when what it names is gone.',
  ),
  'link-former': warning(
    'Links name a page as it is called now',
    'The link works as long as the old name is kept; the next editor looks for a page that is not there.',
  ),
  'formerly-taken': warning(
    'No other page has a page’s old address',
    'Whoever follows an old link gets the other page.',
  ),
  'formerly-refused': warning(
    'A page’s old address is on this site',
    'The site cannot redirect from an address that it cannot have.',
  ),
  'alternate-language': error(
    'A page in another language says which one, and only one',
    'Browsers and screen readers choose a language, and a voice, by it.',
  ),
  'link-refused': error(
    'Links have a protocol that is safe to follow',
    "Following such a link could run a program on the reader's machine.",
    never(unsafe),
  ),
  'anchor-broken': error(
    'Every link to a heading finds it',
    'The reader lands at the top of the page and has to search.',
  ),
  'asset-missing': error(
    'Every image and file that a page shows exists',
    'Readers see an empty frame, or a link to nothing.',
  ),
  'wiki-table': error(
    'In a table, the bar of a link such as `[[id|words]]` has a backslash before it',
    'The bar ends the cell, so the link is cut in two and the row has a cell too many.',
  ),
  'asset-external': warning(
    'A style sheet uses files of the handbook only',
    'The site loads nothing from other hosts, so the file would not be loaded.',
  ),
  'asset-script': error(
    'An image or style sheet that a page shows runs nothing',
    'Whoever opens the file by its address would run a program as a part of the site, with what the reader may see there.',
    never(unsafe),
  ),
  'asset-download': warning(
    'A file that a page links to runs nothing',
    'Readers can only save the file: opened on the site, it could run a program as a part of it.',
  ),
  'asset-unused': note(
    'Files that no page refers to are left out of the site',
    'It may be left over, or the page that should show it names another file.',
  ),
  'image-external': warning(
    'Pages show images of the handbook only',
    'The site loads nothing from other hosts, so readers see the description instead of the picture.',
  ),
  'reference-undefined': warning(
    'Every reference in brackets has a definition on its page',
    'Readers see the brackets as they are written.',
  ),
  'definition-unused': warning(
    'Every definition and footnote is referred to, and defined once',
    'Somebody meant to refer to it: the reference may be misspelled.',
  ),
  'directive-unknown': warning(
    'A block between colons has a name that rolebook knows',
    'Readers see the colons as they are written.',
  ),
  'directive-unclosed': warning(
    'A block between colons ends with colons of its own',
    'Readers see the rest of the page in the block, or colons where it should end.',
  ),
  'html-unclosed': warning(
    'HTML that a page opens is closed on it',
    'Readers see the rest of the page in the element, such as in bold or folded away, or do not see it at all.',
  ),
  'code-unclosed': warning(
    'A block of code ends with a line like the one it begins with',
    'Readers see the rest of the page as code, without its headings, links and lists.',
  ),
  'markup-not-read': warning(
    'Headings, lists and bold words are written so that they become that',
    'Readers see the marks, such as `##` or `**`, and lines that run together.',
  ),
  'table-not-read': warning(
    'What is meant as a table has a head and below it a row of dashes with as many columns',
    'Readers see bars and dashes in lines that run together.',
  ),
  'table-cells': warning(
    'No row of a table has more cells than its head',
    'Readers do not see the cells beyond the last column.',
  ),
  'directive-attribute': error(
    'A generated block has the attributes it needs and no others',
    'The block would show something other than what was meant.',
  ),
  'include-missing': error(
    'Every page and section that is included exists',
    'Readers would see that something is missing, but not what.',
  ),
  'include-cycle': error('No page includes itself', 'A page that includes itself has no end.'),
  'include-too-large': error(
    'A page stays readable with all that it includes',
    'A page that includes everything is slow to load and hard to find anything on.',
  ),
  'title-missing': note(
    'Every page has a title',
    'In navigation, search and links the page goes by the name of its file.',
  ),
  'heading-skips': note(
    'No heading is more than one step deeper than the one above it',
    'People who move from heading to heading, by ear or in the list of contents, look for the part that is left out.',
  ),
  'heading-second': note(
    'A page has one heading of depth 1, its title',
    'Two titles read like two pages, and the list of contents has one level less to show what belongs together.',
  ),
  'image-alt': warning(
    'Every image has a description, or says that it is decoration',
    'People who cannot see the image hear its file name, or nothing, and search cannot find it.',
  ),
  'link-empty': warning('Every link has words', 'Nobody can see or follow a link without words.'),
  'link-text': note(
    'The words of a link say where it leads',
    'People who scan the links of a page, by ear or by eye, find `here` ten times.',
  ),
  'table-head': note(
    'Every table names its columns',
    'A cell means nothing without the name of its column, and on a narrow screen or by ear that is all there is.',
  ),
  'code-language': warning(
    'The language of a code block is spelled correctly',
    'Code in a language that nobody knows has no colors, here and wherever else the page is read.',
  ),
  'html-removed': warning(
    'Raw HTML uses the elements and attributes that are safe',
    'The page looks different from what its author sees elsewhere.',
  ),
}
