import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import picocolors from 'picocolors'
import { type Compiled, compiler } from '../compile.ts'
import { readHandbook } from '../read/read-handbook.ts'
import { repository } from '../read/repository.ts'
import { hasErrors } from '../report.ts'
import { json } from '../reporters/json.ts'
import { people } from '../reporters/people.ts'
import { stopwatch } from '../stopwatch.ts'
import { packageFolder, toolBuild } from '../tool-build.ts'
import { type Colors, prefixOf, requireFolder, type Terminal } from './terminal.ts'

interface Options {
  readonly handbook: string
  readonly folder: string
  readonly keepIn: string | undefined
  readonly plugins: boolean
  /** Who reads the problems. */
  readonly format: 'people' | 'json' | 'github' | 'sarif'
  readonly notes?: boolean
}

/** `rolebook check`: says what is wrong with a handbook. */
export async function check(options: Options, terminal: Terminal): Promise<number> {
  const { handbook: written, folder, keepIn, plugins } = options
  requireFolder(folder, written)
  const { compile, save } = compiler({ keepIn, tool: toolBuild() })
  const compiled = await compile(await readHandbook(folder, { plugins }), stopwatch(terminal.clock))
  save()
  terminal.out(await shown(compiled, options, terminal))
  return hasErrors(compiled.messages) ? 1 : 0
}

async function shown(compiled: Compiled, { folder, format, notes = false }: Options, terminal: Terminal) {
  const { handbook, sources, messages, allowed } = compiled
  const { colors } = terminal
  const prefix = prefixOf(folder, terminal)
  const asText = (prefix: string, colors: Colors) =>
    people(messages, { prefix, colors, sources, pages: handbook.pages.size, notes, allowed: allowed.length })
  switch (format) {
    case 'people':
      return asText(prefix, colors)
    case 'json':
      return inJson(json(messages, allowed, prefix))
    case 'github': {
      const { github } = await import('../reporters/github.ts')
      const fromTop = await prefixFromTop(folder, terminal)
      return github(messages, asText(fromTop, plainColors), fromTop)
    }
    case 'sarif': {
      const { sarif } = await import('../reporters/sarif.ts')
      const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'))
      return inJson(sarif(messages, allowed, { prefix: await prefixFromTop(folder, terminal), version }))
    }
  }
}

const plainColors = picocolors.createColors(false)

const inJson = (value: object): string => JSON.stringify(value, null, 2)

/** What makes a page's path one from the top of its repository; without git, from the working folder. */
async function prefixFromTop(folder: string, terminal: Terminal): Promise<string> {
  const place = await repository(folder, terminal.env)
  return place.kind === 'repository' ? place.prefix : prefixOf(folder, terminal)
}
