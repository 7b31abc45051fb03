import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import colors from 'picocolors'
import { type Terminal, UsageError } from './commands/terminal.ts'
import { keepingPlace } from './kept.ts'
import { todayOf } from './today.ts'
import { packageFolder } from './tool-build.ts'

const defaultHandbook = 'handbook'
const formats = ['people', 'json', 'github', 'sarif']

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
    columns: process.stdout.columns || 80,
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
    .addOption(new Option('--format <name>', 'who reads the problems').choices(formats).default('people'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--fix', 'mend what has one certain mend, such as misspelt keys and moved pages')
    .option('--dry-run', 'with --fix: show the changes and write nothing')
    .option('--no-cache', 'parse every page anew and keep nothing')
    .option(...today)
    .option(...noPlugins)
    .option('--notes', 'show every note')
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook check handbook\n  rolebook check --fix --dry-run\n  rolebook check handbook --format sarif > rolebook.sarif',
    )
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
    .command('rename')
    .summary('rename a page and all that refers to it')
    .description(
      'Gives a page another id, moves its file, and rewrites every name and link that leads to it. ' +
        'The old id stays under `formerly`. What a person is called is the title of their page, which this leaves alone.',
    )
    .argument('<id>', 'id of the page; of a guide its path, or the end of it')
    .argument('<new-id>', 'new id; a guide moves when this is a path')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--dry-run', 'show the changes and write nothing')
    .option('--no-cache', 'parse every page anew and keep nothing')
    .option(...noPlugins)
    .addHelpText('after', '\nExample:\n  rolebook rename em eng-manager --dry-run')
    .action(async (id: string, newId: string, handbook: string, options) => {
      const { rename } = await import('./commands/rename.ts')
      const folder = resolve(terminal.folder, handbook)
      const keepIn = options.cache ? keepingPlace(folder, terminal.folder) : undefined
      const { plugins } = options
      const today = dayFor({}, terminal)
      code = await rename({ handbook, id, newId, plugins, today, keepIn, dryRun: options.dryRun === true }, terminal)
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

  program
    .command('explain')
    .summary('say what a rule means and how to mend what breaks it')
    .description('Explains a rule of the checker, with an example. Without a rule, lists them all.')
    .argument('[rule]', 'id of the rule, as it stands in a message')
    .addHelpText('after', '\nExample:\n  rolebook explain own-two')
    .action(async (rule: string | undefined) => {
      const { explain } = await import('./commands/explain.ts')
      code = await explain({ rule }, terminal)
    })

  program
    .command('schema')
    .summary('print JSON Schema of front matter and handbook.yaml')
    .description(
      'Prints what may be written in the front matter of a kind of page, or in handbook.yaml, as JSON Schema.',
    )
    .argument('[kind]', 'kind of page, such as role, or config for handbook.yaml; without it, all of them')
    .option('--out <folder>', 'write a file for each, such as role.schema.json')
    .addHelpText('after', '\nExample:\n  rolebook schema role > role.schema.json')
    .action(async (name: string | undefined, options) => {
      const { schema } = await import('./commands/schema.ts')
      code = await schema({ ...options, name }, terminal)
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
