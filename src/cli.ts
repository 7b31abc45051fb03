import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import colors from 'picocolors'
import { build } from './cli/build.ts'
import { check } from './cli/check.ts'
import { dev } from './cli/dev.ts'
import { diff } from './cli/diff.ts'
import { explain } from './cli/explain.ts'
import { init } from './cli/init.ts'
import { newOne } from './cli/new.ts'
import { owners } from './cli/owners.ts'
import { release } from './cli/release.ts'
import { rename } from './cli/rename.ts'
import { schema } from './cli/schema.ts'
import { type Terminal, UsageError } from './commands/terminal.ts'
import { packageFolder } from './tool-build.ts'

/** In the order that `--help` lists them. */
const commands = [init, newOne, dev, check, build, diff, release, rename, owners, explain, schema]

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
    .version(
      JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')).version,
      '--version',
      'print the version',
    )
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(rolebook --help shows every command)')
  for (const define of commands)
    define(program, terminal, (ended) => {
      code = ended
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
