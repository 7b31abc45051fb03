import type { RuleId } from '../types.ts'

const unread = 'without it the page cannot be read as it was meant'
const unsafe = 'it keeps readers safe'
const about = 'it is about `allow` itself'

/** The rules that no page can allow to be broken, each with the reason. */
export const firmRules: ReadonlyMap<RuleId, string> = new Map(
  Object.entries({
    'file-name': 'the page could not be published under this name',
    'file-too-large': unread,
    'file-unreadable': unread,
    'text-encoding': unread,
    'text-control': unsafe,
    'line-ending': unread,
    'line-too-long': unread,
    'paragraph-too-long': unread,
    nesting: unread,
    'table-too-large': unread,
    'output-too-large': 'a page of this size fails in browsers',
    'page-crash': unread,
    'page-slow': unread,
    'link-outside': unsafe,
    'frontmatter-fence': unread,
    'frontmatter-language': unsafe,
    'frontmatter-shape': unread,
    'frontmatter-too-large': unread,
    'frontmatter-unclosed': unread,
    'yaml-syntax': unread,
    'yaml-feature': unread,
    'key-duplicate': unread,
    'key-reserved': unsafe,
    'link-refused': unsafe,
    'id-duplicate': 'one of the two would hide the other',
    'allow-refused': about,
    'allow-unknown': about,
    'allow-unused': about,
  } satisfies Partial<Record<RuleId, string>>) as [RuleId, string][],
)
