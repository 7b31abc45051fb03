import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { errorCode, UserError } from './errors.ts'
import { quotePath } from './text.ts'

/** More than any text that a person writes, and read in a moment. */
const mostBytes = 16 * 1024 * 1024

/**
 * The bytes of a file at a place where anything may be; undefined when nothing is there. Throws a UserError when it is no
 * ordinary file, too large, or not to be read. Never waits for a pipe.
 */
export function readOrdinaryFile(path: string, most = mostBytes): Buffer | undefined {
  let opened: number | undefined
  try {
    opened = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = fstatSync(opened)
    if (!stat.isFile()) throw notAFile(path, kindOf(stat))
    if (stat.size > most)
      throw new UserError(
        `${quotePath(path)} has ${stat.size} bytes, expected at most ${most}.`,
        'See whether it is the file that you mean.',
      )
    return readFileSync(opened)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw explainSystemError(error, path)
  } finally {
    if (opened !== undefined) closeSync(opened)
  }
}

/** What is in the place of a file. */
export function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'a folder'
  return stat.isFIFO() ? 'a pipe' : stat.isSocket() ? 'a socket' : 'a device'
}

const notAFile = (path: string, what: string): UserError =>
  new UserError(`${quotePath(path)} is ${what}, expected a file.`, 'Put a file in its place, or remove it.')

/** What it means that the system does not give a path out. Any error that is not one of the system is returned as it is. */
export function explainSystemError(error: unknown, path = (error as { readonly path?: string }).path): unknown {
  const code = errorCode(error)
  if (code === undefined || path === undefined) return error
  switch (code) {
    case 'EISDIR':
      return notAFile(path, 'a folder')
    case 'ENXIO':
      return notAFile(path, 'a socket')
    case 'ENODEV':
      return notAFile(path, 'a device')
    case 'ENOENT':
      return new UserError(`${quotePath(path)} is gone.`, 'See whether something else is moving files, and try again.')
    case 'ENOTDIR':
      return new UserError(`A part of the path ${quotePath(path)} is a file, not a folder.`, 'Name another path.')
    case 'ELOOP':
      return new UserError(`${quotePath(path)} is a link that leads back to itself.`, 'Remove the link.')
    case 'EACCES':
    case 'EPERM':
      return new UserError(
        `There is no permission to use ${quotePath(path)}.`,
        'Change its permissions, or run this as its owner.',
      )
    default:
      return new UserError(`The system cannot use ${quotePath(path)}: it reports ${code}.`, 'Try again.')
  }
}
