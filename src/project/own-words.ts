import { UserError } from '../base/errors.ts'
import { didYouMean, findNearest } from '../base/messages.ts'
import { isFolderPage } from '../base/paths.ts'
import { makeId } from '../base/text.ts'
import { findNameFault } from '../read/tree.ts'

// What `init --roles` and `--focuses` take, from text to data: titles with commas between them, where a role may have a short
// name and be made of others, as in `Lead (L), Staff Engineer, Manager=Lead+Staff Engineer`.

/** The roles and focus areas that a handbook begins with. */
export interface OwnWords {
  readonly roles: readonly OwnRole[]
  readonly focuses: readonly OwnFocus[]
}

export interface OwnRole extends OwnFocus {
  readonly short?: string | undefined
  /** Ids of the roles it is made of; empty for all but combined ones. */
  readonly combines: readonly string[]
}

export interface OwnFocus {
  readonly id: string
  readonly title: string
}

/** Reads roles and focus areas, of which a handbook needs both. Throws a UserError as `readRoles` does. */
export function readOwnWords(roles: string | undefined, focuses: string | undefined): OwnWords {
  // What is wrong with what was written comes before what is missing.
  const own = roles === undefined ? [] : readRoles(roles)
  if (focuses === undefined)
    throw new UserError(
      'Roles alone make no handbook, expected focus areas too: what the roles take care of.',
      'Name them, such as: --focuses "People, Technology"',
    )
  if (roles === undefined)
    throw new UserError(
      'Focus areas alone make no handbook, expected roles too.',
      'Name them, such as: --roles "Engineering Lead, Staff Engineer"',
    )
  return { roles: own, focuses: readFocuses(focuses, own) }
}

/** Reads roles. Throws a UserError that shows the place of what cannot be understood. */
export function readRoles(written: string): OwnRole[] {
  const items = splitList(written, 'a role').map(readItem)
  requireApart(
    items.flatMap(({ title, short }) => [
      { piece: title, what: 'a role' },
      ...(short ? [{ piece: short, what: 'a short name' }] : []),
    ]),
  )
  const roles = items.map((item) => ({
    ...named(item.title),
    short: item.short?.text,
    combines: partsOf(item, items).map(({ title }) => makeId(title.text)),
  }))
  if (roles.length < 2)
    fail(
      items[0]!.title,
      'Unexpected single role, expected two or more',
      'Write all of them with commas between them, such as: Engineering Lead, Staff Engineer. `rolebook init --empty` begins with one role.',
    )
  return roles
}

/** Reads focus areas, whose names are not those of the roles. Throws a UserError as `readRoles` does. */
export function readFocuses(written: string, roles: readonly OwnRole[]): OwnFocus[] {
  const focuses = splitList(written, 'a focus area')
  const focusNames = focuses.map((piece) => ({ piece, what: 'a focus area' }))
  requireApart([...roles.map(({ title }) => ({ piece: whole(title), what: 'a role' })), ...focusNames])
  return focuses.map(named)
}

/** A piece of what was written: the entry between commas that it is a part of, and where it starts there. */
interface Piece {
  readonly text: string
  readonly entry: string
  readonly at: number
}

interface Item {
  readonly title: Piece
  readonly short?: Piece | undefined
  readonly sum: readonly Piece[]
}

const whole = (text: string): Piece => ({ text, entry: text, at: 0 })

function splitList(written: string, what: string): Piece[] {
  const text = written.replace(/\s+/g, ' ').trim()
  const other = /[;|]/.exec(text)
  if (other)
    fail(
      { text: other[0], entry: text, at: other.index },
      `Unexpected \`${other[0]}\` in the name of ${what}, expected a comma between two of them`,
      `Write: "${text.replace(/\s*[;|,]\s*/g, ', ').replace(/^, |, $/g, '')}"`,
    )
  const entries = split(whole(text), ',')
  if (entries.every(({ text }) => text === ''))
    throw new UserError(
      `Unexpected empty list, expected ${what} or more.`,
      'Write their names with commas between them.',
    )
  const empty = entries.find(({ text }) => text === '')
  if (empty) fail(empty, `Unexpected comma, expected ${what} before and after it`, 'Remove the comma.')
  return entries.map(({ text }) => whole(text))
}

/** The parts between separators, without the space around them. */
function split({ text, entry, at }: Piece, separator: string): Piece[] {
  let start = at
  return text.split(separator).map((part) => {
    const piece = { text: part.trim(), entry, at: start + part.length - part.trimStart().length }
    start += part.length + separator.length
    return piece
  })
}

