import { parse } from 'yaml'

// What a diff has to say, worked out a second time from the files alone. It shares nothing with `src/`, and it looks at
// the whole of two handbooks where the product looks at what differs, so that one mistake is not made twice.

/** The text of each file by its path. */
export type Files = Readonly<Record<string, string>>

/** What is judged, each in a line and sorted, so that a difference can be read. */
export interface Judgement {
  readonly step: 'none' | 'patch' | 'minor' | 'major'
  /** `staffing: em -> em+tl/em`: who holds it, and who settles doubt. */
  readonly rows: readonly string[]
  /** `em gained staffing`, `tlm no net change staffing`, `pl removed`. */
  readonly jobs: readonly string[]
  /** `tl staffing: Interviews. -> nothing`. */
  readonly support: readonly string[]
  /** `em building: 20-20 -> nothing`. */
  readonly time: readonly string[]
}

type Data = Readonly<Record<string, unknown>>

interface Doc {
  readonly kind: string
  readonly id: string
  readonly path: string
  readonly data: Data
  readonly yaml: string
  readonly body: string
}

const folders: Readonly<Record<string, string>> = {
  roles: 'role',
  focuses: 'focus',
  responsibilities: 'responsibility',
  aors: 'aor',
  teams: 'team',
  people: 'person',
  practices: 'practice',
  glossary: 'term',
  paths: 'path',
  assessments: 'assessment',
  releases: 'release',
}

function readPages(files: Files): Pages {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.md'))
    .map(([path, text]): Doc => {
      const [, yaml = '', body = text] = /^---\n(.*?)\n?---\n(.*)$/s.exec(text) ?? []
      const data: Data = parse(yaml) ?? {}
      const [folder = '', name = folder] = path.replace(/\.md$/, '').split('/')
      const kind = String(data.kind ?? (path.includes('/') ? folders[folder] : undefined) ?? 'guide')
      return { kind, id: String(data.id ?? (kind === 'guide' ? path : name)), path, data, yaml, body }
    })
    .filter(({ data }) => data.status !== 'draft')
}

const list = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String))

const record = (value: unknown): [string, unknown][] => Object.entries((value ?? {}) as Data)

const isPresent = (doc: Doc | undefined): doc is Doc => doc !== undefined && doc.data.status !== 'historical'

type Span = readonly [least: number, most: number]

const span = (value: unknown): Span => {
  const [least, most = least] = String(value)
    .split(/\s*[-–]\s*/)
    .map(Number)
  return [least!, most!]
}

/** The pages of one handbook. */
type Pages = readonly Doc[]

/** The page of that id, else the only one that says that it was called so. */
function find(pages: Pages, kind: string, name: unknown): Doc | undefined {
  const own = pages.find((doc) => doc.kind === kind && doc.id === name)
  if (own || pages.some(({ id }) => id === name)) return own
  const later = pages.filter(({ data }) => list(data.formerly).some((old) => old === name))
  return later.length === 1 && later[0]!.kind === kind ? later[0] : undefined
}

/** A role and all that it is made of. */
function wornBy(pages: Pages, role: Doc): Doc[] {
  const parts = list(role.data.combines).flatMap((name) => find(pages, 'role', name) ?? [])
  return [role, ...parts.flatMap((part) => wornBy(pages, part))]
}

interface Holders {
  readonly kind: 'one' | 'several' | 'everyone' | 'nobody'
  readonly roles: readonly Doc[]
  /** Who settles doubt between several. */
  readonly doubt?: Doc
}

function holdersOf(pages: Pages, { data }: Doc): Holders {
  const owner = find(pages, 'role', data.ownerRole)
  if (owner) return { kind: 'one', roles: [owner] }
  const sharers = record(data.sharedBy).flatMap(([name]) => find(pages, 'role', name) ?? [])
  if (sharers.length > 0) return { kind: 'several', roles: sharers, doubt: find(pages, 'role', data.tieBreak) }
  return { kind: data.everyone === true ? 'everyone' : 'nobody', roles: [] }
}

