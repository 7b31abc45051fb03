import * as disk from 'node:fs/promises'
import { homedir } from 'node:os'
import { parse, resolve, sep } from 'node:path'
import { errorCode, UserError } from '../base/errors.ts'
import type { Fault } from '../base/messages.ts'
import { resolveRealPath } from '../base/paths.ts'
import { quotePath } from '../base/text.ts'
import { isHalfReplaced, statOf } from './disk.ts'
import { manifestName, readManifest } from './manifest.ts'

/** Files could not be written. */
export class WriteError extends UserError {
  override readonly name = 'WriteError'
}

/** Why this folder must not be written to, or undefined when it may. Throws a WriteError when it cannot be looked at. */
export async function findTargetProblem(target: string, handbook: string): Promise<Fault | undefined> {
  const reason = await reasonAgainst(resolve(target), resolve(handbook)).catch((fault) => {
    throw describeDiskFault(fault, `Nothing was written to ${quotePath(target)}.`)
  })
  if (!reason) return undefined
  const { why, hint = 'Choose a folder for the site alone, one that is empty or does not exist yet.' } = reason
  return { message: `The site cannot be written to ${quotePath(target)}: ${why}.`, hint }
}

interface RefusalReason {
  readonly why: string
  readonly hint?: string
}

async function reasonAgainst(target: string, handbook: string): Promise<RefusalReason | undefined> {
  const stat = await statOf(target, disk)
  if (stat?.isSymbolicLink()) return { why: 'it is a link', hint: 'Name the folder that the link leads to.' }
  if (stat && !stat.isDirectory()) return { why: 'it is a file, not a folder' }
  const real = await resolveRealPath(target).catch((fault) => {
    if (errorCode(fault) === 'ENOTDIR') return undefined
    throw fault
  })
  if (real === undefined) return { why: 'a part of its path is a file, not a folder' }
  return (await wrongPlace(real, await resolveRealPath(handbook))) ?? (stat && (await wrongContents(real)))
}

async function wrongPlace(real: string, handbook: string): Promise<RefusalReason | undefined> {
  if (real === parse(real).root) return { why: 'it is the top of the disk' }
  if (real === (await home())) return { why: 'it is your home folder' }
  if (real === handbook) return { why: 'it is the folder of the handbook' }
  if (real.split(sep).includes('.git')) return { why: 'it is where git keeps what it knows' }
  if (handbook.startsWith(real + sep)) return { why: 'the handbook is inside it' }
  return undefined
}

async function home(): Promise<string | undefined> {
  try {
    return await resolveRealPath(homedir())
  } catch {
    return undefined // some machines run builds as a user without a home
  }
}

async function wrongContents(real: string): Promise<RefusalReason | undefined> {
  const names = await disk.readdir(real)
  if (names.includes('.git')) return { why: 'it is the top of a git work tree' }
  if (names.length === 0 || (await isHalfReplaced(real, disk))) return undefined
  // Asked last: a build that runs beside us may have finished since the folder was listed.
  const manifest = await readManifest(real, disk)
  if (!manifest) return { why: `rolebook did not write what is in it, such as ${quotePath(names.sort()[0]!)}` }
  if (manifest !== 'damaged') return undefined
  return {
    why: `its ${quotePath(manifestName)} is damaged or of another version, so what may be replaced is not known`,
    hint: 'If it holds nothing but the site, delete the folder and build again.',
  }
}

/** What a fault of the file system means to a person. Any other error is returned as it is: then we are wrong, not the disk. */
export function describeDiskFault(fault: unknown, outcome: string): unknown {
  const code = errorCode(fault)
  if (code === undefined) return fault
  const { path, dest } = fault as { path?: string; dest?: string }
  const at = quotePath(dest ?? path ?? 'the site')
  const [why, hint] = reasons[code]?.(at) ?? [`The disk reports the fault ${code} at ${at}`, 'Build again.']
  return new WriteError(`${why}. ${outcome}`, hint, { cause: fault })
}

type Reason = (at: string) => readonly [why: string, hint: string]

const space: Reason = () => ['There is no space left on the disk', 'Free some space and build again.']
const permission: Reason = (at) => [
  `There is no permission to write ${at}`,
  'Get permission to write the folder of the site and the folder it is in, or choose another.',
]
const tooManyFiles: Reason = () => ['Too many files are open', 'Close other programs or raise the limit (`ulimit -n`).']
const meddling: Reason = (at) => [`Something else changes the folder of the site, at ${at}`, 'Stop it and build again.']
const inUse: Reason = (at) => [`Another program uses ${at}`, 'Close it and build again.']

const reasons: Readonly<Record<string, Reason>> = {
  ENOSPC: space,
  EDQUOT: () => ['The disk quota is used up', 'Free some space and build again.'],
  EACCES: permission,
  EPERM: permission,
  EROFS: (at) => [`The disk of ${at} can only be read`, 'Choose a folder on another disk.'],
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  ENAMETOOLONG: (at) => [
    `The path ${at} is too long for the disk`,
    'Shorten it, or choose a folder with a shorter path.',
  ],
  EXDEV: () => [
    'The folder of the site is mounted from elsewhere, and a site is prepared beside its folder',
    'Choose a folder inside it.',
  ],
  EIO: (at) => [`The disk failed at ${at}`, 'See whether the disk is sound and build again.'],
  EBUSY: inUse,
  ETXTBSY: inUse,
  ENOENT: meddling,
  ENOTDIR: meddling,
  EISDIR: meddling,
  EEXIST: meddling,
  ENOTEMPTY: meddling,
}
