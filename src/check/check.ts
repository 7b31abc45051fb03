import type { Handbook, Message, ReadAssets } from '../types.ts'
import { alternates } from './alternates.ts'
import { assessments } from './assessments.ts'
import { assets } from './assets.ts'
import { blocks } from './blocks.ts'
import { claims } from './claims.ts'
import { foreignKeys } from './foreign-keys.ts'
import { identity } from './identity.ts'
import { includes } from './includes.ts'
import { links } from './links.ts'
import { type Places, places } from './places.ts'
import { references } from './references.ts'

/** A check looks at the handbook and says what is wrong with it. It changes nothing. */
export type Check = (handbook: Handbook, places: Places, read: ReadAssets) => Iterable<Message>

/** Every check, in the order of the rule table. */
const checks: readonly Check[] = [
  ...identity,
  ...references,
  ...assessments,
  ...links,
  blocks,
  includes,
  ...claims,
  ...alternates,
  ...assets,
  foreignKeys,
]

const nothing: ReadAssets = { files: new Map(), unreadable: new Map(), messages: [] }

/**
 * All that is wrong with a handbook whose pages are sound in themselves. `configText` is `handbook.yaml` as written,
 * `read` are the files that pages refer to.
 */
export function check(handbook: Handbook, configText: string, read = nothing): Message[] {
  const known = places(handbook, configText)
  return checks.flatMap((check) => [...check(handbook, known, read)])
}
