import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StructuredPatch } from 'diff'
import { validRange } from 'semver'
import { errorCode, UserError } from '../base/errors.ts'
import type { FileChange, TextChange } from '../base/files.ts'
import { type Dependency, readOwnManifest } from './dependency.ts'
import { type Earlier, findEarlier, listCarried } from './earlier.ts'
import { asJsonLike, updatedLock } from './manifest.ts'
import { mergeText, mergeValues } from './merge.ts'
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

/** Gets rolebook for a project in the way that the project has it. */
type GetDependency = (isRange: boolean) => Promise<Dependency>

/** Works out, without writing anything, what an update changes in the folder of a project. */
export async function planUpdate(folder: string, getDependency: GetDependency): Promise<Update> {
  const text = readText(folder, 'package.json')
  const manifest = readManifest(text)
  const written: string = manifest[sectionOf(manifest)].rolebook
  const isOwnSource = !/^(?:file:|\.\.?\/).*\.tgz$/.test(written) && validRange(written) === null
  const { version } = readOwnManifest()
  const earlier = findEarlier(folder, version)
  const dependency = isOwnSource ? { spec: written } : await getDependency(validRange(written) !== null)
  const own = mergeManifest(manifest, dependency, earlier)
  const files = mergeRecipes(folder, earlier)
  const lock = readText(folder, 'package-lock.json')
  const newLock = lock === undefined ? undefined : updatedLock(lock, own.manifest, dependency)
  const changes = [
    { path: 'package.json', before: text, after: asJsonLike(text!, own.manifest) },
    { path: 'package-lock.json', before: lock, after: newLock ?? lock },
    ...files.changes,
  ].filter(({ before, after }) => before !== after)
  return {
    ...{ from: earlier?.version, to: version, dependency },
    changes: [...changes, ...(isOwnSource ? [] : carriedChanges(folder, dependency))],
    collisions: [...own.collisions, ...files.collisions],
    ...(isOwnSource ? { ownSource: written } : {}),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a person has written into package.json
type Manifest = Record<string, any>

function readManifest(text: string | undefined): Manifest {
  const manifest = parsed(text)
  if (manifest && sectionOf(manifest)) return manifest
  throw new UserError(
    text === undefined ? 'There is no `package.json` here.' : '`package.json` does not name rolebook as a dependency.',
    'Run this in the folder of a project that has rolebook. To start one: rolebook init <folder>',
  )
}

function parsed(text: string | undefined): Manifest | undefined {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new UserError(`\`package.json\` is not JSON: ${(fault as Error).message}.`, 'Correct it and try again.')
  }
}

const sectionOf = (manifest: Manifest): string =>
  ['devDependencies', 'dependencies'].find((section) => typeof manifest[section]?.rolebook === 'string') ?? ''

function mergeManifest(manifest: Manifest, { spec }: Dependency, earlier: Earlier | undefined) {
  const section = sectionOf(manifest)
  const recipeOf = (text: string | undefined): Record<string, string> | undefined => text && JSON.parse(text).scripts
  const scripts = mergeValues(
    recipeOf(earlier?.recipe('package.json')),
    manifest.scripts ?? {},
    recipeOf(projectTemplate('package.json'))!,
  )
  const engines = mergeValues(earlier?.engines, manifest.engines ?? {}, readOwnManifest().engines)
  const named = (within: string, found: typeof scripts) =>
    found.collisions.map((collision) => ({ ...collision, path: 'package.json', key: `${within}.${collision.key}` }))
  return {
    manifest: {
      ...manifest,
      ...(Object.keys(scripts.values).length > 0 ? { scripts: scripts.values } : {}),
      ...(Object.keys(engines.values).length > 0 ? { engines: engines.values } : {}),
      [section]: { ...manifest[section], rolebook: spec },
    } as Manifest,
    collisions: [...named('scripts', scripts), ...named('engines', engines)],
  }
}

function mergeRecipes(folder: string, earlier: Earlier | undefined) {
  const changes: TextChange[] = []
  const collisions: Collision[] = []
  for (const [recipe, path] of Object.entries(recipes)) {
    const current = readText(folder, path)
    // A project may have removed it.
    if (current === undefined && earlier === undefined) continue
    const merged = mergeText(path, { earlier: earlier?.recipe(recipe), current, next: projectTemplate(recipe) })
    if (merged === 'same') continue
    if ('text' in merged) changes.push({ path, before: current, after: merged.text })
    else collisions.push({ path, lines: merged.lines, patch: merged.collision, recipe: `templates/project/${recipe}` })
  }
  return { changes, collisions }
}

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
