import { makeStopwatch } from '../base/dates.ts'
import { hashTool } from '../base/files.ts'
import { type Compiled, createCompiler } from '../compile.ts'
import { readHandbook } from '../read/handbook.ts'
import { requireFolder, type Terminal } from '../reporters/terminal.ts'

/** Reads and understands the handbook of a command, and keeps what spares the next one work. */
export async function compiledHandbook(options: HandbookOptions, { clock }: Terminal): Promise<Compiled> {
  const { handbook: written, folder, keepIn, plugins, today } = options
  requireFolder(folder, written)
  const { compile, save } = createCompiler({ keepIn, tool: hashTool(), today })
  const compiled = await compile(await readHandbook(folder, { plugins }), makeStopwatch(clock))
  save()
  return compiled
}

/** The handbook that a command works on. */
export interface HandbookOptions {
  /** Its folder as written. */
  readonly handbook: string
  readonly folder: string
  /** Where things are kept between runs, if they are: a path without its ending. */
  readonly keepIn: string | undefined
  /** Whether its plugins may run. */
  readonly plugins: boolean
  readonly today: string
}
