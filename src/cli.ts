import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Command, CommanderError } from 'commander'
import colors from 'picocolors'
import { UserError } from './base/errors.ts'
import { findPackageFolder } from './base/files.ts'
import { explainSystemError } from './base/ordinary-files.ts'
import { makeCommandNamer } from './commands/invocation.ts'
import { defineComment, defineDiff, defineOwners, defineRelease } from './options/changes.ts'
import { findHandbookArgument } from './options/handbook-options.ts'
import { defineBuild, defineCheck, defineDev, defineExplain, defineSchema } from './options/reading.ts'
import { defineInit, defineNew, defineRename, defineRetire } from './options/writing.ts'
import { hintText, type Prompt, type Terminal } from './reporters/terminal.ts'

// The command line: `main` runs one command. The options of each are in options/. What a command does is in commands/ and
// loaded when it is called, so that no command waits for the code of another.

/** In the order that `--help` lists them. */
const commands = [
  ...[defineInit, defineNew, defineDev, defineCheck, defineBuild, defineDiff, defineComment, defineRelease],
  ...[defineRename, defineRetire, defineOwners, defineExplain, defineSchema],
]

// What somebody reads before they fix the first of them; a file or a log holds all of it.
const mostLines = 200

/** Runs one command. Returns its exit code: 0 fine, 1 the handbook has problems, 2 wrong usage. */
export async function main(argv: readonly string[], overrides: Partial<Terminal> = {}): Promise<number> {
  const terminal: Terminal = {
    // biome-ignore lint/suspicious/noConsole: the one place that prints
    out: console.log,
    // biome-ignore lint/suspicious/noConsole: the one place that prints
    err: console.error,
    // A log file is not a terminal, even on a build server that says it can show colors.
    colors: colors.createColors(colors.isColorSupported && (process.stdout.isTTY || 'FORCE_COLOR' in process.env)),
    columns: process.stdout.columns || 80,
    lines: process.stdout.isTTY ? mostLines : undefined,
    folder: process.cwd(),
    clock: () => performance.now(),
    now: () => Date.now(),
    env: process.env,
    nameCommands: (text) => nameCommands(text, handbook),
    openPrompt: process.stdin.isTTY ? openPrompt : undefined,
    ...overrides,
  }
  let code = 0
  let handbook: string | undefined
  const program = new Command('rolebook')
    .description('Compiles Markdown pages that say who owns what into a cross-linked handbook.')
    .version(
      JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8')).version,
      '--version',
      'print the version',
    )
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(terminal.nameCommands(text.trimEnd())),
      writeErr: (text) => terminal.err(terminal.nameCommands(text.trimEnd())),
    })
    .showHelpAfterError('(rolebook --help shows every command)')
  const exit = (number: number) => {
    code = number
  }
  for (const define of commands) define(program, terminal, exit)
  program.hook('preAction', (_, command) => {
    handbook = command.processedArgs[findHandbookArgument(command)]
  })
  const nameCommands = makeCommandNamer(
    program.commands.map((command) => ({ name: command.name(), handbookAt: findHandbookArgument(command) })),
    { env: terminal.env, folder: terminal.folder, program: process.argv[1] ?? '' },
  )

  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2
    const error = explainSystemError(fault)
    if (!(error instanceof UserError)) throw fault
    terminal.err(`${terminal.colors.red('error')} ${error.message}`)
    if (error.hint) terminal.err(`  ${hintText(error.hint, terminal)}`)
    return 2
  }
}

function openPrompt(): Prompt {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answers = lines[Symbol.asyncIterator]()
  return {
    close: () => lines.close(),
    ask: async (question) => {
      lines.setPrompt(question)
      lines.prompt()
      const { done, value } = await answers.next()
      return done ? undefined : value
    },
  }
}
