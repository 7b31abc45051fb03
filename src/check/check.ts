import type { ReadAssets } from '../assets/assets.ts'
import type { Message } from '../base/messages.ts'
import { byText } from '../base/text.ts'
import type { Handbook } from '../model/types.ts'
import type { Config } from '../schema/config.ts'
import { linkChecks } from './links.ts'
import { nameChecks } from './names.ts'
import { ownershipChecks } from './ownership.ts'
import { pageChecks } from './pages.ts'
import { peopleChecks } from './people.ts'
import { type Check, makePlaces } from './places.ts'
import { proseChecks } from './prose.ts'
import { roleChecks } from './roles.ts'
import { upkeepChecks } from './upkeep.ts'

// What is checked once all pages are read. A check is a generator of messages; each file below lists its own at its end:
//
// - names: ids and addresses are unique, and names point at something
// - ownership: responsibilities and focuses have somebody who answers for them
// - roles: every role is one that somebody can have
// - upkeep: time adds up, reviews and tensions are up to date
// - links: every link leads to something
// - pages: blocks, includes, files, titles and keys of single pages
// - people: persons, teams, areas, assessments, paths and old addresses
// - prose: examples, terms and scopes
// - places: where something is written; allow: what a page says may be so; similar: what is probably meant
//
// What is wrong with a single page by itself is found when it is parsed.
const checks: readonly Check[] = [
  ...nameChecks,
  ...ownershipChecks,
  ...roleChecks,
  ...upkeepChecks,
  ...linkChecks,
  ...pageChecks,
  ...peopleChecks,
  ...proseChecks,
]

/**
 * All that is wrong with a handbook whose pages are sound in themselves. `configText` is `handbook.yaml` as written,
 * `read` are the files that pages refer to. `today`, such as `2026-04-01`, is what dates are compared with.
 */
export function checkHandbook(handbook: Handbook, configText: string, read: ReadAssets, today: string): Message[] {
  const known = makePlaces(handbook, configText)
  return checks.flatMap((check) => [...check(handbook, known, read, today)])
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
