import { blockOf, type Named, namesIn } from '../generated-blocks.ts'
import { report } from '../report.ts'
import type { Block, Handbook, Message, Page, Place, RuleId } from '../types.ts'
import type { Check } from './check.ts'
import { type Sort, unknownName } from './unknown-name.ts'

/** What the blocks of a page name exists. */
export const blocks: Check = function* (handbook) {
  let all: ReturnType<typeof existing> | undefined
  for (const page of handbook.pages.values())
    for (const block of page.blocks) {
      all ??= existing(handbook)
      yield* unknown(handbook, page, block, all)
      if (block.name === 'compare') yield* notTwo(page, block)
    }
}

function* unknown(handbook: Handbook, page: Page, block: Block, all: ReturnType<typeof existing>): Iterable<Message> {
  for (const [key, spec] of Object.entries(blockOf(block.name).attributes)) {
    const value = block.attributes[key]
    if (value === undefined || !('names' in spec)) continue
    const sort = all[spec.names]
    for (const name of spec.many ? namesIn(value) : [value])
      if (!sort.names.has(name)) {
        const place = within(block.places[key] ?? block.place, value, name)
        yield unknownName(handbook, sort, { name, file: page.path, place })
      }
  }
}

/** One name of several. An attribute is on one line. */
function within(place: Place, value: string, name: string): Place {
  const at = value.search(new RegExp(`(?:^|[\\s,])${name.replace(/[^\w]/g, '\\$&')}(?:[\\s,]|$)`))
  const start = value.indexOf(name, Math.max(at, 0))
  // Character references and space at the ends make a value longer as written than as read.
  if (place.endColumn - place.column !== value.length || start < 0) return place
  return { ...place, column: place.column + start, endColumn: place.column + start + name.length }
}

function existing({ roles, focuses, responsibilities, teams, paths, config }: Handbook) {
  const matrices = config.matrices.length > 0 ? config.matrices.map(({ id }) => id) : ['roles']
  const names = (rule: RuleId, what: string, ids: Iterable<string>, home?: string): Sort => ({
    rule,
    what,
    names: new Set(ids),
    home,
  })
  return {
    role: names('own-unknown-role', 'a role', roles.keys()),
    focus: names('focus-unknown', 'a core focus', focuses.keys()),
    responsibility: names('id-unknown', 'a responsibility', responsibilities.keys()),
    team: names('id-unknown', 'a team', teams.keys()),
    path: names('id-unknown', 'a path', paths.keys()),
    matrix: names('id-unknown', 'a matrix', matrices, 'add it to `matrices` in handbook.yaml'),
  } satisfies Record<Named, Sort>
}

/** A comparison is of two roles. */
function* notTwo(page: Page, { attributes, places, place }: Block): Iterable<Message> {
  if (attributes.roles === undefined) return
  const count = new Set(namesIn(attributes.roles)).size
  if (count === 2) return
  const message = `Unexpected number of roles to compare: ${count}, expected 2`
  const mend = 'Name two roles, or use `::matrix`, which shows any number.'
  yield report('directive-attribute', page.path, places.roles ?? place, message, { mend })
}
