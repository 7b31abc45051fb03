import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { StructuredPatch } from 'diff'
import { gt, minVersion, rcompare, validRange } from 'semver'
import { errorCode, UserError } from '../base/errors.ts'
import type { FileChange, TextChange } from '../base/files.ts'
import { type Dependency, readOwnManifest } from './dependency.ts'
import { type Earlier, findEarlier, listCarried } from './earlier.ts'
import { type Manifest, parseManifest, setJsonTexts, updatedLock } from './manifest.ts'
import { findChangedLines, mergeText, mergeValues } from './merge.ts'
import { projectTemplate, recipes } from './templates.ts'

// What `init --update` does to a project: the tool that it carries, what runs it and what checks and publishes the handbook
// become those of the rolebook that runs. The handbook and the README are the project's own.

/** What an update changes, and what it leaves as it is although this version has something else. */
export interface Update {
  /** The version that the project had, where that is known. */
  readonly from: string | undefined
  readonly to: string
  /** How the project gets rolebook from then on. */
  readonly dependency: Dependency
  readonly changes: readonly FileChange[]
  readonly collisions: readonly Collision[]
  /** Whether the collisions are all that is other than this version writes it, since the earlier version is the same or not known. */
  readonly isCompared: boolean
  /** What `package.json` says of rolebook, where that stays because it is neither a file that npm packed nor a range of versions. */
  readonly ownSource?: string
}

/** A place of the project that both its people and rolebook have changed. */
export type Collision =
  | {
      readonly path: string
      readonly lines: readonly number[]
      readonly patch: StructuredPatch
      /** The file of this version, in the package. */
      readonly recipe: string
    }
  | { readonly path: string; readonly key: string; readonly current: string | undefined; readonly next: string }

interface Options {
  /** Gets rolebook for a project in the way that the project has it. */
  readonly getDependency: (isRange: boolean) => Promise<Dependency>
  /** Whether a project may go back to an older version. */
  readonly downgrade: boolean
}

/** Works out, without writing anything, what an update changes in the folder of a project. */
export async function planUpdate(folder: string, { getDependency, downgrade }: Options): Promise<Update> {
  const text = readText(folder, 'package.json')
  const manifest = readManifest(text)
  const section = sectionOf(manifest)
  const written: string = manifest[section].rolebook
  const isOwnSource = !carriedSpec.test(written) && validRange(written) === null
  const { version } = readOwnManifest()
  const earlier = findEarlier(folder, version)
  const had = [earlier?.version, versionOfSpec(written)].filter((one) => one !== undefined).sort(rcompare)[0]
  if (!downgrade && had !== undefined && gt(had, version))
    throw new UserError(
      `The project has rolebook ${had}, which is newer than ${version}, which runs.`,
      'Run that version or a newer one. To go back on purpose: rolebook init --update --downgrade',
    )
  const dependency = isOwnSource ? { spec: written } : await getDependency(validRange(written) !== null)
  const own = mergeManifest(manifest, earlier)
  const after = setJsonTexts(text!, { ...own.changed, [section]: { rolebook: dependency.spec } })
  const files = mergeRecipes(folder, earlier)
  const lock = readText(folder, 'package-lock.json')
  const newLock = lock === undefined ? undefined : updatedLock(lock, JSON.parse(after), dependency)
  const changes = [
    { path: 'package.json', before: text, after },
    { path: 'package-lock.json', before: lock, after: newLock ?? lock },
    ...files.changes,
  ].filter(({ before, after }) => before !== after)
  return {
    ...{ from: earlier?.version, to: version, dependency },
    changes: [...changes, ...(isOwnSource ? [] : carriedChanges(folder, dependency))],
    collisions: [...own.collisions, ...files.collisions],
    isCompared: earlier === undefined || earlier.version === version,
    ...(isOwnSource ? { ownSource: written } : {}),
  }
}

const carriedSpec = /^(?:file:|\.\.?\/).*\.tgz$/

