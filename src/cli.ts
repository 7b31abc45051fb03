import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import colors from 'picocolors'
import { type Terminal, UsageError } from './commands/terminal.ts'
import { keepingPlace } from './kept.ts'
import { todayOf } from './today.ts'
import { packageFolder } from './tool-build.ts'

const defaultHandbook = 'handbook'

// A pull request may bring `handbook.yaml` and the plugins it names along.
const noPlugins = ['--no-plugins', 'run no code of the handbook: for handbooks of people you do not know'] as const

const today = ['--today <day>', 'the day that dates are compared with, such as 2026-04-01'] as const

/** Runs one command. Returns its exit code: 0 fine, 1 the handbook has problems, 2 wrong usage. */
export async function main(argv: readonly string[], given: Partial<Terminal> = {}): Promise<number> {
  const terminal: Terminal = {
    // biome-ignore lint/suspicious/noConsole: the one place that prints
    out: console.log,
    // biome-ignore lint/suspicious/noConsole: the one place that prints
    err: console.error,
    // A log file is no terminal, also where a build server says that it can show colors.
    colors: colors.createColors(colors.isColorSupported && (process.stdout.isTTY || 'FORCE_COLOR' in process.env)),
    folder: process.cwd(),
    clock: () => performance.now(),
    now: () => Date.now(),
    env: process.env,
    ...given,
  }
  let code = 0
  const program = new Command('rolebook')
    .description('Compiles Markdown pages that say who owns what into a cross-linked handbook.')
    .version(JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')).version, '--version')
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(rolebook --help shows every command)')

  program
    .command('build')
    .summary('build the site')
    .description('Builds the site of a handbook. With errors in the handbook, the site stays as it was.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--out <folder>', 'folder to write the site to', 'site')
    .option('--force', 'publish although the handbook has errors')
    .option('--json', 'print a report for programs')
    .option('--no-cache', 'parse every page anew and keep nothing')
    .option(...today)
    .option(...noPlugins)
    .option('--notes', 'show every note')
    .addHelpText('after', '\nExample:\n  rolebook build handbook --out public')
    .action(async (handbook: string, options) => {
      const { build } = await import('./commands/build.ts')
      const folder = resolve(terminal.folder, handbook)
      const keepIn = options.cache ? keepingPlace(folder, terminal.folder) : undefined
      code = await build(
        {
          ...options,
          handbook,
          folder,
          target: resolve(terminal.folder, options.out),
          keepIn,
          force: options.force === true,
          today: dayFor(options, terminal),
        },
        terminal,
      )
    })

  program
    .command('check')
    .summary('check the handbook without building it')
    .description('Says what is wrong with a handbook, with file, line and column.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--json', 'print the problems for programs')
    .option('--no-cache', 'parse every page anew and keep nothing')
    .option(...today)
    .option(...noPlugins)
    .option('--notes', 'show every note')
    .addHelpText('after', '\nExample:\n  rolebook check handbook')
    .action(async (handbook: string, options) => {
      const { check } = await import('./commands/check.ts')
      const folder = resolve(terminal.folder, handbook)
      code = await check(
        {
          ...options,
          handbook,
          folder,
          keepIn: options.cache ? keepingPlace(folder, terminal.folder) : undefined,
          today: dayFor(options, terminal),
        },
        terminal,
      )
    })

  program
    .command('dev')
    .summary('serve the handbook and reload as you edit')
    .description('Serves the handbook on this machine and shows every change at once.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--port <number>', 'port to listen on', port, 4321)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(...today)
    .option(...noPlugins)
    .addHelpText('after', '\nExample:\n  rolebook dev handbook --port 8080')
    .action(async (handbook: string, options) => {
      const { dev } = await import('./commands/dev.ts')
      const folder = resolve(terminal.folder, handbook)
      const keepIn = keepingPlace(folder, terminal.folder)
      code = await dev({ ...options, handbook, folder, keepIn, today: dayFor(options, terminal) }, terminal)
    })

  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof UsageError)) throw error
    terminal.err(`${terminal.colors.red('error')} ${error.message}`)
    if (error.mend) terminal.err(`  ${terminal.colors.green('→')} ${error.mend}`)
    return 2
  }
}

function port(written: string): number {
  const number = Number(written)
  if (!/^\d+$/.test(written) || number > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.')
  return number
}

/** The day that dates are compared with: asked for here and nowhere else. */
function dayFor({ today: option }: { readonly today?: string }, { env, now }: Terminal): string {
  const today = todayOf({ option, sourceDateEpoch: env.SOURCE_DATE_EPOCH, now })
  if (today !== undefined) return today
  if (option !== undefined)
    throw new UsageError(`Unexpected \`${option}\` as today, expected a date such as \`2026-04-01\`.`)
  throw new UsageError(
    `Unexpected \`${env.SOURCE_DATE_EPOCH}\` in the variable SOURCE_DATE_EPOCH, expected seconds since 1970.`,
    'Remove the variable, or say which day it is: --today 2026-04-01',
  )
}
