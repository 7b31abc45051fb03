import type { ReadAssets } from '../assets/assets.ts'
import type { Message } from '../base/messages.ts'
import { byText } from '../base/text.ts'
import type { Handbook } from '../model/types.ts'
import type { Config } from '../schema/config.ts'
import { checkLinks } from './links.ts'
import { checkIdentity, checkReferences } from './names.ts'
import { checkFocuses, checkOwnership } from './ownership.ts'
import {
  checkAlternates,
  checkAssets,
  checkBlocks,
  checkForeignKeys,
  checkIncludes,
  checkOrphans,
  checkUntitled,
} from './pages.ts'
import { checkAreas, checkAssessments, checkCareerPaths, checkClaims, checkPeople, checkTeams } from './people.ts'
import { type Check, places } from './places.ts'
import { checkExamples, checkGlossary, checkLayers } from './prose.ts'
import { checkRoles } from './roles.ts'
import { checkFreshness, checkTensions, checkTime } from './upkeep.ts'

/** Every check, in the order of the rule table. */
const checks: readonly Check[] = [
  ...checkIdentity,
  ...checkReferences,
  ...checkOwnership,
  ...checkFocuses,
  ...checkRoles,
  ...checkTime,
  ...checkAssessments,
  ...checkLinks,
  checkBlocks,
  checkIncludes,
  ...checkClaims,
  ...checkAlternates,
  ...checkAssets,
  checkForeignKeys,
  ...checkExamples,
  ...checkGlossary,
  ...checkAreas,
  ...checkPeople,
  ...checkTeams,
  checkLayers,
  ...checkCareerPaths,
  ...checkTensions,
  checkOrphans,
  checkUntitled,
  ...checkFreshness,
]

/**
 * All that is wrong with a handbook whose pages are sound in themselves. `configText` is `handbook.yaml` as written,
 * `read` are the files that pages refer to. `today`, such as `2026-04-01`, is what dates are compared with.
 */
export function checkHandbook(handbook: Handbook, configText: string, read: ReadAssets, today: string): Message[] {
  const known = places(handbook, configText)
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
