import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import colors from 'picocolors'
import { type Terminal, UsageError } from './commands/terminal.ts'
import { keepingPlace } from './kept.ts'
import { packageFolder } from './tool-build.ts'

const defaultHandbook = 'handbook'

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
        },
        terminal,
      )
    })

  program
    .command('check')
    .summary('check the handbook without building it')
    .description('Says what is wrong with a handbook, with file, line and column.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--fix', 'mend what has one certain mend, such as misspelt keys and moved pages')
    .option('--dry-run', 'with --fix: show the changes and write nothing')
    .option('--json', 'print the problems for programs')
    .option('--no-cache', 'parse every page anew and keep nothing')
    .option('--notes', 'show every note')
    .addHelpText('after', '\nExamples:\n  rolebook check handbook\n  rolebook check --fix --dry-run')
    .action(async (handbook: string, options) => {
      const { check } = await import('./commands/check.ts')
      const folder = resolve(terminal.folder, handbook)
      code = await check(
        { ...options, handbook, folder, keepIn: options.cache ? keepingPlace(folder, terminal.folder) : undefined },
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
    .addHelpText('after', '\nExample:\n  rolebook rename em eng-manager --dry-run')
    .action(async (id: string, newId: string, handbook: string, options) => {
      const { rename } = await import('./commands/rename.ts')
      const folder = resolve(terminal.folder, handbook)
      const keepIn = options.cache ? keepingPlace(folder, terminal.folder) : undefined
      code = await rename({ handbook, id, newId, keepIn, dryRun: options.dryRun === true }, terminal)
    })

  program
    .command('dev')
    .summary('serve the handbook and reload as you edit')
    .description('Serves the handbook on this machine and shows every change at once.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--port <number>', 'port to listen on', port, 4321)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addHelpText('after', '\nExample:\n  rolebook dev handbook --port 8080')
    .action(async (handbook: string, options) => {
      const { dev } = await import('./commands/dev.ts')
      const folder = resolve(terminal.folder, handbook)
      code = await dev({ ...options, handbook, folder, keepIn: keepingPlace(folder, terminal.folder) }, terminal)
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
