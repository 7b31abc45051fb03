import * as disk from 'node:fs/promises'
import { homedir } from 'node:os'
import { parse, resolve, sep } from 'node:path'
import { codeOf } from './code-of.ts'
import { inWords } from './in-words.ts'
import { isHalfReplaced } from './is-half-replaced.ts'
import { manifestName, readManifest } from './manifest.ts'
import { quoted } from './quoted.ts'
import { realPath } from './real-path.ts'
import { statOf } from './stat-of.ts'

interface Refusal {
  readonly message: string
  readonly mend: string
}

/** Why this folder must not be written to, or undefined when it may. Throws a WriteError when it cannot be looked at. */
export async function refusal(target: string, handbook: string): Promise<Refusal | undefined> {
  const reason = await reasonAgainst(resolve(target), resolve(handbook)).catch((fault) => {
    throw inWords(fault, `Nothing was written to ${quoted(target)}.`)
  })
  if (!reason) return undefined
  const { why, mend = 'Choose a folder for the site alone, one that is empty or does not exist yet.' } = reason
  return { message: `The site cannot be written to ${quoted(target)}: ${why}.`, mend }
}

interface Reason {
  readonly why: string
  readonly mend?: string
}

async function reasonAgainst(target: string, handbook: string): Promise<Reason | undefined> {
  const stat = await statOf(target, disk)
  if (stat?.isSymbolicLink()) return { why: 'it is a link', mend: 'Name the folder that the link leads to.' }
  if (stat && !stat.isDirectory()) return { why: 'it is a file, not a folder' }
  const real = await realPath(target).catch((fault) => {
    if (codeOf(fault) === 'ENOTDIR') return undefined
    throw fault
  })
  if (real === undefined) return { why: 'a part of its path is a file, not a folder' }
  return (await wrongPlace(real, await realPath(handbook))) ?? (stat && (await wrongContents(real)))
}

async function wrongPlace(real: string, handbook: string): Promise<Reason | undefined> {
  if (real === parse(real).root) return { why: 'it is the top of the disk' }
  if (real === (await home())) return { why: 'it is your home folder' }
  if (real === handbook) return { why: 'it is the folder of the handbook' }
  if (real.split(sep).includes('.git')) return { why: 'it is where git keeps what it knows' }
  if (handbook.startsWith(real + sep)) return { why: 'the handbook is inside it' }
  return undefined
}

async function home(): Promise<string | undefined> {
  try {
    return await realPath(homedir())
  } catch {
    return undefined // some machines run builds as a user without a home
  }
}

async function wrongContents(real: string): Promise<Reason | undefined> {
  const names = await disk.readdir(real)
  if (names.includes('.git')) return { why: 'it is the top of a git work tree' }
  if (names.length === 0 || (await isHalfReplaced(real, disk))) return undefined
  // Asked last: a build that runs beside us may have finished since the folder was listed.
  const manifest = await readManifest(real, disk)
  if (!manifest) return { why: `rolebook did not write what is in it, such as ${quoted(names.sort()[0]!)}` }
  if (manifest !== 'damaged') return undefined
  return {
    why: `its ${quoted(manifestName)} is damaged or of another version, so what may be replaced is not known`,
    mend: 'If it holds nothing but the site, delete the folder and build again.',
  }
}
