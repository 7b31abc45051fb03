import { resolve } from 'node:path'
import { type ReadHandbook, readHandbook } from '../read/read-handbook.ts'
import { readRevision } from '../read/read-revision.ts'
import { shellQuoted } from '../read/shell-quoted.ts'
import type { PluginFile } from '../types.ts'
import { isFolder } from './is-folder.ts'
import { type Terminal, UsageError } from './terminal.ts'

/** One of two handbooks to compare: what is in a folder, or what git holds of the handbook. */
export type Side =
  | { readonly kind: 'folder'; readonly name: string; readonly folder: string }
  | { readonly kind: 'revision'; readonly name: string; readonly ref: string }

const workingTree = 'the working tree'

/** What a name stands for: a folder if there is one, else a revision. Without a name, the handbook as it is now. */
export function sideOf(name: string | undefined, handbook: string, { folder }: Terminal): Side {
  if (name === undefined) return { kind: 'folder', name: workingTree, folder: resolve(folder, handbook) }
  // Most often a variable of a build server that nobody has set; it would stand for the folder one is in.
  if (name === '')
    throw new UsageError('One of the names to compare is empty.', 'Expected a tag, a branch or a folder.')
  const path = resolve(folder, name)
  return isFolder(path) ? { kind: 'folder', name, folder: path } : { kind: 'revision', name, ref: name }
}

interface Options {
  /** The handbook that revisions are of. */
  readonly handbook: string
  /** Whether plugins may run. */
  readonly run: boolean
  /** Plugins for pages of a revision. */
  readonly plugins: readonly PluginFile[]
}

/** Reads one side. What cannot be read is said with what to run. */
export async function readSide(
  side: Side,
  { handbook, run, plugins }: Options,
  terminal: Terminal,
): Promise<ReadHandbook> {
  if (side.kind === 'folder') {
    if (side.name === workingTree) requireHandbook(handbook, terminal)
    return readHandbook(side.folder, { plugins: run })
  }
  const folder = requireHandbook(handbook, terminal)
  const read = await readRevision(folder, side.ref, { env: terminal.env, plugins })
  if (!('reason' in read)) return read
  const [older, newer] = side.ref.split(/\.{2,3}/)
  if (read.reason === 'ref' && older && newer)
    throw new UsageError(
      `${read.message}.`,
      `Name the two apart: rolebook diff ${shellQuoted(older)} ${shellQuoted(newer)}`,
    )
  const nor = read.reason === 'ref' ? ', and there is no such folder' : ''
  throw new UsageError(`${read.message}${nor}.`, read.mend)
}

function requireHandbook(handbook: string, terminal: Terminal): string {
  const folder = resolve(terminal.folder, handbook)
  if (isFolder(folder)) return folder
  const mend = 'Name the folder that holds the pages: rolebook diff <from> --handbook <folder>'
  throw new UsageError(`There is no folder \`${handbook}\`.`, mend)
}
