import { error, never, note, topic, unsafe, warning } from './rule.ts'

/** What is written in a page. */
export const textTopics = {
  links: topic('Links that lead nowhere', {
    'link-broken': error('Every link leads to a page or file that exists', 'Readers who follow it find nothing.'),
    'anchor-broken': error(
      'Every link to a heading finds it',
      'The reader lands at the top of the page and has to search.',
    ),
    'link-no-address': warning(
      'Every link and image has an address',
      'Readers who follow such a link stay where they are; an image shows nothing.',
    ),
    'link-not-read': warning(
      'What is meant as a link is written as one',
      'Readers see its brackets and its address as text, and nobody notices when what it names is gone.',
    ),
    'link-refused': error(
      'Links have a protocol that is safe to follow',
      "Following such a link could run a program on the reader's machine.",
      never(unsafe),
    ),
    'reference-undefined': warning(
      'Every reference in brackets has a definition on its page',
      'Readers see the brackets as they are written.',
    ),
    'definition-unused': warning(
      'Every definition and footnote is referred to, and defined once',
      'Somebody meant to refer to it: the reference may be misspelled.',
    ),
  }),
  'pictures-and-files': topic('Pictures and files', {
    'asset-missing': error(
      'Every image and file that a page shows exists',
      'Readers see an empty frame, or a link to nothing.',
    ),
    'asset-unused': note(
      'Files that no page refers to are left out of the site',
      'It may be left over, or the page that should show it names another file.',
    ),
    'image-external': warning(
      'Pages show images of the handbook only',
      'The site loads nothing from other hosts, so readers see the description instead of the picture.',
    ),
    'image-embedded': error(
      'Pictures are files',
      'A picture in the text of a page makes the page too large to read and to review, and no other page can show it.',
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
  }),
  tables: topic('Tables that go wrong', {
    'table-not-read': warning(
      'What is meant as a table has a head and below it a row of dashes with as many columns',
      'Readers see bars and dashes in lines that run together.',
    ),
    'table-cells': warning(
      'No row of a table has more cells than its head',
      'Readers do not see the cells beyond the last column.',
    ),
    'wiki-table': error(
      'In a table, the bar of a link such as `[[id|words]]` has a backslash before it',
      'The bar ends the cell, so the link is cut in two and the row has a cell too many.',
    ),
    'table-head': note(
      'Every table names its columns',
      'A cell means nothing without the name of its column, and on a narrow screen or by ear that is all there is.',
    ),
  }),
  markup: topic('Markup that is not read', {
    'markup-not-read': warning(
      'Headings, lists and bold words are written so that they become that',
      'Readers see the marks, such as `##` or `**`, and lines that run together.',
    ),
    'code-unclosed': warning(
      'A block of code ends with a line like the one it begins with',
      'Readers see the rest of the page as code, without its headings, links and lists.',
    ),
    'code-language': warning(
      'The language of a code block is spelled correctly',
      'Code in a language that nobody knows has no colors, here and wherever else the page is read.',
    ),
    'html-unclosed': warning(
      'HTML that a page opens is closed on it',
      'Readers see the rest of the page in the element, such as in bold or folded away, or do not see it at all.',
    ),
    'html-removed': warning(
      'Raw HTML uses the elements and attributes that are safe',
      'The page looks different from what its author sees elsewhere.',
    ),
    'directive-unknown': warning(
      'A block between colons has a name that rolebook knows',
      'Readers see the colons as they are written.',
    ),
    'directive-unclosed': warning(
      'A block between colons ends with colons of its own',
      'Readers see the rest of the page in the block, or colons where it should end.',
    ),
    'directive-attribute': error(
      'A generated block has the attributes it needs and no others',
      'The block would show something other than what was meant.',
    ),
  }),
  includes: topic('Includes that go wrong', {
    'include-missing': error(
      'Every page and section that is included exists',
      'Readers would see that something is missing, but not what.',
    ),
    'include-cycle': error('No page includes itself', 'A page that includes itself has no end.'),
    'include-too-large': error(
      'A page stays readable with all that it includes',
      'A page that includes everything is slow to load and hard to find anything on.',
    ),
  }),
  'easy-to-read': topic('Pages that everybody can read', {
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
    'link-empty': warning('Every link has words', 'Nobody can see or follow a link without words.'),
    'link-text': note(
      'The words of a link say where it leads',
      'People who scan the links of a page, by ear or by eye, find `here` ten times.',
    ),
    'image-alt': warning(
      'Every image has a description, or says that it is decoration',
      'People who cannot see the image hear its file name, or nothing, and search cannot find it.',
    ),
    'alternate-language': error(
      'A page in another language says which one, and only one',
      'Browsers and screen readers choose a language, and a voice, by it.',
    ),
  }),
}
