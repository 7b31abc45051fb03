import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { addDuration } from '../base/dates.ts'
import { findPackageFolder } from '../base/store.ts'
import { activeEntities } from '../model/queries.ts'
import type { Handbook } from '../model/types.ts'
import type { FrontMatterOf, Kind } from '../schema/front-matter.ts'

/** What a new page says from the start. */
interface Begun {
  readonly title: string
  /** The role accountable for it, if that is known already. */
  readonly owner?: string | undefined
  readonly focus?: string | undefined
  readonly today: string
}

/**
 * The text of a new page, from `templates/new`: what its kind needs, with the names of this handbook to choose from, and
 * the other keys as comments, which do nothing until somebody wants them.
 */
export function newPage(kind: Kind, { title, owner, focus, today }: Begun, handbook: Handbook): string {
  const roles = activeEntities(handbook.roles).filter(({ combines }) => combines.length === 0)
  const inTeams = roles.filter(({ page }) => (page.data as FrontMatterOf<'role'>).perTeam !== undefined)
  const values: Record<string, string> = {
    title: kind === 'guide' ? title : stringify(title, { lineWidth: 0 }).trimEnd(),
    today,
    nextYear: addDuration(today, '1 year'),
    roles: choice(roles.map(({ id }) => id)),
    focuses: choice([...handbook.focuses.keys()]),
    scopes: choice(handbook.scopes.map(({ id }) => id)),
    scope: handbook.scopes[0]?.id ?? 'team',
    seats: (inTeams.length > 0 ? inTeams : roles).map(({ id }) => `  ${id}:`).join('\n'),
    timeBuckets: handbook.buckets.map(({ id }) => `#   ${id}:`).join('\n'),
  }
  const text = readFileSync(join(findPackageFolder(), 'templates/new', `${kind}.md`), 'utf8')
  const filled = text.replace(/\{(\w+)\}/g, (written, name: string) => values[name] ?? written)
  return setKey(setKey(filled, 'ownerRole', owner), 'coreFocus', focus)
}

const choice = (ids: readonly string[]): string => (ids.length === 0 ? 'none is defined yet' : ids.join(', '))

/** Gives a key that is left open a value. */
const setKey = (text: string, key: string, value: string | undefined): string =>
  value === undefined ? text : text.replace(new RegExp(`^${key}:$`, 'm'), `${key}: ${value}`)
