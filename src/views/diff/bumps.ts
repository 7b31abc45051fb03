import { isDeepStrictEqual } from 'node:util'
import { joinWithAnd } from '../../base/text.ts'
import { combinedTime } from '../../model/roles.ts'
import type { Handbook, Role, Time } from '../../model/types.ts'
import { type Kind, kinds } from '../../schema/front-matter.ts'
import { type Meaning, meaningOf, type Shape } from '../../schema/keys.ts'
import { type Match, similarity } from './match.ts'
import { summarizeRenames } from './names.ts'
import {
  type Bump,
  type BumpRule,
  bumps,
  type HeldBy,
  type KeyDiff,
  type PageDiff,
  type Reason,
  type RoleDiff,
  type RowDiff,
  type Subject,
} from './types.ts'

const sizes = ['none', 'patch', 'minor', 'major'] as const satisfies readonly Bump[]

const byBump = (a: Bump, b: Bump): number => sizes.indexOf(b) - sizes.indexOf(a)

/** What the schema says that a key of a kind of page means. */
function meaningOfKey(kind: Kind, key: string): Meaning {
  const row = (kinds[kind].schema.shape as Shape)[key.split('.')[0]!]
  return row ? meaningOf(row) : {}
}

/** Whether a key is about the upkeep of its page, or where the page is, and not about what it says. */
export const isUpkeep = (kind: Kind, key: string): boolean => meaningOfKey(kind, key).isUpkeep === true

/** What it means that something else about a page changed. */
const ofKind = {
  role: 'role-details',
  responsibility: 'responsibility-details',
  focus: 'focus',
  aor: 'aor',
  team: 'team',
  person: 'person',
  practice: 'practice',
  term: 'term',
  path: 'path',
  assessment: 'assessment',
  release: 'text',
  guide: 'text',
} as const satisfies Record<Kind, BumpRule>

/** The rule that a changed key comes under. Who holds a responsibility and how time is spent are judged as a whole. */
function ruleOf(kind: Kind, key: string): BumpRule {
  const { change = 'upkeep' } = meaningOfKey(kind, key)
  // The time is the same, but is now written where it used to follow from the parts, or the other way round.
  if (kind === 'role' && key.split('.')[0] === 'time') return 'text'
  if (key === 'ownerRole' && (kind === 'role' || kind === 'guide')) return 'page-owner'
  // A release and a page of prose have nothing but words.
  if (change === 'details' || ofKind[kind] === 'text') return change === 'upkeep' ? change : ofKind[kind]
  return change
}

interface Both {
  readonly from: Handbook
  readonly to: Handbook
  readonly match: Match
  readonly rows: readonly RowDiff[]
  readonly roles: readonly RoleDiff[]
  readonly pages: readonly PageDiff[]
  /** Paths of pictures and the like that are not what they were. */
  readonly files: readonly string[]
}