function helpOf(pages: Pages, role: Doc, row: Doc | undefined): string | undefined {
  const found = isPresent(row) ? record(row.data.supports) : []
  const help = found.find(([name]) => find(pages, 'role', name) === role)
  return help && String(help[1])
}

interface Part {
  readonly level: Level
  /** It settles doubt. */
  readonly decides?: boolean
  /** The parts of a combined role that hold it. */
  readonly by: readonly Doc[]
}

/** What a role has to do with a row. */
function partOf(pages: Pages, role: Doc | undefined, row: Doc | undefined): Part {
  if (!isPresent(role) || !isPresent(row)) return { level: 'none', by: [] }
  if (handedOn(role).some((name) => find(pages, 'responsibility', name) === row)) return { level: 'handed', by: [] }
  const worn = wornBy(pages, role)
  const { kind, roles, doubt } = holdersOf(pages, row)
  const mine = roles.filter((one) => worn.includes(one))
  const by = mine.filter((one) => one !== role)
  if (mine.length > 0 && (kind === 'one' || (mine.length > 1 && mine.length === roles.length)))
    return { level: 'accountable', by }
  if (mine.length > 0) return { level: 'shared', decides: doubt !== undefined && worn.includes(doubt), by }
  const engineers = worn.filter((one) => isPresent(one) && /^(ic|management|hybrid)$/.test(String(one.data.track)))
  if (kind === 'everyone' && engineers.length > 0) return { level: 'everyone', by: [] }
  return { level: worn.some((one) => helpOf(pages, one, row) !== undefined) ? 'supports' : 'none', by: [] }
}

const handedOn = ({ data: { givesUp } }: Doc): string[] =>
  typeof givesUp === 'object' && !Array.isArray(givesUp) ? record(givesUp).map(([name]) => name) : list(givesUp)

/** How a role's time is spent: as it says itself, or else as its parts do together. */
function timeOf(pages: Pages, role: Doc | undefined): ReadonlyMap<string, Span> {
  if (!isPresent(role)) return new Map()
  if (role.data.time !== undefined) return new Map(record(role.data.time).map(([name, value]) => [name, span(value)]))
  return added(plainParts(pages, role).map((one) => [1, one]))
}

/** What a combined role is made of in the end. */
const plainParts = (pages: Pages, role: Doc): Doc[] => [
  ...new Set(wornBy(pages, role).filter((one) => one !== role && wornBy(pages, one).length === 1)),
]

/** The time of several roles together, each taken so many times. */
function added(roles: readonly (readonly [times: number, role: Doc])[]): ReadonlyMap<string, Span> {
  const sum = new Map<string, Span>()
  for (const [times, { data }] of roles)
    for (const [bucket, value] of record(data.time)) {
      const [least, most] = sum.get(bucket) ?? [0, 0]
      sum.set(bucket, [least + times * span(value)[0], most + times * span(value)[1]])
    }
  return sum
}

type Level = 'accountable' | 'shared' | 'everyone' | 'supports' | 'handed' | 'none'

/** What somebody who had the one level and has the other would say of it. */
const turns: Readonly<Record<string, string>> = {
  accountable: 'gained',
  shared: 'now-shares',
  everyone: 'now-expected',
}
const ends: Readonly<Record<string, string>> = {
  accountable: 'gave-up',
  shared: 'no-longer-shares',
  everyone: 'no-longer-expected',
}
const isHeld = (level: Level) => level === 'accountable' || level === 'shared'

const steps = ['none', 'patch', 'minor', 'major'] as const

const strongestOf = (some: readonly Judgement['step'][]): Judgement['step'] =>
  steps.findLast((step) => some.includes(step)) ?? 'none'

