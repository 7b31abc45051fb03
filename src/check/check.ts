import type { Handbook, Message, ReadAssets } from '../types.ts'
import { alternates } from './alternates.ts'
import { areas } from './areas.ts'
import { assessments } from './assessments.ts'
import { assets } from './assets.ts'
import { blocks } from './blocks.ts'
import { claims } from './claims.ts'
import { examples } from './examples.ts'
import { focus } from './focus.ts'
import { foreignKeys } from './foreign-keys.ts'
import { freshness } from './freshness.ts'
import { glossary } from './glossary.ts'
import { identity } from './identity.ts'
import { includes } from './includes.ts'
import { layers } from './layers.ts'
import { links } from './links.ts'
import { orphans } from './orphans.ts'
import { ownership } from './ownership.ts'
import { paths } from './paths.ts'
import { people } from './people.ts'
import { type Places, places } from './places.ts'
import { references } from './references.ts'
import { roles } from './roles.ts'
import { teams } from './teams.ts'
import { tensions } from './tensions.ts'
import { time } from './time.ts'
import { untitled } from './untitled.ts'

/** A check looks at the handbook and says what is wrong with it. It changes nothing. */
export type Check = (handbook: Handbook, places: Places, read: ReadAssets, today: string) => Iterable<Message>

/** Every check, in the order of the rule table. */
const checks: readonly Check[] = [
  ...identity,
  ...references,
  ...ownership,
  ...focus,
  ...roles,
  ...time,
  ...assessments,
  ...links,
  blocks,
  includes,
  ...claims,
  ...alternates,
  ...assets,
  foreignKeys,
  ...examples,
  ...glossary,
  ...areas,
  ...people,
  ...teams,
  layers,
  ...paths,
  ...tensions,
  orphans,
  untitled,
  ...freshness,
]

/**
 * All that is wrong with a handbook whose pages are sound in themselves. `configText` is `handbook.yaml` as written,
 * `read` are the files that pages refer to. `today`, such as `2026-04-01`, is what dates are compared with.
 */
export function check(handbook: Handbook, configText: string, read: ReadAssets, today: string): Message[] {
  const known = places(handbook, configText)
  return checks.flatMap((check) => [...check(handbook, known, read, today)])
}
