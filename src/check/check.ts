import type { ReadAssets } from '../assets/assets.ts'
import { once } from '../base/lazy.ts'
import { type AllowedMessage, didYouMean, findNearest, type Message, report } from '../base/messages.ts'
import { byText, groupBy } from '../base/text.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { isRule, type RuleId, rules } from '../rules/rules.ts'
import type { Config } from '../schema/config.ts'
import { assetChecks } from './assets.ts'
import { folderChecks } from './folders.ts'
import { linkChecks } from './links.ts'
import { findMentions } from './mentions.ts'
import { findMisspeltFolders } from './misspelt-folders.ts'
import { nameChecks } from './names.ts'
import { nearLinkChecks } from './near-links.ts'
import { ownershipChecks } from './ownership.ts'
import { pageChecks } from './pages.ts'
import { peopleChecks } from './people.ts'
import { type Check, type CheckContext, makePlaces } from './places.ts'
import { proseChecks } from './prose.ts'
import { publishedChecks } from './published.ts'
import { roleChecks } from './roles.ts'
import { upkeepChecks } from './upkeep.ts'

// What is checked once all pages are read. A check is a generator of messages; each file below lists its own at its end:
//
// - names: ids and addresses are unique, and names point at something
// - folders: the name of a folder says what its pages are, and folders that handbook.yaml names are there
// - ownership: responsibilities and focuses have somebody who answers for them
// - roles: every role is one that somebody can have
// - upkeep: time adds up, reviews and tensions are up to date
// - links: every link leads to something
// - near-links: text that was meant as a link
// - assets: files that pages refer to can be read, and run nothing
// - published: files that the site has as they are
// - pages: blocks, includes, titles and keys of single pages
// - people: persons, teams, areas, assessments, paths and old addresses
// - prose: examples, terms, and what teams are part of
// - mentions: what is named, and cannot just be taken out; misspelt-folders: those whose name is not quite that of a kind
// - places: where something is written; similar: what is probably meant
//
// What is wrong with a single page by itself is found when it is parsed. baseline.ts says which problems are old ones.
const checks: readonly Check[] = [
  ...nameChecks,
  ...folderChecks,
  ...ownershipChecks,
  ...roleChecks,
  ...upkeepChecks,
  ...linkChecks,
  ...nearLinkChecks,
  ...assetChecks,
  ...publishedChecks,
  ...pageChecks,
  ...peopleChecks,
  ...proseChecks,
]

/** All that is wrong with a handbook whose pages are sound in themselves. `configText` is `handbook.yaml` as written. */
export function checkHandbook(handbook: Handbook, configText: string, read: ReadAssets, today: string): Message[] {
  const context: CheckContext = {
    ...makePlaces(handbook, configText),
    read,
    today,
    mentions: once(() => findMentions(handbook)),
    misspeltFolders: once(() => findMisspeltFolders(handbook)),
  }
  return checks.flatMap((check) => [...check(handbook, context)])
}

/**
 * What is wrong with each page by itself. Guides may come from a tool that means something else by a key, such as
 * `status: published`: what all of them have is said once, with their number.
 */
export function collectPageMessages(pages: readonly Page[]): Message[] {
  const all = pages.flatMap((page) => page.messages.map((message) => [foreignValue(page, message), message] as const))
  const groups = groupBy(all.filter(([key]) => key !== undefined))
  return all.flatMap(([key, message]) => {
    const [first, ...others] = key === undefined ? [message] : groups.get(key)!
    if (message !== first) return []
    const more = others.length === 1 ? 'one more page' : `${others.length} more pages`
    return others.length === 0 ? [message] : [{ ...message, message: `${message.message}; so in ${more}` }]
  })
}

/** The key of a guide with a value that is not near to any that rolebook knows, with what was expected. */
function foreignValue({ kind, data }: Page, { rule, fix, expected = [], message }: Message): string | undefined {
  if (kind !== 'guide' || data.allow || rule !== 'key-value' || fix || expected.length === 1) return undefined
  return /^Unexpected .*? for (`[^`]+`, expected .*)$/s.exec(message)?.[1]
}

/** The messages of one run as they are shown: with the handbook's own severities, in order of place, each once. */
export function settle<Known extends Message>(messages: readonly Known[], { rules }: Config): Known[] {
  const seen = new Set<string>()
  return messages
    .flatMap((message): Known[] => {
      const severity = rules[message.rule] ?? message.severity
      return severity === 'off' ? [] : [{ ...message, severity }]
    })
    .filter(({ rule, file, place, message }) => {
      const key = `${file}\0${place.line}:${place.column}\0${rule}\0${message}`
      return !seen.has(key) && seen.add(key)
    })
    .sort(
      (a, b) =>
        byText(a.file, b.file) ||
        a.place.line - b.place.line ||
        a.place.column - b.place.column ||
        byText(a.rule, b.rule) ||
        byText(a.message, b.message),
    )
}

/**
 * Takes out of `messages` what the pages allow by `allow: {rule: reason}`, each page for itself, and adds what is wrong
 * with saying so: a name that is not a rule, a rule that no page can allow, and one that nothing breaks any more.
 */
export function allow(messages: readonly Message[], handbook: Handbook) {
  const pages = [...handbook.pages.values(), ...handbook.drafts.values()].filter(({ data }) => data.allow)
  if (pages.length === 0) return { messages, allowed: [] }
  const reasons = new Map(pages.map((page) => [page.path, allowing(page)]))
  const allowed = messages.flatMap((message): AllowedMessage[] => {
    const reason = reasons.get(message.file)?.get(message.rule)
    return reason === undefined || !isAllowable(message) ? [] : [{ ...message, reason }]
  })
  const used = new Set(allowed.map(({ file, rule }) => `${file}\0${rule}`))
  const kept = messages.filter((message) => !used.has(`${message.file}\0${message.rule}`) || !isAllowable(message))
  return { messages: [...kept, ...misused(handbook, pages, used)], allowed }
}

/** What no page can allow is an error; a warning of the same rule is about a case that may be meant. */
const isAllowable = ({ rule, severity }: Message): boolean =>
  rules[rule].unallowable === undefined || severity !== 'error'

function allowing({ data }: Page): Map<RuleId, string> {
  const entries = Object.entries(data.allow ?? {})
  return new Map(entries.flatMap(([rule, reason]) => (isRule(rule) ? [[rule, reason]] : [])))
}

function* misused(handbook: Handbook, pages: readonly Page[], used: ReadonlySet<string>): Iterable<Message> {
  const { inPage } = makePlaces(handbook, '')
  for (const page of pages)
    for (const rule of Object.keys(page.data.allow!)) {
      if (used.has(`${page.path}\0${rule}`)) continue
      const place = inPage(page, ['allow', rule], 'key')
      if (!isRule(rule)) {
        const near = findNearest(rule, Object.keys(rules))
        const more = near.length > 0 ? { expected: near } : { hint: 'See every rule with `rolebook explain`.' }
        yield report('allow-unknown', place, `Unknown rule \`${rule}\`${didYouMean(near)}`, more)
      } else if (rules[rule].unallowable !== undefined) {
        const message = `Unexpected \`${rule}\` here, expected a rule that a page can allow: ${rules[rule].unallowable}`
        yield report('allow-refused', place, message, { hint: 'Fix what it reports, and remove this line.' })
      }
      // What a draft refers to is not checked yet, so nothing can be said of it.
      else if (handbook.pages.has(page.path)) {
        const hint = 'Remove the line: what it allowed is fixed.'
        yield report('allow-unused', place, `Nothing on this page breaks \`${rule}\` any more`, { hint })
      }
    }
}