/** The version that `package.json` asks for, at least. */
const versionOfSpec = (spec: string): string | undefined =>
  carriedSpec.test(spec)
    ? /rolebook-(\d+\.\d+\.\d+[\w.+-]*)\.tgz$/.exec(spec)?.[1]
    : validRange(spec) === null
      ? undefined
      : minVersion(spec)?.version

/** The nearest folder that has rolebook as a dependency: this one or one above it. */
export function findProject(folder: string): string | undefined {
  try {
    if (sectionOf(JSON.parse(readText(folder, 'package.json') ?? '{}'))) return folder
  } catch {
    // Whoever updates this folder hears that it is not JSON.
  }
  return dirname(folder) === folder ? undefined : findProject(dirname(folder))
}

function readManifest(text: string | undefined): Manifest {
  const manifest = text === undefined ? undefined : parseManifest(text)
  if (manifest && sectionOf(manifest)) return manifest
  throw new UserError(
    text === undefined ? 'There is no `package.json` here.' : '`package.json` does not name rolebook as a dependency.',
    'Run this in the folder of a project that has rolebook. To start one: rolebook init <folder>',
  )
}

const sectionOf = (manifest: Manifest): string =>
  ['devDependencies', 'dependencies'].find((section) => typeof manifest[section]?.rolebook === 'string') ?? ''

function mergeManifest(manifest: Manifest, earlier: Earlier | undefined) {
  const scriptsOf = (text: string | undefined): Record<string, string> | undefined => text && JSON.parse(text).scripts
  const recipe = scriptsOf(projectTemplate('package.json'))!
  const before = {
    scripts: scriptsOf(earlier?.recipe('package.json')),
    engines: earlier?.engines,
  }
  const next = { scripts: recipe, engines: readOwnManifest().engines }
  const merged = (['scripts', 'engines'] as const).map((section) => {
    const known =
      earlier?.version === readOwnManifest().version ? otherThan(before[section], next[section]) : before[section]
    return { section, ...mergeValues(known, manifest[section] ?? {}, next[section]) }
  })
  return {
    changed: Object.fromEntries(merged.map(({ section, changed }) => [section, changed])),
    collisions: merged.flatMap(({ section, collisions }) =>
      collisions.map((collision) => ({ ...collision, path: 'package.json', key: `${section}.${collision.key}` })),
    ),
  }
}

function mergeRecipes(folder: string, earlier: Earlier | undefined) {
  const changes: TextChange[] = []
  const collisions: Collision[] = []
  const isSame = earlier?.version === readOwnManifest().version
  for (const [recipe, path] of Object.entries(recipes)) {
    const [current, next] = [readText(folder, path), projectTemplate(recipe)]
    const written = earlier?.recipe(recipe)
    const { text, collision } = mergeText(path, {
      earlier: isSame ? otherThan(written, next) : written,
      ...{ current, next },
    })
    if (text !== current) changes.push({ path, before: current, after: text })
    if (collision.hunks.length === 0) continue
    const lines = current === undefined ? [] : findChangedLines(collision)
    collisions.push({ path, lines, patch: collision, recipe: `templates/project/${recipe}` })
  }
  return { changes, collisions }
}

/**
 * What another build of this version wrote; undefined where that is what this one writes. What an update left as it was is still
 * to be decided then, and cannot be told from a change made since.
 */
const otherThan = <Value>(written: Value, next: Value): Value | undefined =>
  isDeepStrictEqual(written, next) ? undefined : written

/** The package that the project carries comes, and those that it carried go. */
function carriedChanges(folder: string, { tarball }: Dependency): FileChange[] {
  const bytesOf = (path: string) => readFileSync(join(folder, path))
  const carried = listCarried(folder)
  const gone = carried
    .filter((path) => path !== tarball?.path)
    .map((path) => ({ path, before: bytesOf(path), after: undefined }))
  if (!tarball) return gone
  const before = carried.includes(tarball.path) ? bytesOf(tarball.path) : undefined
  return [
    ...(before?.equals(tarball.contents) ? [] : [{ path: tarball.path, before, after: tarball.contents }]),
    ...gone,
  ]
}

function readText(folder: string, path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '')
  } catch (fault) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(fault) ?? '')) return undefined
    throw fault
  }
}
