import type { Rule } from './rule.ts'

/** Links, images and what else is written in a page. */
export const links = {
  'link-broken': {
    severity: 'error',
    summary: 'Every link leads to something',
    why: 'A reader who follows it stands before nothing.',
  },
  'link-former': {
    severity: 'warning',
    summary: 'Links name a page as it is called now',
    why: 'The link works as long as the old name is kept; the next editor looks for a page that is not there.',
  },
  'formerly-taken': {
    severity: 'warning',
    summary: 'Where a page was once, no other page is now',
    why: 'Whoever follows an old link gets the other page.',
  },
  'formerly-refused': {
    severity: 'warning',
    summary: 'Where a page was once is an address of this site',
    why: 'Nothing can lead on from an address that the site cannot have.',
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
    why: 'Somebody meant to refer to it: the reference may be misspelt.',
  },
  'directive-unknown': {
    severity: 'warning',
    summary: 'A block between colons has a name that rolebook knows',
    why: 'Readers see the colons as they are written.',
  },
  'directive-unclosed': {
    severity: 'warning',
    summary: 'A block between colons ends with colons of its own',
    why: 'Readers see the rest of the page in the block, or colons where it was to end.',
  },
  'table-cells': {
    severity: 'warning',
    summary: 'No row of a table has more cells than its head',
    why: 'Readers do not see the cells beyond the last column.',
  },
  'directive-attribute': {
    severity: 'error',
    summary: 'A generated block has the attributes it needs and no others',
    why: 'The block would show something else than was meant.',
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
    why: 'Who moves from heading to heading, by ear or in the list of contents, looks for the part that is left out.',
  },
  'heading-second': {
    severity: 'note',
    summary: 'A page has one heading of depth 1, its title',
    why: 'Two titles read like two pages, and the list of contents has one step less to show what belongs together.',
  },
  'image-alt': {
    severity: 'warning',
    summary: 'Every image has a description, or says that it is decoration',
    why: 'Who cannot see the image hears its file name, or nothing, and search cannot find it.',
  },
  'link-empty': {
    severity: 'warning',
    summary: 'Every link has words',
    why: 'Nobody can see or follow a link without words.',
  },
  'link-text': {
    severity: 'note',
    summary: 'The words of a link say where it leads',
    why: 'Who looks through the links of a page, by ear or by eye, finds ten times `here`.',
  },
  'table-head': {
    severity: 'note',
    summary: 'Every table names its columns',
    why: 'A cell means nothing without the name of its column, and on a narrow screen or by ear that is all there is.',
  },
  'code-language': {
    severity: 'warning',
    summary: 'The language of a code block is spelt right',
    why: 'Code in a language that nobody knows has no colours, here and where else the page is read.',
  },
  'html-removed': {
    severity: 'warning',
    summary: 'Raw HTML uses the elements and attributes that are safe',
    why: 'The page looks different from what its author sees elsewhere.',
  },
} as const satisfies Record<string, Rule>
