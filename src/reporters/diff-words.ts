import type { Message } from '../base/messages.ts'
import { countThings, joinWithAnd } from '../base/text.ts'
import type {
  HandbookDiff,
  HeldBy,
  KeyDiff,
  RoleDiff,
  RowDiff,
  Share,
  Subject,
  TeamToAgree,
  Words,
} from '../views/diff/types.ts'

/** Something that changed, and for whom: `TL` `gives up`, `EM` `gains`: `Technical Culture (was TL)`. */
interface DiffSentence {
  readonly who: readonly { readonly name: string; readonly does?: string }[]
  readonly what: string
}

/** What changed for whom, in plain words: first what changed hands, then role by role, then the teams. */
export const diffSentences = ({ rows, roles, teams }: HandbookDiff): DiffSentence[] => [
  ...rows.map(ofRow),
  ...roles.flatMap(ofRole),
  ...(teams.length > 0 ? [{ who: [{ name: 'Teams to re-agree' }], what: teams.map(ofTeam).join('; ') }] : []),
]

/** What a role is called where there is little room. */
export const shortName = ({ short, title }: Subject): string => short ?? title

function ofRow(row: RowDiff): DiffSentence {
  const { responsibility, was, is } = row
  const held = (by: HeldBy) => new Map(by.roles.map((role) => [role.id, role]))
  const [before, after] = [held(was), held(is)]
  const leave = together(
    was.roles.filter(({ id }) => !after.has(id)),
    was.kind === 'shared' ? ['no longer shares', 'no longer share'] : ['gives up', 'give up'],
  )
  const come = together(
    is.roles.filter(({ id }) => !before.has(id) || was.kind !== is.kind),
    is.kind === 'shared' ? ['now shares', 'now share'] : ['gains', 'gain'],
  )
  const take = together(row.heirs ?? [], ['takes it over', 'take it over'])
  const everyone = is.kind === 'everyone' ? [{ name: 'Everyone', does: 'gains' }] : []
  const who = [...leave, ...come, ...take, ...everyone]
  const settles = who.length === 0 ? tieBreak(row) : []
  const nobody = who.length + settles.length === 0 ? [{ name: 'Nobody', does: 'holds' }] : []
  return { who: [...who, ...settles, ...nobody], what: `${responsibility.title} (${since(row)})` }
}

const together = (roles: readonly Subject[], [one, many]: readonly [string, string]): DiffSentence['who'] =>
  roles.length === 0 ? [] : [{ name: joinWithAnd(roles.map(shortName)), does: roles.length === 1 ? one : many }]

const tieBreak = ({ was, is }: RowDiff): DiffSentence['who'] => [
  ...(was.tieBreak ? [{ name: shortName(was.tieBreak), does: 'no longer clarifies in doubt' }] : []),
  ...(is.tieBreak ? [{ name: shortName(is.tieBreak), does: 'clarifies in doubt' }] : []),
]

function since({ was, is, why, into }: RowDiff): string {
  if (was.kind === 'absent') return is.kind === 'nobody' ? 'new, held by nobody' : 'new'
  if (is.kind === 'absent') {
    const heirs = into.length > 0 ? `, now in ${joinWithAnd(into.map(({ title }) => title))}` : ''
    return `retired${heirs}${why === undefined ? '' : `: ${why}`}`
  }
  return `was ${holders(was)}${is.kind === 'nobody' ? ', held by nobody now' : ''}`
}

function holders({ kind, roles, tieBreak }: HeldBy): string {
  if (kind === 'everyone') return 'everyone'
  if (kind === 'nobody') return 'nobody'
  const names = joinWithAnd(roles.map(shortName))
  return kind === 'shared'
    ? `shared by ${names}${tieBreak ? `, ${shortName(tieBreak)} clarifies in doubt` : ''}`
    : names
}

const verbs = {
  gained: 'gains',
  'gave-up': 'gives up',
  'now-shares': 'now shares',
  'no-longer-shares': 'no longer shares',
  'now-expected': 'is now expected to do',
  'no-longer-expected': 'is no longer expected to do',
  'settles-doubt': 'clarifies doubts about',
  'no-longer-settles-doubt': 'no longer clarifies doubts about',
} as const

