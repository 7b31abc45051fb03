import type { FrontMatter, FrontMatterOf } from '../parse/kinds.ts'
import { report } from '../report.ts'
import type { Handbook, Message, Page, RuleId } from '../types.ts'
import type { KeyPath } from '../yaml.ts'
import type { Check } from './check.ts'
import type { Places } from './places.ts'
import { formerName, unknownName } from './unknown-name.ts'

/** A name in a page's front matter and where it stands there. */
interface Name {
  readonly name: string
  readonly path: KeyPath
  readonly part?: 'key'
}

const at = (key: string, name: string | undefined): Name[] => (name === undefined ? [] : [{ name, path: [key] }])
const each = (key: string, names: readonly string[] | undefined): Name[] =>
  (names ?? []).map((name, index) => ({ name, path: [key, index] }))
const keys = (key: string, map: Readonly<Record<string, unknown>> | undefined): Name[] =>
  Object.keys(map ?? {}).map((name) => ({ name, path: [key, name], part: 'key' }))
const values = (key: string, map: Readonly<Record<string, string>> | undefined): Name[] =>
  Object.entries(map ?? {}).map(([inner, name]) => ({ name, path: [key, inner] }))

/** Names that stand inside the items of a list, each at the key of its item. */
const inside = <Item extends object>(
  key: string,
  items: readonly Item[] | undefined,
  ...inner: (keyof Item & string)[]
) =>
  (items ?? []).flatMap((item, index) =>
    inner.flatMap((one): Name[] => {
      const name = item[one]
      return typeof name === 'string' ? [{ name, path: [key, index, one] }] : []
    }),
  )

const roleNames = ({ data }: Page): Name[] => [...at('ownerRole', data.ownerRole), ...otherRoles(data)]

function otherRoles(data: FrontMatter): Name[] {
  switch (data.kind) {
    case 'role': {
      const takers = (data.givesUp ?? []).flatMap(({ id, to }) =>
        to === undefined ? [] : [{ name: to, path: ['givesUp', id] }],
      )
      return [...at('reportsTo', data.reportsTo), ...each('combines', data.combines), ...takers]
    }
    case 'responsibility':
      return [
        ...keys('sharedBy', data.sharedBy),
        ...at('tieBreak', data.tieBreak),
        ...keys('goTo', data.goTo),
        ...keys('supports', data.supports),
      ]
    case 'team':
      return [...keys('roles', data.roles), ...inside('changes', data.changes, 'leans')]
    case 'practice':
      return each('appliesTo', data.appliesTo)
    case 'path': {
      const elsewhere = new Set(data.external)
      return inside('steps', data.steps, 'from', 'to', 'via').filter(({ name }) => !elsewhere.has(name))
    }
    case 'assessment':
      return at('role', data.role)
    default:
      return []
  }
}

function responsibilityNames({ data }: Page): Name[] {
  switch (data.kind) {
    case 'role':
      return (data.givesUp ?? []).map(({ id }, index) => ({ name: id, path: ['givesUp', index] }))
    case 'responsibility':
      return values('sharedBy', data.sharedBy)
    case 'aor':
      return at('carries', data.carries)
    case 'team':
      return inside('changes', data.changes, 'responsibility')
    default:
      return []
  }
}

function teamNames({ data }: Page): Name[] {
  if (data.kind === 'team') return at('partOf', data.partOf)
  return data.kind === 'aor' || data.kind === 'person' ? at('team', data.team) : []
}

const aorNames = ({ data }: Page): Name[] =>
  data.kind === 'team' ? inside('changes', data.changes, 'delegatedTo') : []

function scopeNames({ data }: Page): Name[] {
  switch (data.kind) {
    case 'role':
      return keys('titles', data.titles)
    case 'responsibility':
      return keys('scopes', data.scopes)
    case 'aor':
    case 'team':
      return at('scope', data.scope)
    default:
      return []
  }
}

const entityNames = ({ data }: Page): Name[] => [
  ...each('inTensionWith', data.inTensionWith),
  ...(data.kind === 'term' ? each('seeAlso', data.seeAlso) : []),
]

const bucketNames = ({ data }: Page): Name[] =>
  data.kind === 'role'
    ? [...keys('time', data.time), ...keys('timeMinimum', data.timeMinimum)]
    : data.kind === 'responsibility'
      ? at('bucket', data.bucket)
      : []

/** A check that every name of one sort is one of those that exist. */
const known = (
  rule: RuleId,
  what: string,
  namesIn: (page: Page) => Name[],
  existing: (handbook: Handbook) => Iterable<string>,
  home = 'add a page for it',
): Check =>
  function* unknown(handbook, places) {
    const names = new Set(existing(handbook))
    for (const page of handbook.pages.values())
      for (const { name, path, part } of namesIn(page))
        if (!names.has(name)) {
          const place = places.inPage(page, path, part)
          yield formerName(handbook, rule, what, page, name, place, names) ??
            unknownName(rule, what, page, name, place, names, home)
        }
  }

