import type { Handbook, Message } from '../types.ts'
import { assessments } from './assessments.ts'
import { foreignKeys } from './foreign-keys.ts'
import { identity } from './identity.ts'
import { links } from './links.ts'
import { type Places, places } from './places.ts'
import { references } from './references.ts'

/** A check looks at the handbook and says what is wrong with it. It changes nothing. */
export type Check = (handbook: Handbook, places: Places) => Iterable<Message>

/** Every check, in the order of the rule table. */
const checks: readonly Check[] = [...identity, ...references, ...assessments, ...links, foreignKeys]

/** All that is wrong with a handbook whose pages are sound in themselves. `configText` is `handbook.yaml` as written. */
export function check(handbook: Handbook, configText: string): Message[] {
  const known = places(handbook, configText)
  return checks.flatMap((check) => [...check(handbook, known)])
}
