import { isHeld } from '../is-held.ts'
import { present } from '../present.ts'
import { report, top } from '../report.ts'
import type { FocusId, Handbook, Message, Responsibility, Role } from '../types.ts'
import type { Check } from './check.ts'
import { ownersKnown } from './owners-known.ts'
import type { Places } from './places.ts'

const isActive = ({ status }: Role): boolean => status === 'active'

/** In every focus some role answers for something. */
function* accountable(handbook: Handbook, places: Places): Iterable<Message> {
  const held = new Map<FocusId, boolean>()
  for (const { focuses, ownership } of present(handbook.responsibilities))
    for (const focus of focuses) held.set(focus, held.get(focus) || ownership.kind !== 'everyone')
  const empty = present(handbook.focuses).filter(({ id }) => !held.get(id))
  if (empty.length === 0 || !ownersKnown(handbook, places)) return
  for (const { id, page } of empty)
    yield held.has(id)
      ? report(
          'focus-none-accountable',
          page.path,
          top,
          'No role is accountable here: everything in this focus is expected of everyone',
          { mend: 'Write `ownerRole:` instead of `everyone: true` on one of its responsibilities.' },
        )
      : report(
          'focus-none-accountable',
          page.path,
          top,
          'No role is accountable here: no responsibility is in this focus',
          {
            mend: `Write \`coreFocus: ${id}\` on a responsibility, or remove this page.`,
          },
        )
}

/** What a role says its focuses are is what follows from its responsibilities. */
function* assertions(handbook: Handbook, places: Places): Iterable<Message> {
  const asserting = present(handbook.roles).filter(({ page }) => page.data.coreFocus)
  if (asserting.length === 0) return
  const known = ownersKnown(handbook, places)
  for (const role of asserting) {
    const claimed = role.page.data.coreFocus!
    const { anywhere, first } = focusesOf(role, handbook)
    for (const [index, focus] of claimed.entries())
      if (known && handbook.focuses.has(focus) && !anywhere.has(focus))
        yield report(
          'focus-assertion',
          role.page.path,
          places.inPage(role.page, ['coreFocus', index]),
          `Unexpected focus \`${focus}\`, expected one in which \`${role.id}\` is accountable for something`,
          {
            ...(first.size > 0 ? { expected: [...first.keys()] } : {}),
            mend: `Remove it, or write \`ownerRole: ${role.id}\` on a responsibility in this focus.`,
          },
        )
    // One that nobody knows may be the one that is missing.
    const isWhole = claimed.every((focus) => handbook.focuses.has(focus))
    for (const [focus, { id, page }] of first)
      if (isWhole && !claimed.includes(focus))
        yield report(
          'focus-assertion',
          role.page.path,
          places.inPage(role.page, ['coreFocus'], 'key'),
          `Missing focus \`${focus}\`, in which \`${role.id}\` is accountable for \`${id}\``,
          {
            mend: `Write \`coreFocus: [${[...claimed, focus].join(', ')}]\`, or remove the key: it follows from the responsibilities.`,
            related: {
              file: page.path,
              place: places.inPage(page, ['coreFocus']),
              message: 'that focus is written here',
            },
          },
        )
  }
}

/** Where a role answers for something: in any focus of a row, and those that rows stand under, each with its first row. */
function focusesOf(role: Role, { responsibilities, involvement }: Handbook) {
  const anywhere = new Set<FocusId>()
  const first = new Map<FocusId, Responsibility>()
  for (const row of present(responsibilities)) {
    const involved = involvement.get(role.id)?.get(row.id)
    if (!involved || !isHeld(involved)) continue
    for (const focus of row.focuses) anywhere.add(focus)
    const [standing] = row.focuses
    // A row that is shared is in the focus of each side, and says nothing about which of them is whose.
    const alone = involved.kind === 'accountable' && !involved.allFacets
    if (alone && standing !== undefined && !first.has(standing)) first.set(standing, row)
  }
  return { anywhere, first }
}

/** A responsibility of another role than the rest of its focus is worth a second look. */
function* defaultOwners({ responsibilities, focuses, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const row of present(responsibilities)) {
    const { ownership, page } = row
    if (ownership.kind !== 'accountable') continue
    const among = row.focuses.map((id) => focuses.get(id)!)
    const [focus] = among
    const owner = roles.get(ownership.role)!
    // Of a combined role and one of the past it is told that they can own nothing.
    if (!focus?.owner || owner.combines.length > 0 || !isActive(owner)) continue
    if (!isActive(roles.get(focus.owner)!) || among.some((one) => one.owner === owner.id)) continue
    yield report(
      'focus-default-owner',
      page.path,
      inPage(page, ['ownerRole']),
      `Owned by \`${ownership.role}\`, expected \`${focus.owner}\`, the usual owner in the focus \`${focus.id}\``,
      {
        expected: [focus.owner],
        mend: `Write \`ownerRole: ${focus.owner}\`, or choose the focus it belongs to.`,
        related: {
          file: focus.page.path,
          place: inPage(focus.page, ['ownerRole']),
          message: 'the usual owner is written here',
        },
      },
    )
  }
}

/** Does every focus have somebody accountable, and only whom its pages say? */
export const focus: readonly Check[] = [accountable, assertions, defaultOwners]