const unknownRoles = known('own-unknown-role', 'a role', roleNames, ({ roles }) => roles.keys())
const unknownFocuses = known(
  'focus-unknown',
  'a core focus',
  ({ data }) => each('coreFocus', data.coreFocus),
  ({ focuses }) => focuses.keys(),
)
const unknownResponsibilities = known('id-unknown', 'a responsibility', responsibilityNames, ({ responsibilities }) =>
  responsibilities.keys(),
)
const unknownTeams = known('id-unknown', 'a team', teamNames, ({ teams }) => teams.keys())
const unknownAors = known('id-unknown', 'an area of responsibility', aorNames, ({ aors }) => aors.keys())
const unknownEntities = known('id-unknown', 'an id', entityNames, ({ entities, guides }) => [
  ...entities.keys(),
  ...[...guides.values()].map(({ id }) => id),
])
const unknownBuckets = known(
  'bucket-unknown',
  'a time bucket',
  bucketNames,
  ({ buckets }) => buckets.map(({ id }) => id),
  'add it to `buckets` in handbook.yaml',
)
const unknownScopes = known(
  'id-unknown',
  'a scope',
  scopeNames,
  ({ scopes }) => scopes.map(({ id }) => id),
  'add it to `scopes` in handbook.yaml',
)

/** A shared responsibility has two sharers, one of whom settles doubt. */
function* sharing({ pages, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  for (const page of pages.values()) {
    if (page.data.kind !== 'responsibility') continue
    const { sharedBy, tieBreak }: FrontMatterOf<'responsibility'> = page.data
    if (!sharedBy) continue
    const sharers = Object.keys(sharedBy)
    if (sharers.length < 2)
      yield report(
        'own-shared-single',
        page.path,
        inPage(page, ['sharedBy'], 'key'),
        `Unexpected \`sharedBy\` with ${sharers.length === 0 ? 'no role' : 'one role'}, expected two`,
        { mend: 'Name the second role, or write `ownerRole`.' },
      )
    // A misspelt key is there, and an unknown role is said to be unknown.
    else if (tieBreak === undefined && misspells(page, 'tieBreak')) continue
    else if (tieBreak === undefined)
      yield report('own-no-tiebreak', page.path, inPage(page, ['sharedBy'], 'key'), 'Nobody settles doubt here', {
        mend: `Add \`tieBreak: ${sharers[0]}\` or \`tieBreak: ${sharers[1]}\`.`,
        expected: sharers,
      })
    else if (!sharers.includes(tieBreak) && [...sharers, tieBreak].every((role) => roles.has(role)))
      yield report(
        'own-no-tiebreak',
        page.path,
        inPage(page, ['tieBreak']),
        `Unexpected \`${tieBreak}\` as the one who settles doubt, expected one of the sharers`,
        { expected: sharers },
      )
  }
}

const misspells = ({ messages }: Page, key: string) =>
  messages.some(({ rule, expected }) => rule === 'key-unknown' && expected?.includes(key))

/** No role is made of itself or reports to itself, however long the way. */
function* cycles({ pages, roles }: Handbook, { inPage }: Places): Iterable<Message> {
  const data = new Map([...roles].map(([id, { page }]) => [id, page.data as FrontMatterOf<'role'>]))
  const ways = {
    combines: (id: string) => data.get(id)?.combines ?? [],
    reportsTo: (id: string) => [data.get(id)?.reportsTo ?? []].flat(),
  }
  for (const [key, next] of Object.entries(ways))
    for (const [id, { page }] of roles)
      if (reaches(id, id, next))
        yield report(
          'role-cycle',
          page.path,
          inPage(page, [key]),
          `Unexpected circle: by \`${key}\`, \`${id}\` leads back to itself`,
          { mend: `Change \`${key}\` on one of the pages.` },
        )
  void pages
}

function reaches(from: string, to: string, next: (id: string) => readonly string[], seen = new Set<string>()): boolean {
  return next(from).some((id) => id === to || (!seen.has(id) && reaches(id, to, next, seen.add(id))))
}

/** The roles of the configured matrices exist. */
function* matrixRoles({ config, roles }: Handbook, { inConfig }: Places): Iterable<Message> {
  const names = new Set(roles.keys())
  for (const [index, matrix] of config.matrices.entries())
    for (const [column, role] of matrix.roles.entries())
      if (!names.has(role))
        yield unknownName(
          'own-unknown-role',
          'a role',
          { path: 'handbook.yaml' },
          role,
          inConfig(['matrices', index, 'roles', column]),
          names,
        )
}

/** Do names point at something? */
export const references: readonly Check[] = [
  unknownRoles,
  unknownFocuses,
  unknownResponsibilities,
  unknownTeams,
  unknownAors,
  unknownEntities,
  unknownBuckets,
  unknownScopes,
  sharing,
  cycles,
  matrixRoles,
]