function ofRole(diff: RoleDiff): DiffSentence[] {
  const { role, standing, combined, moves, noNetChange, support, time, reworded, changes } = diff
  const titles = (subjects: readonly Subject[]) => joinWithAnd(subjects.map(({ title }) => title))
  // What plain roles gain and give up is shown with the responsibilities that change hands.
  const moved = combined
    ? Object.entries(verbs).flatMap(([kind, verb]) => {
        const rows = moves.filter((move) => move.kind === kind).map(({ responsibility }) => responsibility)
        return rows.length > 0 ? [`${verb} ${titles(rows)}`] : []
      })
    : []
  const supported = (does: string, keep: (was: boolean, is: boolean) => boolean) => {
    const rows = support.filter(({ was, is }) => keep(was !== undefined, is !== undefined))
    return rows.length > 0 ? [`${does} ${titles(rows.map(({ responsibility }) => responsibility))}`] : []
  }
  const said = [
    ...(standing === 'added' ? ['new role'] : standing === 'removed' ? ['no longer a role'] : []),
    ...moved,
    ...supported('now supports', (was, is) => !was && is),
    ...supported('no longer supports', (was, is) => was && !is),
    ...supported('supports otherwise', (was, is) => was && is),
    ...(time.length > 0
      ? [`time: ${time.map(({ bucket, was, is }) => `${bucket} ${share(is)}, was ${share(was)}`).join('; ')}`]
      : []),
    ...(standing === 'removed' ? [] : changes.map(describeKeyDiff)),
    ...(standing !== 'removed' && reworded.length > 0 ? [`${joinWithAnd(reworded)} reworded`] : []),
  ]
  if (noNetChange.length > 0)
    said.push(`no net change${said.length > 0 ? ` in ${titles(noNetChange)}` : ''} (holds both sides)`)
  return said.length > 0 ? [{ who: [{ name: shortName(role) }], what: said.join('; ') }] : []
}

const share = (share: Share | undefined): string =>
  share === undefined ? 'none' : `${share.min === share.max ? share.min : `${share.min}-${share.max}`}\u00a0%`

/** `reportsTo: EM, was PL` */
export function describeKeyDiff({ key, was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return `${key}: ${quoted(is[0]!)}, was ${quoted(was[0]!)}`
  const [added, dropped] = [is.length > 0 && `adds ${is.join(', ')}`, was.length > 0 && `drops ${was.join(', ')}`]
  return `${key}: ${[added, dropped].filter(Boolean).join(' and ')}`
}

/** In quotes when it is a sentence, whose full stop would end the one around it. */
const quoted = (value: string): string => (/[.!?]$/.test(value) ? `“${value}”` : value)

const ofTeam = ({ team, changes }: TeamToAgree): string =>
  `${team.title} (${changes
    .map(({ kind, responsibility, to }) =>
      kind === 'leans'
        ? `${to ? shortName(to) : 'a role'} leans into ${responsibility.title}`
        : `delegates ${responsibility.title} to ${to ? `AoR ${to.title}` : 'an AoR'}`,
    )
    .join(', ')})`

/** Two handbooks compared, as reporters need it. */
export interface Comparison {
  readonly diff: HandbookDiff
  /** What the two are called: a ref, a folder, `working tree`. */
  readonly from: string
  readonly to: string
  /** The version of the older one, if its name says it, and the one that the bump makes of it. */
  readonly versions?: { readonly from: string; readonly to: string }
  /** The older one is not there yet, so all of the newer one is new. */
  readonly isFirst: boolean
  /** How many errors each has. What they hide cannot be compared. */
  readonly errors: { readonly from: number; readonly to: number }
  /** Problems that only the newer handbook has, and that only the older one had. */
  readonly introduced: readonly Message[]
  readonly solved: readonly Message[]
  /** Put before the path of every page of the newer handbook, and of the older one. */
  readonly prefix: string
  readonly prefixBefore: string
}

/** Whether nothing but wording, links and upkeep changed, on pages that stay where they are. */
export const isOnlyWords = ({ reasons, pages }: HandbookDiff): boolean =>
  reasons.length > 0 &&
  reasons.every(({ rule }) => rule === 'text' || rule === 'upkeep') &&
  pages.every(({ fate }) => fate === 'changed')

/** The same in a sentence, which names a few of the pages. */
export function summarizeRewording({ pages }: HandbookDiff, named: (path: string) => string): string {
  const [few, more] = [pages.slice(0, 3), pages.length - 3]
  const names = few.map(({ subject }) => named(subject.path)).join(', ')
  return `only wording, links or upkeep changed, in ${names}${more > 0 ? ` and ${more} more` : ''}`
}

// Unchanged words are only there to find the place.
const around = 6

/** The words of a block with only a little of what did not change between them. */
export function shortenWords(words: readonly Words[]): Words[] {
  return words.map(({ kind, text }, at) => {
    const all = text.split(' ')
    const [head, tail] = [at > 0 ? around : 0, at < words.length - 1 ? around : 0]
    if (kind !== 'same' || all.length <= head + tail + 1) return { kind, text }
    const begin = all.slice(0, head)
    const end = tail === 0 ? [] : all.slice(-tail)
    return { kind, text: [...begin, '…', ...end].join(' ') }
  })
}

/** What a reader has to know before the rest: that there was no handbook, and that errors hide something. */
export const explainSides = (comparison: Comparison): string[] => [
  ...(comparison.isFirst ? [`There is no handbook in ${comparison.from} yet, so all of it is new.`] : []),
  ...explainErrors(comparison),
]

/** An unknown name is left out of the model. */
function explainErrors({ from, to, errors }: Comparison): string[] {
  const sides = [
    { name: from, errors: errors.from },
    { name: to, errors: errors.to },
  ].filter(({ errors }) => errors > 0)
  if (sides.length === 0) return []
  const said = sides.map(({ name, errors }) => `${countThings(errors, 'error')} in ${name}`)
  return [`With ${said.join(' and ')}, some of what changed may be missing here, and some may only seem gone.`]
}
