import { compiler } from '../compile.ts'
import { readHandbook } from '../read/read-handbook.ts'
import { hasErrors } from '../report.ts'
import { json } from '../reporters/json.ts'
import { people } from '../reporters/people.ts'
import { stopwatch } from '../stopwatch.ts'
import { toolBuild } from '../tool-build.ts'
import { prefixOf, requireFolder, type Terminal } from './terminal.ts'

interface Options {
  readonly handbook: string
  readonly folder: string
  readonly keepIn: string | undefined
  readonly plugins: boolean
  readonly today: string
  readonly json?: boolean
  readonly notes?: boolean
}

/** `rolebook check`: says what is wrong with a handbook. */
export async function check(options: Options, terminal: Terminal): Promise<number> {
  const { handbook: written, folder, keepIn, plugins, today, notes = false } = options
  requireFolder(folder, written)
  const { compile, save } = compiler({ keepIn, tool: toolBuild(), today })
  const { handbook, sources, messages } = await compile(
    await readHandbook(folder, { plugins }),
    stopwatch(terminal.clock),
  )
  save()
  const prefix = prefixOf(folder, terminal)
  if (options.json) terminal.out(JSON.stringify({ problems: json(messages, prefix) }, null, 2))
  else terminal.out(people(messages, { prefix, colors: terminal.colors, sources, pages: handbook.pages.size, notes }))
  return hasErrors(messages) ? 1 : 0
}
