import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, UserError } from '../base/errors.ts'
import type { FileChange } from '../base/files.ts'
import { joinWithAnd } from '../base/text.ts'
import { siteMarker } from '../read/tree.ts'
import { isFolder } from '../reporters/terminal.ts'
import type { NewFile } from './adopted.ts'
import type { Dependency } from './dependency.ts'
import { parseManifest, setJsonTexts } from './manifest.ts'
import { mergeValues } from './merge.ts'

// A new project in a folder that has files already, as a fresh repository does: README.md, .gitignore, LICENSE, perhaps a
// package of npm. What is there stays; .gitignore and package.json get what they lack.

/** What to write, and what to say of the files that were there. */
interface Joined {
  readonly changes: readonly FileChange[]
  readonly remarks: readonly string[]
}

/** Joins the files of a new project with those in its folder. */
export function joinWithPresent(folder: string, files: readonly NewFile[], dependency: Dependency): Joined {
  const present = new Map(files.flatMap(({ path }) => presentFile(folder, path)))
  const isOwnPackage = present.has('package.json')
  const own = sites.filter((name) => isOwnFolder(join(folder, name)))
  const joined = files.map(({ path, contents }): Joined => {
    const before = present.get(path)
    // The lock file is that of a package without other dependencies.
    if (path === 'package-lock.json' && isOwnPackage) return nothing
    if (before === undefined) return { changes: [{ path, before, after: contents }], remarks: [] }
    if (before.equals(Buffer.from(contents))) return nothing
    if (path === '.gitignore') return joinLines(path, before.toString('utf8'), contents.toString(), own)
    if (path === 'package.json') return joinManifest(before.toString('utf8'), contents.toString(), dependency)
    if (path.startsWith('vendor/'))
      throw new UserError(
        `There is another file at \`${path}\` already, where rolebook would be.`,
        'Remove it, or name another folder: rolebook init <folder>',
      )
    return { changes: [], remarks: [`${path} is yours and stays.`] }
  })
  return {
    changes: joined.flatMap(({ changes }) => changes),
    remarks: [...joined.flatMap(({ remarks }) => remarks), ...own.map(sayWhereToBuild)],
  }
}

/** Where the scripts and the jobs of a project build its site. */
const sites = ['site', 'public']

/** Whether a folder has files that rolebook has not written. */
const isOwnFolder = (folder: string): boolean =>
  isFolder(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, siteMarker))

const sayWhereToBuild = (name: string): string =>
  `${name}/ is yours and stays, so no site can be built there: write another folder after \`--out\` in ` +
  `${name === 'site' ? 'package.json, .github/workflows and .gitlab-ci.yml' : '.gitlab-ci.yml, and as `publish` of its job `pages`'}.`

const nothing: Joined = { changes: [], remarks: [] }

function presentFile(folder: string, path: string): (readonly [string, Buffer])[] {
  try {
    return [[path, readFileSync(join(folder, path))]]
  } catch (fault) {
    if (errorCode(fault) === 'ENOENT') return []
    throw new UserError(
      `There is no place for the file \`${path}\`: something of that name, or of one of its folders, is in the way.`,
      'Give that another name, or name another folder: rolebook init <folder>',
      { cause: fault },
    )
  }
}

/** A list such as .gitignore with the lines that it lacks, but for folders of one's `own`. Comments come along with the lines below them. */
function joinLines(path: string, written: string, next: string, own: readonly string[]): Joined {
  const text = written.replace(/^\uFEFF/, '')
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const has = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/\/$/, '')))
  const lines = next.trimEnd().split('\n')
  const isOwn = (line: string) => own.some((name) => line === `/${name}/`)
  const isMissing = (line: string) => !line.startsWith('#') && !has.has(line.replace(/\/$/, '')) && !isOwn(line)
  const missing = lines.filter((line, index) => isMissing(line.startsWith('#') ? (lines[index + 1] ?? '#') : line))
  if (missing.length === 0) return nothing
  const start = text === '' || text.endsWith('\n') ? text : text + end
  return {
    changes: [{ path, before: text, after: `${start}${missing.join(end)}${end}` }],
    remarks: [`${path} is yours and has ${missing.filter(isMissing).join(', ')} now too.`],
  }
}

/** A package of one's own with rolebook as something that its developers need. */
function joinManifest(written: string, next: string, { spec }: Dependency): Joined {
  const text = written.replace(/^\uFEFF/, '')
  const { scripts = {} } = parseManifest(text)
  const { changed, collisions } = mergeValues({}, scripts, JSON.parse(next).scripts)
  const names = ['rolebook', ...Object.keys(changed).map((key) => `the script \`${key}\``)]
  return {
    changes: [
      {
        ...{ path: 'package.json', before: text },
        after: setJsonTexts(text, { scripts: changed, devDependencies: { rolebook: spec } }),
      },
    ],
    remarks: [
      `package.json is yours and has ${joinWithAnd(names)} now too.`,
      ...collisions.map(
        ({ key, next }) =>
          `Its script \`${key}\` stays. Rolebook’s would be: ${next.replace(/^rolebook/, 'npx rolebook')}`,
      ),
    ],
  }
}
