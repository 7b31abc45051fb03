import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isMap, isNode, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { UserError } from '../base/errors.ts'
import { type Dependency, readOwnManifest } from './dependency.ts'

// What npm reads of a project: package.json, and package-lock.json as npm itself would write it.

/** The texts of `package.json` and, for a project that carries rolebook, of `package-lock.json`. */
export function manifestsOf(folder: string, recipe: string, dependency: Dependency): { json: string; lock?: string } {
  const name = packageName(folder)
  const { engines } = readOwnManifest()
  // An ordinary one, since npm leaves out what is for development where NODE_ENV is `production`.
  const dependencies = { rolebook: dependency.spec }
  const json = asText({ name, ...JSON.parse(recipe), engines, dependencies })
  const entry = lockEntry(dependency, false)
  if (!entry) return { json }
  const packages = { '': { name, dependencies, engines }, 'node_modules/rolebook': entry }
  return { json, lock: asText({ name, lockfileVersion: 3, requires: true, packages }) }
}

/** What a lock file says of rolebook as a project carries it. */
function lockEntry({ spec, tarball }: Dependency, isDev: boolean): object | undefined {
  if (!tarball) return undefined
  const { version, license, bin, engines } = readOwnManifest()
  return {
    version,
    resolved: spec,
    integrity: tarball.integrity,
    ...(isDev ? { dev: true } : {}),
    license,
    bin,
    engines,
  }
}

/** What a `package.json` says. */
// biome-ignore lint/suspicious/noExplicitAny: whatever a person has written into package.json
export type Manifest = Record<string, any>

/** Reads a `package.json`. Throws a UserError where it is not JSON. */
export function parseManifest(text: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (fault) {
    throw new UserError(`\`package.json\` is not JSON: ${(fault as Error).message}.`, 'Correct it and try again.')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new UserError('`package.json` is not an object of JSON.', 'Begin it with `{`, or remove it.')
}

/** The lock file of a project with what its manifest says of rolebook now. Undefined where npm has to write it. */
export function updatedLock(text: string, manifest: Manifest, dependency: Dependency): string | undefined {
  const { engines, dependencies, devDependencies } = manifest
  const entry = lockEntry(dependency, devDependencies?.rolebook !== undefined)
  const lock = parseLock(text)
  if (!entry || !lock) return undefined
  const root = { ...lock.packages[''], engines, dependencies, devDependencies }
  const packages = { ...lock.packages, '': root, 'node_modules/rolebook': entry }
  const inOrder = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  const updated = asText({ ...lock, packages: inOrder })
  return isDeepStrictEqual(JSON.parse(updated), lock) ? text : asJsonLike(text, JSON.parse(updated))
}

function parseLock(text: string): { readonly packages: Readonly<Record<string, object>> } | undefined {
  try {
    const lock = JSON.parse(text)
    return lock.lockfileVersion === 3 && lock.packages?.[''] ? lock : undefined
  } catch {
    return undefined
  }
}

/** Texts of a JSON file by the object that they are in and their key. */
type JsonTexts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** JSON with these texts in it. Everything else of it stays as it is written. */
export const setJsonTexts = (json: string, texts: JsonTexts): string =>
  Object.entries(texts)
    .flatMap(([object, values]) => Object.entries(values).map(([key, text]) => ({ object, key, text })))
    .reduce((written, { object, key, text }) => setJsonText(written, [object, key], text), json)

function setJsonText(json: string, [object, key]: readonly [string, string], text: string): string {
  const value = JSON.parse(json)
  if (value[object]?.[key] === text) return json
  const expected = { ...value, [object]: { ...value[object], [key]: text } }
  const place = findPlace(json, object, key)
  const written =
    place && json.slice(0, place.from) + place.before + JSON.stringify(text) + place.after + json.slice(place.to)
  // A key may stand twice in an object.
  return written && isDeepStrictEqual(JSON.parse(written), expected) ? written : asJsonLike(json, expected)
}

/** Where a text stands in JSON, or would behind the last of its object. JSON is YAML, whose parser knows places. */
function findPlace(json: string, object: string, key: string) {
  const document = parseDocument(json, { uniqueKeys: false })
  const node = document.getIn([object, key], true)
  if (isScalar(node)) return { from: node.range![0], to: node.range![1], before: '', after: '' }
  const map = document.get(object, true)
  if (isMap(map) && map.items.length > 0) return placeBehind(json, map, key)
  const root = map === undefined && isMap(document.contents) ? placeBehind(json, document.contents, object) : undefined
  if (!root) return undefined
  const { space } = root
  const inner = space.includes('\n') ? space + space.replace(/^.*\n/s, '') : ' '
  return { ...root, before: `${root.before}{${inner}${JSON.stringify(key)}: `, after: `${space || ' '}}` }
}

function placeBehind(json: string, { items }: YAMLMap, key: string) {
  const last = items.at(-1)
  if (!isScalar(last?.key) || !isNode(last.value)) return undefined
  const [space] = /\s*$/.exec(json.slice(0, last.key.range![0]))!
  const end = last.value.range![1]
  return { from: end, to: end, before: `,${space}${JSON.stringify(key)}: `, after: '', space }
}

/** A value as JSON, written like an older text of it. */
function asJsonLike(older: string, value: object): string {
  const [, indent = '  '] = /^\{\r?\n([ \t]+)/.exec(older) ?? []
  const text = JSON.stringify(value, null, indent) + (older.endsWith('\n') ? '\n' : '')
  return older.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}

const asText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** A name that npm allows, like that of the folder. */
function packageName(folder: string): string {
  const name = basename(folder)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-|-$/g, '')
  // A package cannot depend on one of its own name.
  return name === 'rolebook' ? 'rolebook-handbook' : name || 'handbook'
}