/** Every cause for a bump, the strongest first. A page that is new or gone is one cause, whatever it says. */
export function reasons({ from, to, match, rows, roles, pages, files }: Both): Reason[] {
  /** Roles and rows that are new or gone: one reason says all there is to say about each. */
  const explained = new Set([
    ...roles.flatMap(({ role, standing }) => (standing === 'stays' ? [] : [role])),
    ...rows.flatMap((row) => (comesOrGoes(row) ? [row.responsibility] : [])),
  ])
  const moved = new Set(rows.map(({ responsibility }) => responsibility))
  const timed = new Set(roles.flatMap(({ role, time }) => (time.length > 0 ? [role] : [])))
  const renames = summarizeRenames(pages)
  const all = [
    ...rows.map((row) => reason(rowRule(row), row.responsibility, describeRowChange(row))),
    ...roles.flatMap(ofRole),
    ...pages.flatMap(ofPage),
    ...(renames === undefined ? [] : [reason('text', undefined, renames)]),
    ...files.map((path) => reason('file', undefined, `\`${path}\` changed`)),
    ...(JSON.stringify(from.config) === JSON.stringify(to.config)
      ? []
      : [reason('config', undefined, '`handbook.yaml` changed')]),
  ]
  return all.sort((a, b) => byBump(a.bump, b.bump))

  function ofRole({ role, standing, moves, time }: RoleDiff): Reason[] {
    if (standing === 'removed') return [reason('role-removed', role, `${role.title}: no longer a role`)]
    if (standing === 'added') {
      const hasDuties = moves.some(({ kind }) => kind === 'gained' || kind === 'now-shares')
      const rule = hasDuties ? 'role-added' : 'role-details'
      return [reason(rule, role, `${role.title}: new role${hasDuties ? '' : ', without duties'}`)]
    }
    const pair = match.pair('role', role.id)
    const [was, is] = [from.roles.get(pair?.was?.id ?? ''), to.roles.get(pair?.is?.id ?? '')]
    if (!was || !is || time.length === 0) return []
    const most = was.time || is.time ? mostMoved(timeOf(was), timeOf(is)) : movedByParts(was, is)
    if (most === undefined) return []
    return [
      most >= 10
        ? reason('time', role, `${role.title}: ${most} points of its time moved`)
        : reason('time-little', role, `${role.title}: its time is given otherwise`),
    ]
  }

  function ofPage(page: PageDiff): Reason[] {
    const { subject, fate, from: before, keys, text, why } = page
    const { kind } = subject
    const title = kind === 'release' ? `Release ${subject.title}` : subject.title
    if (explained.has(subject)) return []
    const known = kind === 'role' || kind === 'responsibility'
    if (fate === 'added' || fate === 'removed') {
      const because = why === undefined ? '' : `: ${why}`
      return [
        reason(known ? 'text' : ofKind[kind], subject, `${title}: ${fate === 'added' ? 'new' : `removed${because}`}`),
      ]
    }
    const isPast = known && !isPresent(subject)
    const found = keys
      .filter((diff) => !(known && isSaidAbove(diff, subject)))
      .map((diff): Reason => {
        const rule = isPast ? 'text' : keyRule(page, diff)
        return reason(rule, subject, `${title}: ${describeKeyChange(diff)}`)
      })
    if (before && before.id !== subject.id) found.push(reason('renamed', subject, `${title}: was \`${before.id}\``))
    else if (before) found.push(reason('renamed', subject, `${title}: was in ${before.path}`))
    if (text.kind === 'formatting') found.push(reason('text', subject, `${title}: formatting, links or names`))
    else if (text.kind !== 'same' && text.kind !== 'names') found.push(reason('text', subject, `${title}: reworded`))
    return found
  }

  /**
   * By how many points a bucket of a combined role moved, where its time is that of its parts before and after. What one
   * of the parts says by itself, or that it has other parts, is said there; a part that now says its time first moves nothing.
   */
  function movedByParts(was: Role, is: Role): number | undefined {
    const now = is.parts.map((id) => match.pair('role', id))
    if (!isDeepStrictEqual(new Set(was.parts.map((id) => match.now('role', id))), new Set(is.parts))) return undefined
    const parts = now.map((pair) => [from.roles.get(pair?.was?.id ?? ''), to.roles.get(pair?.is?.id ?? '')] as const)
    const stated = parts.filter(([old, current]) => old?.time && current?.time)
    const most = mostMoved(
      combinedTime(stated.map(([old]) => old?.time)),
      combinedTime(stated.map(([, current]) => current?.time)),
    )
    const ofParts = parts.map(([old, current]) =>
      isActive(old) && isActive(current) ? mostMoved(old.time, current.time) : 0,
    )
    return most < 10 || ofParts.some((moved) => moved >= 10) ? undefined : most
  }

  /** Who holds what, and how time is spent, is judged as a whole. */
  function isSaidAbove({ key }: KeyDiff, subject: Subject): boolean {
    const name = key.split('.')[0]!
    return name === 'time' ? timed.has(subject) : ownership.has(name) && moved.has(subject)
  }

  function isPresent({ kind, id }: Subject): boolean {
    const pair = match.pair(kind, id)
    const [was, is] = kind === 'role' ? [from.roles, to.roles] : [from.responsibilities, to.responsibilities]
    return [was.get(pair?.was?.id ?? ''), is.get(pair?.is?.id ?? '')].some((one) => one?.status === 'active')
  }
}

const isActive = (role: Role | undefined): role is Role => role?.status === 'active'

