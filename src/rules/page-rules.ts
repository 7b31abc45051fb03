/** Of a problem that rolebook can name. */
export interface Rule {
  readonly severity: 'error' | 'warning' | 'note'
  /** What must hold, in one line. */
  readonly summary: string
  /** What goes wrong otherwise, for whom. */
  readonly why: string
}

export const fileRules = {
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
    summary: 'Git is available to say when pages changed',
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

export const frontMatterRules = {
  'frontmatter-fence': {
    severity: 'error',
    summary: 'Front matter begins and ends with a line of three dashes and nothing else',
    why: 'Where a line is missing or has anything else on it, the keys are shown to readers as text.',
  },
  'frontmatter-language': {
    severity: 'error',
    summary: 'Front matter is YAML; no other language is run',
    why: 'Front matter in a programming language would run on the machine of whoever builds the handbook.',
  },
  'frontmatter-shape': {
    severity: 'error',
    summary: 'Front matter is a list of keys with values',
    why: 'Without keys nothing of what is written there can be used.',
  },
  'frontmatter-too-large': {
    severity: 'error',
    summary: 'Front matter is short and flat',
    why: 'Prose belongs below the front matter; long lists of facts in it are hard to review.',
  },
  'frontmatter-unclosed': {
    severity: 'error',
    summary: 'Front matter ends with a line of three dashes',
    why: 'Without its end, all the text of the page would be taken for keys and lost.',
  },
  'yaml-syntax': {
    severity: 'error',
    summary: 'Front matter and configuration are valid YAML',
    why: 'What cannot be read is left out, so the page would lose its owner or its examples.',
  },
  'yaml-feature': {
    severity: 'error',
    summary: 'YAML is used without anchors, aliases, tags and merge keys',
    why: 'Reviewers must see the value where it is used; these features move it elsewhere or change its type.',
  },
  'key-duplicate': {
    severity: 'error',
    summary: 'A key is written once',
    why: "Only one of the two could count, and which one is anybody's guess.",
  },
  'key-missing': {
    severity: 'error',
    summary: 'A page has the keys its kind needs',
    why: 'Without it the page cannot take its place in matrices, lists and links.',
  },
  'key-reserved': {
    severity: 'error',
    summary: 'No key has a name that programs reserve',
    why: 'Such a name can change how programs work that read the page.',
  },
  'key-unknown': {
    severity: 'error',
    summary: 'Every key is one that its kind of page knows',
    why: 'A misspelled key does nothing, and the page silently lacks what it was meant to say.',
  },
  'key-foreign': {
    severity: 'note',
    summary: 'Unknown keys on guides are ignored',
    why: 'They may be meant for another tool; if one is misspelled, this is where to see it.',
  },
  'key-value': {
    severity: 'error',
    summary: 'A key has a value of the form it needs',
    why: 'What does not fit is left out, so the page would lack it.',
  },
  'ex-object': {
    severity: 'error',
    summary: 'An example is a sentence; a colon in it needs quotes',
    why: 'YAML takes the words before the colon for a key, and the sentence is lost.',
  },
  'ex-missing': {
    severity: 'warning',
    summary: 'Every responsibility has an example',
    why: 'Without one, two people can agree on a sentence and mean different things by it.',
  },
  'ex-duplicate': {
    severity: 'warning',
    summary: 'An example is on one page only',
    why: 'Readers cannot know which of the two responsibilities it illustrates.',
  },
  'prose-in-flow': {
    severity: 'warning',
    summary: 'A sentence between brackets has quotes when it has a comma',
    why: 'YAML takes the comma for the end of an item, so readers see two halves of a sentence.',
  },
  'prose-cut-by-comment': {
    severity: 'warning',
    summary: 'No sentence in the front matter is cut off at a `#`',
    why: 'YAML takes what follows for a comment, and readers see half a sentence.',
  },
  'term-undefined': {
    severity: 'note',
    summary: 'An abbreviation that is used often is in the glossary',
    why: 'Newcomers do not know what it stands for, and few ask.',
  },
  'term-clash': {
    severity: 'error',
    summary: 'No two glossary entries explain one term',
    why: 'Readers find one meaning or the other, and nobody knows which one holds.',
  },
  'allow-refused': {
    severity: 'error',
    summary: 'A page allows only rules that are safe to break',
    why: 'What keeps a page from being read, or is unsafe, would harm its readers whatever the reason.',
  },
  'allow-unknown': {
    severity: 'error',
    summary: '`allow` names rules that exist',
    why: 'A misspelled rule allows nothing, and the problem stays.',
  },
  'allow-unused': {
    severity: 'warning',
    summary: '`allow` names only rules that the page breaks',
    why: 'The next mistake of that kind on this page would go unnoticed.',
  },

  plugin: {
    severity: 'error',
    summary: 'Every plugin in handbook.yaml can be found and set up',
    why: 'What the pages were written for would be missing from them.',
  },
  'plugin-crash': {
    severity: 'error',
    summary: 'Every plugin can work on every page',
    why: 'The page is shown without what the plugin does for all others.',
  },
  'plugin-off': {
    severity: 'note',
    summary: 'Plugins run unless `--no-plugins` is set',
    why: 'The pages may lack what they were written for, because the person who builds the site wanted that.',
  },
} as const satisfies Record<string, Rule>

/** Links, images and what else is written in a page. */
export const linkRules = {
  'link-broken': {
    severity: 'error',
    summary: 'Every link leads to a page or file that exists',
    why: 'Readers who follow it find nothing.',
  },
  'link-former': {
    severity: 'warning',
    summary: 'Links name a page as it is called now',
    why: 'The link works as long as the old name is kept; the next editor looks for a page that is not there.',
  },
  'formerly-taken': {
    severity: 'warning',
    summary: 'No other page has a page’s old address',
    why: 'Whoever follows an old link gets the other page.',
  },
  'formerly-refused': {
    severity: 'warning',
    summary: 'A page’s old address is on this site',
    why: 'The site cannot redirect from an address that it cannot have.',
  },
  'alternate-language': {
    severity: 'error',
    summary: 'A page in another language says which one, and only one',
    why: 'Browsers and screen readers choose a language, and a voice, by it.',
  },
  'link-refused': {
    severity: 'error',
    summary: 'Links have a protocol that is safe to follow',
    why: "Following such a link could run a program on the reader's machine.",
  },
  'anchor-broken': {
    severity: 'error',
    summary: 'Every link to a heading finds it',
    why: 'The reader lands at the top of the page and has to search.',
  },
  'asset-missing': {
    severity: 'error',
    summary: 'Every image and file that a page shows exists',
    why: 'Readers see an empty frame, or a link to nothing.',
  },
  'wiki-table': {
    severity: 'error',
    summary: 'In a table, the bar of a link such as `[[id|words]]` has a backslash before it',
    why: 'The bar ends the cell, so the link is cut in two and the row has a cell too many.',
  },
  'asset-external': {
    severity: 'warning',
    summary: 'A style sheet uses files of the handbook only',
    why: 'The site asks no other host for anything, so the file would not be loaded.',
  },
  'asset-unused': {
    severity: 'note',
    summary: 'Files that no page refers to are left out of the site',
    why: 'It may be left over, or the page that should show it names another file.',
  },
  'image-external': {
    severity: 'warning',
    summary: 'Pages show images of the handbook only',
    why: 'The site asks no other host for anything, so readers see the description instead of the picture.',
  },
  'reference-undefined': {
    severity: 'warning',
    summary: 'Every reference in brackets has a definition on its page',
    why: 'Readers see the brackets as they are written.',
  },
  'definition-unused': {
    severity: 'warning',
    summary: 'Every definition and footnote is referred to, and defined once',
    why: 'Somebody meant to refer to it: the reference may be misspelled.',
  },
  'directive-unknown': {
    severity: 'warning',
    summary: 'A block between colons has a name that rolebook knows',
    why: 'Readers see the colons as they are written.',
  },
  'directive-unclosed': {
    severity: 'warning',
    summary: 'A block between colons ends with colons of its own',
    why: 'Readers see the rest of the page in the block, or colons where it should end.',
  },
  'table-cells': {
    severity: 'warning',
    summary: 'No row of a table has more cells than its head',
    why: 'Readers do not see the cells beyond the last column.',
  },
  'directive-attribute': {
    severity: 'error',
    summary: 'A generated block has the attributes it needs and no others',
    why: 'The block would show something other than what was meant.',
  },
  'include-missing': {
    severity: 'error',
    summary: 'Every page and section that is included exists',
    why: 'Readers would see that something is missing, but not what.',
  },
  'include-cycle': {
    severity: 'error',
    summary: 'No page includes itself',
    why: 'A page that includes itself has no end.',
  },
  'include-too-large': {
    severity: 'error',
    summary: 'A page stays readable with all that it includes',
    why: 'A page that includes everything is slow to load and hard to find anything on.',
  },
  'title-missing': {
    severity: 'note',
    summary: 'Every page has a title',
    why: 'In navigation, search and links the page goes by the name of its file.',
  },
  'heading-skips': {
    severity: 'note',
    summary: 'No heading is more than one step deeper than the one above it',
    why: 'People who move from heading to heading, by ear or in the list of contents, look for the part that is left out.',
  },
  'heading-second': {
    severity: 'note',
    summary: 'A page has one heading of depth 1, its title',
    why: 'Two titles read like two pages, and the list of contents has one step less to show what belongs together.',
  },
  'image-alt': {
    severity: 'warning',
    summary: 'Every image has a description, or says that it is decoration',
    why: 'People who cannot see the image hear its file name, or nothing, and search cannot find it.',
  },
  'link-empty': {
    severity: 'warning',
    summary: 'Every link has words',
    why: 'Nobody can see or follow a link without words.',
  },
  'link-text': {
    severity: 'note',
    summary: 'The words of a link say where it leads',
    why: 'People who scan the links of a page, by ear or by eye, find `here` ten times.',
  },
  'table-head': {
    severity: 'note',
    summary: 'Every table names its columns',
    why: 'A cell means nothing without the name of its column, and on a narrow screen or by ear that is all there is.',
  },
  'code-language': {
    severity: 'warning',
    summary: 'The language of a code block is spelled correctly',
    why: 'Code in a language that nobody knows has no colors, here and wherever else the page is read.',
  },
  'html-removed': {
    severity: 'warning',
    summary: 'Raw HTML uses the elements and attributes that are safe',
    why: 'The page looks different from what its author sees elsewhere.',
  },
} as const satisfies Record<string, Rule>
