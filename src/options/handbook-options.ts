import { type Command, Option } from 'commander'
import { resolveToday } from '../base/dates.ts'
import { UserError } from '../base/errors.ts'
import { defaultHandbook, storePath } from '../base/files.ts'
import type { HandbookOptions } from '../commands/command.ts'
import type { Terminal } from '../reporters/terminal.ts'

// What the options of several commands share, and what they come to.

/** Adds a command to the program. `exit` takes the exit code. */
export type DefineCommand = (program: Command, terminal: Terminal, exit: (code: number) => void) => void

/** A command with its examples, of which the first is shown to whoever leaves out an argument that it needs. */
export function commandWith(examples: readonly [string, ...string[]], program: Command, { colors }: Terminal): Command {
  const [first] = examples
  const name = first.split(' ')[1]!
  const command = program.command(name)
  const missing = (text: string) =>
    command.registeredArguments.find((one) => text.includes(`missing required argument '${one.name()}'`))
  return command
    .addHelpText(
      'after',
      `\nExample${examples.length > 1 ? 's' : ''}:\n${examples.map((one) => `  ${one}`).join('\n')}`,
    )
    .showHelpAfterError(`(rolebook ${name} --help shows what else it takes)`)
    .configureOutput({
      outputError(text, write) {
        const argument = missing(text)
        if (!argument) return write(text)
        write(`${colors.red('error')} Missing \`<${argument.name()}>\`, expected: ${argument.description}`)
        write(`  ${colors.green('→')} For example: ${first}`)
      },
    })
}

/** The argument that names the folder of the pages. */
export const onHandbook = ['[handbook]', 'folder with the pages', defaultHandbook] as const

/** Which of the arguments of a command names the handbook, from 0; -1 where none does. */
export const findHandbookArgument = ({ registeredArguments }: Command): number =>
  registeredArguments.findIndex(({ description }) => description === onHandbook[1])

/** Options that several commands have. */
export const today = ['--today <day>', 'the day that dates are compared with, such as 2026-04-01'] as const

export const noCache = ['--no-cache', 'parse every page again, and forget what was cached'] as const

// A pull request may change `handbook.yaml` and the plugins that it names.
export const noPlugins = [
  '--no-plugins',
  'do not run code of the handbook: for handbooks of people you do not know',
] as const

export const jsonFormat = () => new Option('--json', 'the same as --format json').implies({ format: 'json' })

/** What every command on a handbook takes. */
export async function handbookOptions(
  handbook: string,
  options: { readonly cache?: boolean; readonly plugins: boolean; readonly today?: string },
  terminal: Terminal,
  writes = false,
): Promise<HandbookOptions> {
  const place = await placeOf(handbook, terminal, { writes, cache: options.cache })
  return { ...place, plugins: options.plugins, today: dayFor(options, terminal) }
}

interface Use {
  /** Whether the command changes the handbook, or writes something about it. */
  readonly writes: boolean
  readonly cache?: boolean | undefined
}

/** Where a handbook is, and where things about it are kept between runs or, unless `cache` is true, forgotten. */
export async function placeOf(written: string, terminal: Terminal, { writes, cache = true }: Use) {
  const { findHandbookFolder } = await import('../commands/handbook-folder.ts')
  const { handbook, folder } = findHandbookFolder(written, terminal, writes)
  const store = storePath(folder, terminal.folder)
  return { handbook, folder, keepIn: cache ? store : undefined, stale: cache ? undefined : store }
}

/** The day that dates are compared with. Nothing else reads the clock for it. */
export function dayFor({ today: option }: { readonly today?: string }, { env, now }: Terminal): string {
  const today = resolveToday({ option, sourceDateEpoch: env.SOURCE_DATE_EPOCH, now })
  if (today !== undefined) return today
  if (option !== undefined)
    throw new UserError(`Unexpected \`${option}\` as today, expected a date such as \`2026-04-01\`.`)
  throw new UserError(
    `Unexpected \`${env.SOURCE_DATE_EPOCH}\` in the variable SOURCE_DATE_EPOCH, expected seconds since 1970.`,
    'Remove the variable, or say which day it is: --today 2026-04-01',
  )
}
