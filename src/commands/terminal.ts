import { statSync } from 'node:fs'
import { relative, sep } from 'node:path'
import type { Environment } from '../read/git-facts.ts'
import type { Colors } from '../reporters/colors.ts'

/** What a command may touch of the world: where it prints, where it stands and what time it is. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly colors: Colors
  /** How many characters fit in a line. */
  readonly columns: number
  /** The working folder. */
  readonly folder: string
  /** Milliseconds, from anywhere. */
  readonly clock: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The variables that other programs are started with. */
  readonly env: Environment
}

/** The command was called wrongly, or cannot do what it was asked here: one line, no stack. */
export class UsageError extends Error {
  readonly mend: string | undefined
  constructor(message: string, mend?: string) {
    super(message)
    this.mend = mend
  }
}

/** Checks that `folder`, written as `handbook`, is a folder. */
export function requireFolder(folder: string, handbook: string): void {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat)
    throw new UsageError(
      `There is no folder \`${handbook}\`.`,
      'Run this where the folder `handbook` is, or name the folder that holds the pages.',
    )
  if (!stat.isDirectory())
    throw new UsageError(`\`${handbook}\` is a file, not a folder.`, 'Name the folder that holds the pages.')
}

/** What to put before a page's path so that it is one from the working folder. */
export function prefixOf(folder: string, terminal: Terminal): string {
  const path = relative(terminal.folder, folder).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}
