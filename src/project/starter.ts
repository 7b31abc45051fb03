import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPackageFolder } from '../base/files.ts'
import type { NewFile } from './adopted.ts'
import { withoutLinks, withoutPast } from './left-out.ts'
import { firstPage, newConfig } from './templates.ts'

/** How much of the starter handbook a new one begins with. */
export interface StarterSize {
  /** Who owns what and the words for it, without samples, guides and practices. */
  readonly bare: boolean
  /** An example of a handbook that has had releases before. */
  readonly withHistory: boolean
}

// Which pages of the package's handbook belong to which size. A folder ends in a slash. What the pages say about others that
// are left out is in left-out.ts.

/** Pages about rolebook itself, for its own site. */
const documentation = ['reference/']

/** A handbook with a past: roles that are gone, and the releases that tell of them. */
const history = ['releases/', 'roles/past/']

/** The bare starter: who owns what, and the words that this cannot do without. */
const bare = [
  'focuses/',
  'responsibilities/',
  'roles/',
  'glossary/README.md',
  'glossary/accountable.md',
  'glossary/aor.md',
  'glossary/charter.md',
  'glossary/combined-role.md',
  'glossary/facet.md',
  'glossary/tie-break.md',
  'glossary/workstream.md',
]

/** The files of the starter handbook in a size, in the folder `handbook`. */
export function starterFiles(size: StarterSize): NewFile[] {
  const folder = join(findPackageFolder(), 'handbook')
  const all = listFilesBelow(folder)
  const paths = new Set(all.filter((path) => isIn(path, size)))
  const left = new Set(all.filter((path) => !paths.has(path)))
  const files = [...paths].map((path) => ({ path, contents: readFileSync(join(folder, path)) }))
  return files.map(({ path, contents }) => ({
    path: `handbook/${path}`,
    contents: adapted(path, contents, size, left),
  }))
}

function isIn(path: string, { bare: isBare, withHistory }: StarterSize): boolean {
  if (isOf(documentation, path) || (!withHistory && isOf(history, path))) return false
  return !isBare || isOf(bare, path) || !path.includes('/')
}

const isOf = (list: readonly string[], path: string): boolean =>
  list.some((one) => path === one || (one.endsWith('/') && path.startsWith(one)))

function adapted(path: string, contents: Buffer, size: StarterSize, left: ReadonlySet<string>): string | Buffer {
  if (path === 'handbook.yaml') return newConfig({ about: size.bare ? [] : ['using'] })
  if (path === 'README.md' && size.bare) return firstPage()
  if (!path.endsWith('.md')) return contents
  const text = withoutLinks(contents.toString('utf8'), path, left)
  return size.withHistory ? text : withoutPast(text)
}

/** Paths of the ordinary files below a folder with forward slashes, in order. */
function listFilesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort()
}
