import { isDeepStrictEqual } from 'node:util'
import { subtract } from '../../base/text.ts'
import { namesInPage } from '../../model/queries.ts'
import { handedOn } from '../../model/roles.ts'
import type { Handbook, Role } from '../../model/types.ts'
import type { Page } from '../../parse/types.ts'
import type { FrontMatterOf, Kind } from '../../schema/front-matter.ts'
import type { NameOf } from '../../schema/keys.ts'
import { isRecord } from '../../yaml/yaml.ts'
import type { Match } from './match.ts'
import type { KeyDiff, TimeDiff } from './types.ts'

/** One value: what it is compared by, and what it is shown as. */
interface Value {
  readonly same: string
  readonly shown: string
}

/** Names a page's front matter as it is now, wherever the page is from. */
type Naming = (kind: Named | undefined, name: string) => Value

type Named = NameOf & (Kind | 'entity')

// What a page is called and when it was looked after says nothing of what it means.
const unread = new Set(['kind', 'id'])

/** What the front matter of a page says otherwise. That another page has another name is not a difference. */
export function keyDiffs(was: Page, is: Page, { now, pair }: Match): KeyDiff[] {
  if (was.yaml === is.yaml && was.title === is.title) return []
  const naming =
    (idOf: Match['now']): Naming =>
    (kind, name) => {
      if (kind === undefined) return { same: name, shown: name }
      const id = idOf(kind, name)
      const subject = kind === 'entity' ? undefined : pair(kind, id)?.subject
      return { same: id, shown: subject?.short ?? subject?.title ?? name }
    }
  const before = valuesOf(was, naming(now))
  const after = valuesOf(
    is,
    naming((_, id) => id),
  )
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [old, current] = [before.get(key) ?? [], after.get(key) ?? []]
    const diff = { key, was: more(old, current), is: more(current, old) }
    return diff.was.length + diff.is.length > 0 ? [diff] : []
  })
}

/** What is in `values` and not in `others`, as it is shown. */
function more(values: readonly Value[], others: readonly Value[]): string[] {
  const sameOf = ({ same }: Value) => same
  return subtract(values, others.map(sameOf), sameOf).map(({ shown }) => shown)
}

/** Every value of the front matter by its key, `supports.tl` for one inside another. */
function valuesOf(page: Page, naming: Naming): Map<string, Value[]> {
  const found = new Map<string, Value[]>()
  const kinds = kindsOf(page)
  const named = (name: string, path: readonly (string | number)[], part: 'key' | 'value') =>
    naming(kinds.get(`${part} ${path.join('\n')}`), name)
  const { data } = page
  for (const [key, value] of Object.entries({ ...data, title: page.title })) {
    if (unread.has(key) || value === undefined) continue
    if (data.kind === 'role' && key === 'givesUp') found.set(key, givenUp(data, naming))
    else if (key === 'examples') examples(value as Examples)
    else add(key, value, [key])
  }
  return found

  function add(key: string, value: unknown, path: readonly (string | number)[]): void {
    if (Array.isArray(value))
      found.set(
        key,
        value.map((item, index) => one(item, [...path, index])),
      )
    else if (isRecord(value) && !isShare(value))
      for (const [inner, item] of Object.entries(value)) {
        const name = named(inner, [...path, inner], 'key')
        add(`${key}.${name.same}`, item, [...path, inner])
      }
    else found.set(key, [one(value, path)])
  }

  /** A value, or an item of a list, in one line. */
  function one(value: unknown, path: readonly (string | number)[]): Value {
    if (typeof value === 'string') return named(value, path, 'value')
    if (value === null) return plain('nobody')
    if (!isRecord(value)) return plain(String(value))
    if (isShare(value)) return plain(value.min === value.max ? `${value.min}` : `${value.min}-${value.max}`)
    const inside = Object.entries(value)
      .filter(([, item]) => item !== undefined && item !== false)
      .map(([key, item]) => ({ key, ...one(item, [...path, key]) }))
    return {
      same: JSON.stringify(inside.map(({ key, same }) => [key, same])),
      shown: inside.map(({ key, shown }) => (key === 'name' || key === 'title' ? shown : `${key} ${shown}`)).join(', '),
    }
  }

  function examples(list: Examples): void {
    for (const { horizon, text } of list) {
      const key = horizon === 'any' ? 'examples' : `examples.${horizon}`
      found.set(key, [...(found.get(key) ?? []), plain(text)])
    }
  }
}

type Examples = readonly { readonly horizon: string; readonly text: string }[]

const givenUp = (data: FrontMatterOf<'role'>, naming: Naming): Value[] =>
  handedOn(data).map(([id, to]) => {
    const [row, taker] = [naming('responsibility', id), to === undefined ? undefined : naming('role', to)]
    return taker ? { same: `${row.same} ${taker.same}`, shown: `${row.shown} to ${taker.shown}` } : row
  })

const comparedNames: ReadonlySet<NameOf> = new Set<Named>(['role', 'focus', 'responsibility', 'team', 'aor', 'entity'])

/** Where names of other pages are, and of which kind those are. */
const kindsOf = (page: Page): ReadonlyMap<string, Named> =>
  new Map(
    namesInPage(page)
      .filter(({ names }) => comparedNames.has(names))
      .map(({ names, path, part = 'value' }) => [`${part} ${path.join('\n')}`, names as Named]),
  )

const plain = (text: string): Value => ({ same: text, shown: text })

const isShare = (value: Readonly<Record<string, unknown>>): value is { readonly min: number; readonly max: number } =>
  isDeepStrictEqual(Object.keys(value), ['min', 'max'])

/** How a role's time moved between buckets: as stated, or for a combined role as it follows from its parts. */
export function timeDiffs(was: Role | undefined, is: Role | undefined, { buckets }: Handbook): TimeDiff[] {
  const [before, after] = [was?.time ?? was?.combinedTime, is?.time ?? is?.combinedTime]
  const titles = new Map(buckets.map(({ id, title }) => [id, title]))
  return [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])].flatMap((id): TimeDiff[] => {
    const [old, now] = [before?.get(id), after?.get(id)]
    if (old?.min === now?.min && old?.max === now?.max) return []
    return [{ bucket: titles.get(id) ?? id, was: old, is: now }]
  })
}

/** By how many points a bucket moved at most, where the role said before and says now how its time is spent. */
export function mostMoved(was: Role, is: Role): number {
  const { time: before } = was
  const { time: after } = is
  if (!before || !after) return 0
  const nothing = { min: 0, max: 0 }
  const moved = [...new Set([...before.keys(), ...after.keys()])].map((id) => {
    const [old, now] = [before.get(id) ?? nothing, after.get(id) ?? nothing]
    return Math.max(Math.abs(now.min - old.min), Math.abs(now.max - old.max))
  })
  return Math.max(0, ...moved)
}
