import { ownersOf } from '../owners-of.ts'
import { present } from '../present.ts'
import { report } from '../report.ts'
import { reviewOf } from '../review-of.ts'
import type { Handbook, Message } from '../types.ts'
import type { Check } from './check.ts'
import { leftOut } from './left-out.ts'
import type { Places } from './places.ts'

/** An area is handed out by whoever answers for what it carries. */
function* ownerMismatch({ aors, responsibilities, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const { page, owner, carries } of present(aors)) {
    const carried = responsibilities.get(carries ?? '')
    const role = roles.get(owner ?? '')
    if (!carried || !role) continue
    const owners = ownersOf(carried)
    if (owners.length === 0 || owners.some((id) => id === role.id || role.parts.includes(id))) continue
    const message = `Unexpected \`${role.id}\` as the owner of an area that carries \`${carried.id}\`, which ${listed(owners)} ${owners.length > 1 ? 'own' : 'owns'}`
    const key = carried.ownership.kind === 'shared' ? 'sharedBy' : 'ownerRole'
    const related = {
      file: carried.page.path,
      place: inPage(carried.page, [key], key === 'sharedBy' ? 'key' : 'value'),
      message: 'who owns it stands here',
    }
    const mend = `Write ${owners.map((id) => `\`ownerRole: ${id}\``).join(' or ')}, or change what the area carries.`
    yield report('aor-owner-mismatch', page.path, inPage(page, ['ownerRole']), message, {
      expected: owners,
      mend,
      related,
    })
  }
}

const listed = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(' and ')

/** Somebody else can go on with an area. */
function* noBackup({ aors }: Handbook, places: Places): Iterable<Message> {
  for (const { page, holder, backup } of present(aors)) {
    if (holder === undefined) continue
    if (backup === holder) {
      const message = `Unexpected \`${backup}\` as the backup of an area that \`${holder}\` holds, expected somebody else`
      yield report('aor-no-backup', page.path, places.inPage(page, ['backup']), message, {
        mend: 'Name the person who goes on with it when the holder is away.',
      })
    } else if (backup === undefined && leftOut(page, ['backup'], places))
      yield report('aor-no-backup', page.path, places.inPage(page, ['holder']), `Nobody stands in for \`${holder}\``, {
        mend: 'Add `backup:` with the person who goes on with it when the holder is away.',
      })
  }
}

/** An area is looked at again in time. */
function* stale({ aors, config }: Handbook, { inPage }: Places, _: unknown, today: string): Iterable<Message> {
  for (const { page } of present(aors)) {
    const review = reviewOf(page, config)
    if (!review || review.due >= today) continue
    const { key, on, every, due } = review
    const message = `Nobody has looked at this area since ${on}, expected every ${every}, so by ${due}`
    const mend = `Ask the holder whether it is still right, mend the page and write \`reviewedOn: ${today}\`.`
    yield report('aor-stale', page.path, inPage(page, [key]), message, { mend })
  }
}

/** Areas that nothing is wrong with have an owner who may hand them out, a backup and a recent review. */
export const areas: readonly Check[] = [ownerMismatch, noBackup, stale]
