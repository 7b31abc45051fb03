import type { Page } from '../parse/types.ts'
import type { FrontMatter } from '../schema/front-matter.ts'
import type { KeyPath } from '../yaml/yaml.ts'

/** A name in a page's front matter and where it stands there. */
export interface Name {
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
      return (data.givesUp ?? []).map(
        ({ id, to }, index): Name =>
          // With who takes each it is written as a map.
          to === undefined ? { name: id, path: ['givesUp', index] } : { name: id, path: ['givesUp', id], part: 'key' },
      )
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

/** The names in the front matter of a page, by what they are names of. */
export const namesInPage = {
  role: roleNames,
  focus: ({ data }) => each('coreFocus', data.coreFocus),
  responsibility: responsibilityNames,
  team: teamNames,
  aor: aorNames,
  scope: scopeNames,
  bucket: bucketNames,
  /** Any page that has an id. */
  entity: entityNames,
} as const satisfies Record<string, (page: Page) => Name[]>
