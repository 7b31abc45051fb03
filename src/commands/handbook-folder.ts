import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { UserError } from '../base/errors.ts'
import { defaultHandbook } from '../base/files.ts'
import { isFolder, type Terminal } from '../reporters/terminal.ts'
import { kindFolders } from '../schema/front-matter.ts'

/** A handbook's folder, and the same as a person writes it. */
interface HandbookFolder {
  readonly handbook: string
  readonly folder: string
}

/**
 * Finds the folder of the handbook that a person means by `written`: most often it is that folder. Where it is a project
 * with a handbook in it, or a part of a handbook, the handbook is used and that is said. A command that `writes` refuses
 * instead, so that it changes nothing that was not named.
 */
export function findHandbookFolder(written: string, terminal: Terminal, writes: boolean): HandbookFolder {
  const folder = resolve(terminal.folder, written)
  const found = findInside(folder) ?? findAround(folder, written)
  if (!found) return { handbook: written, folder }
  const handbook = relative(terminal.folder, found.folder).split(sep).join('/') || '.'
  if (writes) throw new UserError(`${found.why(written)}; the handbook is \`${handbook}\`.`, hintFor(handbook))
  terminal.err(`${terminal.colors.yellow('note')} ${found.why(written)}: the handbook is read from \`${handbook}\`.`)
  return { handbook, folder: found.folder }
}

const hintFor = (handbook: string): string => `Name that folder: write \`${handbook}\` as the handbook.`

interface Found {
  readonly folder: string
  readonly why: (written: string) => string
}

/** The handbook in a folder that is a project. */
function findInside(folder: string): Found | undefined {
  const inside = join(folder, defaultHandbook)
  if (!isFolder(inside) || isHandbook(folder)) return undefined
  if (!hasSettings(inside) && !isProject(folder)) return undefined
  return { folder: inside, why: (written) => `\`${written}\` is a project and not the folder of its handbook` }
}

/** The handbook that a folder is a part of, and the one around a working folder that has none. */
function findAround(folder: string, written: string): Found | undefined {
  if (isFolder(folder)) {
    const whole = hasSettings(folder) ? undefined : foldersAbove(folder).find((one) => isPartOf(folder, one))
    return whole === undefined
      ? undefined
      : { folder: whole, why: (written) => `\`${written}\` is a part of a handbook` }
  }
  if (written !== defaultHandbook || existsSync(folder)) return undefined
  for (const above of foldersAbove(folder)) {
    const found = [above, join(above, defaultHandbook)].find(hasSettings)
    if (found) return { folder: found, why: (written) => `There is no folder \`${written}\` here` }
  }
  return undefined
}

/** Every folder above this one, the nearest first, up to the top of a repository. */
function foldersAbove(folder: string): string[] {
  const above = dirname(folder)
  if (above === folder) return []
  return existsSync(join(above, '.git')) ? [above] : [above, ...foldersAbove(above)]
}

const hasSettings = (folder: string): boolean => existsSync(join(folder, 'handbook.yaml'))

/** Whether a folder has settings, or pages in a folder that says what they are. */
const isHandbook = (folder: string): boolean =>
  hasSettings(folder) || kindFolders.some((name) => hasPages(join(folder, name)))

const hasPages = (folder: string): boolean =>
  isFolder(folder) && readdirSync(folder).some((name) => /\.(?:md|markdown)$/i.test(name))

/** Whether npm is to install rolebook here, as `init` has it. */
function isProject(folder: string): boolean {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return 'rolebook' in { ...dependencies, ...devDependencies }
  } catch {
    return false
  }
}

/** Whether a folder is, or is in, one that says what the pages of a handbook are. */
const isPartOf = (folder: string, whole: string): boolean =>
  hasSettings(whole) && kindFolders.includes(relative(whole, folder).split(sep)[0]!)
