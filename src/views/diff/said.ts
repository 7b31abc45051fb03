import type { HeldBy, KeyDiff, RowDiff, Subject } from '../../types.ts'

/** What became of a responsibility, in a sentence without a period. */
export function rowMessage({ responsibility: { title }, was, is, why, into }: RowDiff): string {
  if (was.kind === 'absent') return `${title}: new, held by ${holders(is)}`
  if (is.kind !== 'absent') {
    if (was.kind === 'shared' && is.kind === 'shared' && named(was.roles) === named(is.roles))
      return `${title}: ${name(is.tieBreak)} settles doubt, before ${name(was.tieBreak)}`
    return `${title}: held by ${holders(is)}, before by ${holders(was)}`
  }
  const where = into.length > 0 ? ` in favor of ${listed(into.map(({ title }) => title))}` : ''
  return `${title}: retired${where}, before held by ${holders(was)}${why === undefined ? '' : ` (${why})`}`
}

/** What a key says otherwise, as part of a sentence. */
export function said({ key, was, is }: KeyDiff): string {
  if (was.length === 1 && is.length === 1) return `\`${key}\` is ${quoted(is[0]!)}, was ${quoted(was[0]!)}`
  const added = is.length === 0 ? [] : [`adds ${many(is)}`]
  const dropped = was.length === 0 ? [] : [`drops ${many(was)}`]
  return `\`${key}\` ${[...added, ...dropped].join(' and ')}`
}

function holders({ kind, roles, tieBreak }: HeldBy): string {
  if (kind === 'everyone') return 'everyone'
  if (kind !== 'shared') return roles.length === 0 ? 'nobody' : named(roles)
  return `${named(roles)} together${tieBreak ? ` (${name(tieBreak)} settles doubt)` : ''}`
}

const many = (values: readonly string[]) => (values.length === 1 ? quoted(values[0]!) : `${values.length} entries`)

const quoted = (text: string) => `“${text}”`

const named = (roles: readonly Subject[]) => listed(roles.map(name))

const name = (role: Subject | undefined): string => role?.short ?? role?.title ?? 'nobody'

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
