import { type Compiled, compiler } from '../compile.ts'
import { readHandbook } from '../read/read-handbook.ts'
import { stopwatch } from '../stopwatch.ts'
import { toolBuild } from '../tool-build.ts'
import type { HandbookOptions } from './handbook-options.ts'
import { requireFolder, type Terminal } from './terminal.ts'

/** Reads and understands the handbook of a command, and keeps what spares the next one work. */
export async function compiledHandbook(options: HandbookOptions, { clock }: Terminal): Promise<Compiled> {
  const { handbook: written, folder, keepIn, plugins, today } = options
  requireFolder(folder, written)
  const { compile, save } = compiler({ keepIn, tool: toolBuild(), today })
  const compiled = await compile(await readHandbook(folder, { plugins }), stopwatch(clock))
  save()
  return compiled
}