/** What changed from one handbook to another. */
export function judge(before: Files, after: Files): Judgement {
  const [old, now] = [readPages(before), readPages(after)]
  const pairs = pairUp(old, now)
  const roles = pairs.filter(({ kind }) => kind === 'role')
  const rows = pairs.filter(({ kind }) => kind === 'responsibility')
  /** A name of the older handbook in words of the newer. */
  const today = (doc: Doc): string => pairs.find(({ was }) => was === doc)?.id ?? doc.id
  let step: Judgement['step'] = 'none'
  const found = { rows: [] as string[], jobs: [] as string[], support: [] as string[], time: [] as string[] }
  const isMoved = new Set<Pair>()

  for (const row of rows) {
    const [was, is] = [held(old, row.was, today), held(now, row.is, ({ id }) => id)]
    if (was === is) continue
    isMoved.add(row)
    found.rows.push(`${row.id}: ${was} -> ${is}`)
    take('major')
  }

  for (const role of roles) {
    const [was, is] = [role.was, role.is].map((doc) => (isPresent(doc) ? doc : undefined))
    if (!was && !is) continue
    if (!was || !is) found.jobs.push(`${role.id} ${was ? 'removed' : 'added'}`)
    let hasDuty = false
    for (const row of rows) {
      const [a, b] = [partOf(old, was, row.was), partOf(now, is, row.is)]
      if (isHeld(b.level)) hasDuty = true
      if (a.level === 'shared' && b.level === 'shared') {
        if (a.decides !== b.decides)
          found.jobs.push(`${role.id} ${b.decides ? 'settles-doubt' : 'no-longer-settles-doubt'} ${row.id}`)
      } else if (a.level !== b.level) {
        const word = isHeld(b.level)
          ? turns[b.level]
          : ((isHeld(a.level) ? ends[a.level] : turns[b.level]) ?? ends[a.level])
        if (word) found.jobs.push(`${role.id} ${word} ${row.id}`)
      }
      if (
        isMoved.has(row) &&
        isHeld(a.level) &&
        a.level === b.level &&
        `${a.by.map(today).sort()}` !== `${b.by.map(({ id }) => id).sort()}`
      )
        found.jobs.push(`${role.id} no net change ${row.id}`)
      const [given, gives] = [was && helpOf(old, was, row.was), is && helpOf(now, is, row.is)]
      if (given !== gives) found.support.push(`${role.id} ${row.id}: ${given ?? 'nothing'} -> ${gives ?? 'nothing'}`)
    }
    if (!was) take(hasDuty ? 'major' : 'minor')
    else if (!is) take('major')
    const most = timeMoved(role, timeOf(old, was), timeOf(now, is))
    if (!was || !is || most === undefined) continue
    const isDerived = [was, is].every(({ data }) => data.time === undefined)
    take((isDerived ? movedByParts(was, is) : most) >= 10 ? 'major' : 'minor')
  }

  for (const pair of pairs) take(stepOfPage(pair))
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (path === 'handbook.yaml' && before[path] !== after[path]) take('patch')
  return {
    step,
    ...Object.fromEntries(Object.entries(found).map(([name, lines]) => [name, lines.sort()])),
  } as Judgement

  /** What a combined role has of its parts moves by as much as theirs does, where those have said it all the time. */
  function movedByParts(was: Doc, is: Doc): number {
    const both = plainParts(now, is).flatMap((part): [number, Doc][] => {
      const earlier = plainParts(old, was).find((one) => today(one) === part.id)
      if (!earlier?.data.time || !part.data.time) return []
      return [
        [-1, earlier],
        [1, part],
      ]
    })
    return Math.max(0, ...[...added(both).values()].flat().map(Math.abs))
  }

  function take(another: Judgement['step']): void {
    step = strongestOf([step, another])
  }

  /** By how many points a bucket moved at most; undefined where none did. */
  function timeMoved({ id }: Pair, was: ReadonlyMap<string, Span>, is: ReadonlyMap<string, Span>): number | undefined {
    let most: number | undefined
    for (const bucket of new Set([...was.keys(), ...is.keys()])) {
      const [a, b] = [was.get(bucket), is.get(bucket)]
      if (`${a}` === `${b}`) continue
      found.time.push(`${id} ${bucket}: ${a?.join('-') ?? 'nothing'} -> ${b?.join('-') ?? 'nothing'}`)
      const moved = Math.max(...[0, 1].map((at) => Math.abs((a?.[at] ?? 0) - (b?.[at] ?? 0))))
      // Whoever says for the first time how time is spent has not spent it otherwise.
      most = Math.max(most ?? 0, was.size === 0 || is.size === 0 ? 0 : moved)
    }
    return most
  }

  function stepOfPage(pair: Pair): Judgement['step'] {
    const { kind, was, is } = pair
    const hasRows = kind === 'role' || kind === 'responsibility'
    if (!was || !is) {
      if (hasRows) return isPresent(was ?? is) ? 'none' : 'patch'
      return kind === 'guide' || kind === 'release' ? 'patch' : 'minor'
    }
    if (hasRows && isPresent(was) !== isPresent(is)) return 'none'
    const found = [...new Set([...Object.keys(was.data), ...Object.keys(is.data)])].map((key): Judgement['step'] => {
      if (same(key, was, is)) return 'none'
      if (hasRows && !isPresent(was)) return 'patch'
      if (kind === 'responsibility' && holding.has(key) && isMoved.has(pair)) return 'none'
      if (kind === 'role' && key === 'time') return 'none'
      return stepOfKey(kind, key, was.data[key], is.data[key])
    })
    const isOther = was.path !== is.path || was.yaml !== is.yaml || was.body !== is.body
    return strongestOf([...found, isOther ? 'patch' : 'none'])
  }

  /** Whether a key says the same, names being names of the same pages. */
  function same(key: string, was: Doc, is: Doc): boolean {
    const named = (side: Pages, doc: Doc, name: (doc: Doc) => string) =>
      JSON.stringify(doc.data[key], (inner, value) => {
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
          return Object.fromEntries(
            record(value)
              .map(([one, other]) => [idIn(side, key, one, name), other] as const)
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        // Of a list it matters what is in it.
        if (Array.isArray(value))
          return value.map((one) => (typeof one === 'string' ? idIn(side, key, one, name) : one)).sort()
        return typeof value === 'string' && !(inner in sentences) ? idIn(side, key, value, name) : value
      })
    // What is written alike says the same. Who holds what by it is judged above.
    return was.yaml === is.yaml || named(old, was, today) === named(now, is, ({ id }) => id)
  }

  function idIn(side: Pages, key: string, name: string, id: (doc: Doc) => string): string {
    const doc = (names[key] ?? []).map((kind) => find(side, kind, name)).find((doc) => doc !== undefined)
    return doc ? id(doc) : name
  }
}

const holding = new Set(['ownerRole', 'sharedBy', 'tieBreak', 'everyone'])
const sentences = { why: 0, note: 0 }
const names: Readonly<Record<string, readonly string[]>> = {
  ownerRole: ['role'],
  sharedBy: ['role', 'responsibility'],
  tieBreak: ['role'],
  supports: ['role'],
  goTo: ['role'],
  reportsTo: ['role'],
  combines: ['role'],
  givesUp: ['responsibility', 'role'],
  coreFocus: ['focus'],
  carries: ['responsibility'],
  roles: ['role'],
  appliesTo: ['role'],
  role: ['role'],
  changes: ['responsibility', 'role', 'aor'],
  team: ['team'],
  partOf: ['team'],
}

/** What the version's number promises. */
function stepOfKey(kind: string, key: string, was: unknown, is: unknown): Judgement['step'] {
  if (/^(title|short|formerly|reviewedOn|reviewEvery|sources|hidden|order|inTensionWith|allow|id|kind)$/.test(key))
    return 'patch'
  if (kind === 'role' && /^(reportsTo|combines|givesUp|perTeam)$/.test(key)) return 'major'
  if (key === 'summary') return isAlmost(was, is) ? 'patch' : 'minor'
  if ((kind === 'guide' && key !== 'ownerRole') || kind === 'release') return 'patch'
  if (kind === 'responsibility' && /^(standards|decides)$/.test(key)) {
    // A typo in what somebody has to do is not another thing to do.
    const [a, b] = [was, is].map((value) =>
      key === 'decides' ? record(value) : ([['', value]] as [string, unknown][]),
    )
    const places = [...new Set([...a!, ...b!].map(([name]) => name))]
    const isSame = places.every((place) => {
      const [left, right] = [a!, b!].map((side) => list(side.find(([name]) => name === place)?.[1]))
      const [gone, come] = [left!.filter((one) => !right!.includes(one)), right!.filter((one) => !left!.includes(one))]
      return gone.length === come.length && gone.every((one, at) => isAlmost(one, come[at]))
    })
    return isSame ? 'patch' : 'major'
  }
  return 'minor'
}

/** Whether at least 85 of 100 words are the same. */
function isAlmost(was: unknown, is: unknown): boolean {
  const [a, b] = [was, is].map(
    (value) =>
      String(value ?? '')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
  )
  const rest = [...b!]
  const common = a!.filter((word) => {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / (a!.length + b!.length) >= 0.85
}

interface Pair {
  readonly kind: string
  /** As it is now, if it is still there. */
  readonly id: string
  readonly was?: Doc
  readonly is?: Doc
}

/** Which pages are the same: those of one id, or of which the newer one alone says that it was the other. */
function pairUp(old: Pages, now: Pages): Pair[] {
  const kept = now.map(
    (is): Pair => ({ kind: is.kind, id: is.id, is, was: old.find(({ kind, id }) => kind === is.kind && id === is.id) }),
  )
  const lost = old.filter((was) => !kept.some((pair) => pair.was === was))
  const isHeir = ({ data }: Doc, was: Doc) =>
    list(data.formerly).some((name) => name === was.id || name.replace(/\.md$/, '') === was.path.replace(/\.md$/, ''))
  const heirOf = (was: Doc): Pair | undefined => {
    // A name without a folder is one of its own folder, so that its heir is of its kind.
    const heirs = kept.filter(
      ({ is }) =>
        is && isHeir(is, was) && (is.kind === was.kind || list(is.data.formerly).some((name) => name.includes('/'))),
    )
    return heirs.length === 1 && heirs[0]!.kind === was.kind && !heirs[0]!.was ? heirs[0] : undefined
  }
  // What kept its title is still itself; what else has become a part of it is gone.
  const renamed = new Map<Pair, Doc>()
  for (const was of lost.toSorted((a, b) => (a.path < b.path ? 1 : -1))) {
    const heir = heirOf(was)
    const other = heir && renamed.get(heir)
    if (heir && !(other && other.data.title === heir.is?.data.title && was.data.title !== other.data.title))
      renamed.set(heir, was)
  }
  const stays = new Set(renamed.values())
  return [
    ...kept.map((pair) => ({ ...pair, was: pair.was ?? renamed.get(pair) })),
    ...lost.filter((was) => !stays.has(was)).map((was) => ({ kind: was.kind, id: was.id, was })),
  ]
}

function held(pages: Pages, row: Doc | undefined, name: (doc: Doc) => string): string {
  if (!isPresent(row)) return 'absent'
  const { kind, roles, doubt } = holdersOf(pages, row)
  if (kind === 'one') return name(roles[0]!)
  if (kind !== 'several') return kind
  return `${roles.map(name).sort().join('+')}/${doubt ? name(doubt) : ''}`
}

/** Who holds each responsibility of a handbook. */
export function holdersIn(files: Files): ReadonlyMap<string, string> {
  const pages = readPages(files)
  const rows = pages.filter(({ kind }) => kind === 'responsibility')
  return new Map(rows.map((row) => [row.id, held(pages, row, ({ id }) => id)]))
}
