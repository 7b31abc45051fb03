import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { addDuration } from '../base/dates.ts'
import { UserError } from '../base/errors.ts'
import { findPackageFolder } from '../base/files.ts'
import { didYouMean, findNearest, joinWithOr } from '../base/messages.ts'
import { makeId } from '../base/text.ts'
import { activeEntities } from '../model/queries.ts'
import type { Handbook, Role } from '../model/types.ts'
import type { Unreleased } from '../release/foresee-release.ts'
import { prefixOf, type Terminal } from '../reporters/terminal.ts'
import { type FrontMatterOf, type Kind, kinds, namedKind } from '../schema/front-matter.ts'
import { changeFiles } from '../write/change-files.ts'
import { type HandbookOptions, openHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly kind: string
  readonly title: string
  readonly owner?: string | undefined
  readonly focus?: string | undefined
}

/** `rolebook new`: writes a page with the keys that its kind needs. */
export async function runNew(options: Options, terminal: Terminal): Promise<number> {
  const { folder, title, owner, focus } = options
  const { colors, out } = terminal
  const kind = kindOf(options.kind)
  const { read, compile, save } = await openHandbook(options, terminal)
  const compiled = await compile(read)
  save()
  const { handbook } = compiled
  const id = idOf(kind, title)
  const path = `${kinds[kind].folder ?? 'guides'}/${id}.md`
  requireFree(handbook, kind, id, path)
  if (owner !== undefined) requireKnown(owner, handbook.roles.keys(), 'role')
  if (focus !== undefined) requireKnown(focus, handbook.focuses.keys(), 'focus area')
  const unreleased = { folder, read, now: compiled, compile, env: terminal.env }
  const past = await pastValues(kind, title, unreleased)
  const text = newPage(kind, options, handbook, past)
  const moved = kind === 'release' ? await beginRelease(id, text, unreleased) : undefined
  await changeFiles(folder, moved?.changes ?? [{ path, after: text }])
  if (moved) out(`What ${prefixOf(folder, terminal)}${moved.from} says is in it now, since that release was overtaken.`)
  out(
    `${colors.green('✓')} ${prefixOf(folder, terminal)}${path} is there. Fill in what is empty, then run: ${terminal.nameCommands('rolebook check')}`,
  )
  return 0
}

function kindOf(written: string): Kind {
  if (Object.hasOwn(kinds, written)) return written as Kind
  const near = didYouMean(findNearest(written, Object.keys(kinds)))
  throw new UserError(`Unknown kind of page \`${written}\`${near}`, `There is ${joinWithOr(Object.keys(kinds))}.`)
}

function idOf(kind: Kind, title: string): string {
  if (kind === 'release') {
    if (/^\d+\.\d+\.\d+$/.test(title)) return title
    throw new UserError(`Unexpected \`${title}\`, expected a version.`, 'Name it: rolebook new release 2.1.0')
  }
  const id = makeId(title)
  if (id !== '') return id
  throw new UserError(`Nothing in \`${title}\` can be a file name.`, 'Give a title with letters or digits in it.')
}

function requireFree({ entities, pages, drafts }: Handbook, kind: Kind, id: string, path: string): void {
  const there = kind === 'guide' ? (pages.get(path) ?? drafts.get(path)) : (entities.get(id)?.page ?? drafts.get(path))
  if (there)
    throw new UserError(
      `There is a page \`${id}\` already: ${there.path}.`,
      'Change that page, or choose another title.',
    )
}

function requireKnown(id: string, known: Iterable<string>, what: string): void {
  const ids = [...known]
  if (ids.includes(id)) return
  throw new UserError(
    `Unknown ${what} \`${id}\`${didYouMean(findNearest(id, ids))}`,
    ids.length > 0 ? `There is ${joinWithOr(ids)}.` : undefined,
  )
}

/**
 * The text of a new page, from `templates/new`: what its kind needs, with the names of this handbook to choose from, and
 * the other keys as comments, to be used when they are wanted.
 */
