import { present } from '../present.ts'
import { report } from '../report.ts'
import type { Handbook, Message, Path } from '../types.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'
import { titlePlace } from './title-place.ts'

/** A role is on a path, in a handbook that has paths. */
function* unreachable({ paths, roles }: Handbook, places: Places): Iterable<Message> {
  const all = present(paths)
  // A step that could not be read may be the one that is missing.
  if (all.length === 0 || all.some(isIncomplete)) return
  const reached = new Set(
    all.flatMap(({ steps }) =>
      steps.flatMap(({ from, to, via }) => [from, to, via].flatMap((stop) => (stop?.kind === 'role' ? stop.role : []))),
    ),
  )
  for (const { id, page } of present(roles)) {
    if (reached.has(id) || page.data.hidden) continue
    const mend = `Add a step from or to \`${id}\` to a page in \`paths/\`.`
    const message = `No step of a path leads to \`${id}\` or on from it`
    yield report('path-unreachable', page.path, titlePlace(page, places), message, { mend })
  }
}

const isIncomplete = ({ page, steps }: Path): boolean =>
  page.messages.some(({ severity }) => severity === 'error') ||
  (page.data.kind === 'path' && page.data.steps?.length !== steps.length)

/** Do paths lead through all roles? */
export const paths: readonly Check[] = [unreachable]
