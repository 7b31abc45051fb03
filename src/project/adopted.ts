import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { kindFolders } from '../schema/front-matter.ts'

/** A file of a new project, at `path` from its folder. */
export interface NewFile {
  readonly path: string
  readonly contents: string | Uint8Array
}

/**
 * The files of an existing folder, in a folder of the handbook with the same name. Its pages are guides, and
 * the links between them still work, because they are where they were relative to each other.
 */
export function withAdopted(pages: readonly NewFile[], from: string): NewFile[] {
  const name = basename(from)
  // The two would be mixed with what is there already, also on a disk that ignores case.
  const isTaken = pages.some(({ path }) => path.split('/')[1] === name.toLowerCase())
  const target = isTaken ? `handbook/guides/${name}` : `handbook/${name}`
  const adopted = listFilesBelow(from).map((path) => ({
    path: `${target}/${path}`,
    contents: readFileSync(join(from, path)),
  }))
  return [...(isTaken || !kindFolders.includes(name) ? pages : pages.map((file) => withGuides(file, name))), ...adopted]
}

/** The configuration that says of a folder that its pages are guides, whatever its name. */
const withGuides = (file: NewFile, folder: string): NewFile =>
  file.path === 'handbook/handbook.yaml'
    ? {
        ...file,
        contents: `${file.contents}\n# Its pages are guides, although the folder has the name of a kind of page.\nguides: [${folder}]\n`,
      }
    : file

/** Paths of the ordinary files below a folder with forward slashes, in order; hidden ones and what npm installs do not belong to a handbook. */
export function listFilesBelow(folder: string): string[] {
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
