import { type AllowedMessage, didYouMean, findNearest, type Message, report } from '../base/messages.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { type RuleId, rules } from '../rules/rules.ts'
import { makePlaces } from './places.ts'

/** What is wrong with a handbook, and what its pages say may be so. */
interface Judged {
  readonly messages: readonly Message[]
  readonly allowed: readonly AllowedMessage[]
}

/**
 * Takes out of `messages` what the pages allow by `allow: {rule: reason}`, each page for itself, and adds what is wrong
 * with saying so: a name that is not a rule, a rule that no page can allow, and one that nothing breaks any more.
 */
export function allow(messages: readonly Message[], handbook: Handbook): Judged {
  const pages = [...handbook.pages.values(), ...handbook.drafts.values()].filter(({ data }) => data.allow)
  if (pages.length === 0) return { messages, allowed: [] }
  const reasons = new Map(pages.map((page) => [page.path, allowing(page)]))
  const allowed = messages.flatMap((message): AllowedMessage[] => {
    const reason = reasons.get(message.file)?.get(message.rule)
    return reason === undefined ? [] : [{ ...message, reason }]
  })
  const used = new Set(allowed.map(({ file, rule }) => `${file}\0${rule}`))
  const kept = messages.filter(({ file, rule }) => !used.has(`${file}\0${rule}`))
  return { messages: [...kept, ...misused(handbook, pages, used)], allowed }
}

const isRule = (name: string): name is RuleId => Object.hasOwn(rules, name)

function allowing({ data }: Page): Map<RuleId, string> {
  const entries = Object.entries(data.allow ?? {})
  return new Map(
    entries.flatMap(([rule, reason]) => (isRule(rule) && !unallowableRules.has(rule) ? [[rule, reason]] : [])),
  )
}

function* misused(handbook: Handbook, pages: readonly Page[], used: ReadonlySet<string>): Iterable<Message> {
  const { inPage } = makePlaces(handbook, '')
  for (const page of pages)
    for (const rule of Object.keys(page.data.allow!)) {
      const place = inPage(page, ['allow', rule], 'key')
      if (!isRule(rule)) {
        const near = findNearest(rule, Object.keys(rules))
        const more = near.length > 0 ? { expected: near } : { hint: 'See every rule with `rolebook explain`.' }
        yield report('allow-unknown', page.path, place, `Unknown rule \`${rule}\`${didYouMean(near)}`, more)
      } else if (unallowableRules.has(rule)) {
        const message = `Unexpected \`${rule}\` here, expected a rule that a page can allow: ${unallowableRules.get(rule)}`
        yield report('allow-refused', page.path, place, message, { hint: 'Fix what it reports, and remove this line.' })
      }
      // What a draft refers to is not checked yet, so nothing can be said of it.
      else if (!used.has(`${page.path}\0${rule}`) && handbook.pages.has(page.path)) {
        const hint = 'Remove the line: what it allowed is fixed.'
        yield report('allow-unused', page.path, place, `Nothing on this page breaks \`${rule}\` any more`, { hint })
      }
    }
}

const unread = 'without it the page cannot be read as it was meant'
const unsafe = 'it keeps readers safe'
const about = 'it is about `allow` itself'

/** The rules that no page can allow to be broken, each with the reason. */
const unallowableRules: ReadonlyMap<RuleId, string> = new Map(
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