/** As stated, or for a combined role as it follows from its parts. */
export const timeOf = ({ time, combinedTime }: Role): Time | undefined => time ?? combinedTime

/** By how many points a bucket moved at most, where it is known before and after how time is spent. */
function mostMoved(before: Time | undefined, after: Time | undefined): number {
  if (!before || !after) return 0
  const nothing = { min: 0, max: 0 }
  const moved = [...new Set([...before.keys(), ...after.keys()])].map((id) => {
    const [old, now] = [before.get(id) ?? nothing, after.get(id) ?? nothing]
    return Math.max(Math.abs(now.min - old.min), Math.abs(now.max - old.max))
  })
  return Math.max(0, ...moved)
}

const ownership = new Set(['ownerRole', 'sharedBy', 'tieBreak', 'everyone'])

const comesOrGoes = ({ was, is }: RowDiff): boolean => was.kind === 'absent' || is.kind === 'absent'

const reason = (rule: BumpRule, subject: Subject | undefined, message: string): Reason => ({
  rule,
  bump: bumps[rule],
  subject,
  message,
})

function rowRule({ was, is }: RowDiff): BumpRule {
  if (was.kind === 'absent') return 'responsibility-added'
  if (is.kind === 'absent') return 'responsibility-removed'
  if (was.kind !== 'shared' && is.kind !== 'shared') return 'owner'
  const sharers = ({ roles }: RowDiff['was']) => roles.map(({ id }) => id).join('\n')
  return was.kind === is.kind && sharers(was) === sharers(is) ? 'tie-break' : 'share'
}

// A sentence that keeps so much of its words keeps its meaning.
const reworded = 0.85

/** A typo in what somebody must do, or in a summary, is not a new duty. */
function keyRule({ subject: { kind } }: PageDiff, { key, was, is }: KeyDiff): BumpRule {
  const name = key.split('.')[0]!
  if (name === 'summary') return similarity(was.join(' '), is.join(' ')) < reworded ? 'summary' : 'text'
  const rule = ruleOf(kind, key)
  if (rule !== 'standards' && rule !== 'decides') return rule
  const isReworded = was.length === is.length && was.every((one, at) => similarity(one, is[at]!) >= reworded)
  return isReworded ? 'text' : rule
}

/** What became of a responsibility, in a sentence without a period. */
function describeRowChange({ responsibility: { title }, was, is, why, into }: RowDiff): string {
  if (was.kind === 'absent') return `${title}: new, held by ${holders(is)}`
  if (is.kind !== 'absent') {
    if (was.kind === 'shared' && is.kind === 'shared' && named(was.roles) === named(is.roles))
      return `${title}: ${name(is.tieBreak)} clarifies in doubt, before ${name(was.tieBreak)}`
    return `${title}: held by ${holders(is)}, before by ${holders(was)}`
  }
  const where = into.length > 0 ? ` in favor of ${joinWithAnd(into.map(({ title }) => title))}` : ''
  return `${title}: retired${where}, before held by ${holders(was)}${why === undefined ? '' : ` (${why})`}`
}

/** What a key says otherwise, as part of a sentence. */
function describeKeyChange({ key, was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return `\`${key}\` is ${quoted(is[0]!)}, was ${quoted(was[0]!)}`
  const added = is.length === 0 ? [] : [`adds ${many(is)}`]
  const dropped = was.length === 0 ? [] : [`drops ${many(was)}`]
  return `\`${key}\` ${[...added, ...dropped].join(' and ')}`
}

function holders({ kind, roles, tieBreak }: HeldBy): string {
  if (kind === 'everyone') return 'everyone'
  if (kind !== 'shared') return roles.length === 0 ? 'nobody' : named(roles)
  return `${named(roles)} together${tieBreak ? ` (${name(tieBreak)} clarifies in doubt)` : ''}`
}

const many = (values: readonly string[]) => (values.length === 1 ? quoted(values[0]!) : `${values.length} entries`)

const quoted = (text: string) => `“${text}”`

const named = (roles: readonly Subject[]) => joinWithAnd(roles.map(name))

const name = (role: Subject | undefined): string => role?.short ?? role?.title ?? 'nobody'