function readItem(piece: Piece): Item {
  const [, title = '', short, sum] = /^([^=()]*)(?:\(([^=()]*)\) ?)?(?:=(.*))?$/.exec(piece.text) ?? []
  if (title.trim() === '' || short?.trim() === '')
    fail(
      piece,
      `Unexpected \`${piece.text}\`, expected the title of a role`,
      'Write it as `Lead`, as `Lead (L)` with a short name, or as `Lead=Architect+Manager` where it combines others.',
    )
  const at = (text: string) => ({ text: text.trim(), entry: piece.text, at: piece.text.indexOf(text.trim()) })
  const parts = sum === undefined ? [] : split({ ...piece, text: sum, at: piece.text.length - sum.length }, '+')
  return {
    title: at(title),
    short: short === undefined ? undefined : { ...at(short), at: piece.text.indexOf('(') + 1 },
    sum: parts,
  }
}

/** The roles that a role is made of. */
function partsOf({ title, sum }: Item, items: readonly Item[]): Item[] {
  const known = new Map(
    items
      .filter((item) => item.title !== title)
      .flatMap((item) =>
        [item.title, ...(item.short ? [item.short] : [])].map(({ text }) => [makeId(text), item] as const),
      ),
  )
  const empty = sum.find(({ text }) => text === '')
  if (empty) fail(empty, 'Unexpected end of a sum, expected the title of a role', exampleOfSum)
  const parts = sum.map((piece) => {
    const item = known.get(makeId(piece.text))
    const others = items.filter((item) => item.title !== title).map((item) => item.title.text)
    if (!item && sum.length === 1)
      fail(
        piece,
        `Unexpected \`${piece.text}\` after \`=\`, expected two or more roles of the list with \`+\` between them`,
        `Where \`${title.text}\` is the short name, write it in parentheses: "${piece.text} (${title.text})". ${exampleOfSum}`,
      )
    if (!item)
      fail(
        piece,
        `Unknown role \`${piece.text}\`${didYouMean(findNearest(piece.text, others))}`,
        others.length === 1
          ? `The only other role is ${others[0]}. ${exampleOfSum}`
          : `The other roles are ${others.join(', ')}. ${exampleOfSum}`,
      )
    if (item.sum.length > 0)
      fail(
        piece,
        `Unexpected combined role \`${piece.text}\`, expected roles that combine no others`,
        `Name the roles that it combines: ${item.sum.map(({ text }) => text).join('+')}.`,
      )
    return item
  })
  const second = sum.find((_, index) => parts.indexOf(parts[index]!) < index)
  if (second) fail(second, `Unexpected second \`${second.text}\`, expected each role once`, 'Remove it.')
  if (sum.length === 1)
    fail(
      sum[0]!,
      'Unexpected combination of one role, expected two or more',
      'Write `+` and another role, or leave out all from `=` on.',
    )
  return parts
}

const exampleOfSum = 'A role that combines others is a sum: "Lead, Engineer, Manager=Lead+Engineer".'

interface Named {
  readonly piece: Piece
  readonly what: string
}

/** What is called by two names has two pages, and people tell names apart by more than capitals and hyphens. */
function requireApart(names: readonly Named[]): void {
  const first = new Map<string, string>()
  for (const { piece, what } of names) {
    const { id } = named(piece)
    const other = first.get(id)
    if (other === what)
      fail(piece, `Unexpected second \`${piece.text}\`, expected each name once`, 'Remove it, or give it another name.')
    if (other !== undefined)
      fail(
        piece,
        `Unexpected \`${piece.text}\` as ${what}, which is ${other} already`,
        'Give one of them another name.',
      )
    first.set(id, what)
  }
}

function named(piece: Piece): OwnFocus {
  const id = makeId(piece.text)
  const fault = findNameFault(`${id}.md`)?.message
  if (!/\p{L}/u.test(id))
    fail(piece, `Nothing in \`${piece.text}\` can be the name of a page`, 'Give it a name with letters in it.')
  if (fault !== undefined || isFolderPage(id) || id in {})
    fail(
      piece,
      `Unexpected \`${piece.text}\`, which cannot be the name of a page`,
      fault === undefined ? 'Give it another name.' : `${fault}.`,
    )
  return { id, title: piece.text }
}

function fail({ text, entry, at }: Piece, message: string, hint: string): never {
  const mark = `${' '.repeat([...entry.slice(0, at)].length)}${'^'.repeat(Math.max(1, [...text].length))}`
  throw new UserError(`${message}\n  ${entry}\n  ${mark}`, hint)
}