function newPage(
  kind: Kind,
  { title, owner, focus, today }: Options,
  handbook: Handbook,
  past: Readonly<Record<string, string>>,
): string {
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
    ...exampleIds(handbook, roles),
    ...past,
  }
  const text = readFileSync(join(findPackageFolder(), 'templates/new', `${kind}.md`), 'utf8')
  const isCombining = [...handbook.roles.values()].some(({ combines }) => combines.length > 0)
  const offered = isCombining ? text : text.replace(/^# tlm:.*\n(?:# {3}.*\n)+/m, '')
  const filled = lineUp(offered.replace(/\{(\w+)\}/g, (written, name: string) => values[name] ?? written))
  const complete = setKey(setKey(filled, 'ownerRole', owner), 'coreFocus', focus)
  return isSaidByFolder(kind, handbook) ? complete : complete.replace(/^---\n/, `---\nkind: ${kind}\n`)
}

/** A text with what it says of its keys in one column. */
function lineUp(text: string): string {
  const described = /^(# .*?\S) {2,}(?=# )/gm
  const width = Math.max(35, ...[...text.matchAll(described)].map(([, key]) => key!.length))
  return text.replace(described, (_, key: string) => key.padEnd(width + 2))
}

/** What the keys that are comments name, so that they can be used as they stand: ids of this handbook, where it has any. */
function exampleIds(
  { responsibilities, focuses, teams, aors, buckets }: Handbook,
  roles: readonly Role[],
): Record<string, string> {
  // A page with one key twice cannot be read, so the second name is never the first again.
  const [role = 'a-role', otherRole = 'another-role'] = roles.map(({ id }) => id)
  const [duty = 'a-responsibility', otherDuty = 'another-responsibility'] = activeEntities(responsibilities).map(
    ({ id }) => id,
  )
  const [focus = 'a-focus'] = focuses.keys()
  const [team = 'a-team'] = teams.keys()
  const [area = 'an-area'] = aors.keys()
  return { role, otherRole, duty, otherDuty, focus, team, area, bucket: buckets[0]?.id ?? 'a-bucket' }
}

async function beginRelease(version: string, text: string, unreleased: Unreleased) {
  const { beginFromOvertaken } = await import('../release/overtaken.ts')
  return beginFromOvertaken(version, text, unreleased)
}

/** What a new page of a kind says of the releases there were, and of what has changed since. */
async function pastValues(kind: Kind, version: string, unreleased: Unreleased): Promise<Record<string, string>> {
  if (kind !== 'team' && kind !== 'release') return {}
  const { findLastVersion, findUnannounced } = await import('../release/foresee-release.ts')
  const { listSince } = await import('../release/release-page.ts')
  if (kind === 'team') return { last: (await findLastVersion(unreleased)) ?? '1.0.0' }
  const { last, changes = [], lost = [] } = (await findUnannounced(unreleased, version)) ?? {}
  const retired = lost.map((id) => `#   ${id}: Say why it went, or what has its place.`)
  return {
    changes: last === undefined ? '' : listSince(last, changes),
    retired: retired.join('\n') || '#   old-id: It is now part of staffing.',
  }
}

/** Whether a page of the kind need not say so: its folder does, unless guides are there. */
function isSaidByFolder(kind: Kind, { config, pages }: Handbook): boolean {
  const isGuides = config.guides.some((folder) => folder === kinds[kind].folder)
  return (
    kind === 'guide' ||
    !(isGuides || [...pages.values()].some((page) => page.kind === 'guide' && namedKind(page.path) === kind))
  )
}

const choice = (ids: readonly string[]): string => (ids.length === 0 ? 'none is defined yet' : ids.join(', '))

/** Gives an empty key a value. */
const setKey = (text: string, key: string, value: string | undefined): string =>
  value === undefined ? text : text.replace(new RegExp(`^${key}:$`, 'm'), `${key}: ${value}`)
