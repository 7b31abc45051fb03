import { resolve } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { defaultTarget } from '../base/files.ts'
import {
  type DefineCommand,
  dayFor,
  handbookOptions,
  jsonFormat,
  noCache,
  noPlugins,
  onHandbook,
  placeOf,
  today,
} from './handbook-options.ts'

// The options of the commands that check, show and publish a handbook as it is.

const everything = ['--all', 'show every problem and every place, however many lines that takes'] as const

/** Serves a handbook. */
export const defineDev: DefineCommand = (program, terminal, exit) => {
  program
    .command('dev')
    .summary('serve the handbook and reload as you edit')
    .description('Serves the handbook on this machine and shows every change at once.')
    .argument(...onHandbook)
    .option('--port <number>', 'port to listen on', port, 4321)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(...today)
    .option(...noPlugins)
    .addHelpText('after', '\nExample:\n  rolebook dev handbook --port 8080')
    .action(async (handbook: string, options) => {
      const place = await placeOf(handbook, terminal, { writes: false })
      const today = () => dayFor(options, terminal)
      const { runDev } = await import('../commands/dev.ts')
      exit(await runDev({ ...options, ...place, today }, terminal))
    })
}

/** Checks a handbook. */
export const defineCheck: DefineCommand = (program, terminal, exit) => {
  program
    .command('check')
    .summary('check the handbook without building it')
    .description('Reports what is wrong with a handbook, with file, line and column.')
    .argument(...onHandbook)
    .addOption(
      new Option('--format <name>', 'who reads the problems')
        .choices(['people', 'json', 'github', 'gitlab', 'sarif'])
        .default('people'),
    )
    .addOption(jsonFormat())
    .option('--fix', 'fix what has one certain fix, such as misspelled keys and moved pages')
    .option('--dry-run', 'with --fix: show the changes and write nothing')
    .option(
      '--baseline',
      'write the problems of today to a file, so that only new ones count; once it is there, take out what is solved',
    )
    .option('--renew', 'with --baseline: write it again, with every problem of today')
    .option(...noCache)
    .option(...today)
    .option(...noPlugins)
    .option('--notes', 'show every note')
    .option(...everything)
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook check handbook\n  rolebook check --fix --dry-run\n  rolebook check handbook --format sarif > rolebook.sarif',
    )
    .action(async (handbook: string, options) => {
      const writes = options.baseline || (options.fix && !options.dryRun)
      const place = await handbookOptions(handbook, options, terminal, writes)
      const { runCheck } = await import('../commands/check.ts')
      exit(await runCheck({ ...options, ...place }, terminal))
    })
}

/** Builds the site. */
export const defineBuild: DefineCommand = (program, terminal, exit) => {
  program
    .command('build')
    .summary('build the site')
    .description('Builds the site of a handbook. With errors in the handbook, the site stays as it was.')
    .argument(...onHandbook)
    .option('--out <folder>', 'folder to write the site to', defaultTarget)
    .option('--force', 'publish although the handbook has errors')
    .option(
      '--releases',
      'publish every release beside the handbook as it is now: tags of git, see `versions` in handbook.yaml',
    )
    .option(
      '--forget <version>',
      'remove a release from the site; may be given several times',
      (version, others: string[] = []) => [...others, version],
    )
    .option(
      '--atomic-link',
      'make the folder of the site a link, switched to a new folder at once: for servers that follow links',
    )
    .option('--json', 'print a report for programs')
    .option(...noCache)
    .option(...today)
    .option(...noPlugins)
    .option('--notes', 'show every note')
    .option(...everything)
    .addHelpText('after', '\nExamples:\n  rolebook build handbook --out public\n  rolebook build handbook --releases')
    .action(async (handbook: string, { out, force = false, ...options }) => {
      const target = resolve(terminal.folder, out)
      const place = await handbookOptions(handbook, options, terminal, true)
      const { runBuild } = await import('../commands/build.ts')
      exit(await runBuild({ ...options, ...place, target, force }, terminal))
    })
}

/** Explains a rule. */
export const defineExplain: DefineCommand = (program, terminal, exit) => {
  program
    .command('explain')
    .summary('explain what a rule means and how to fix what breaks it')
    .description('Explains a rule of the checker, with an example. Without a rule, lists them all by topic.')
    .argument('[rule]', 'id of the rule, as in a message, or name of a topic, such as `tables`')
    .addHelpText('after', '\nExample:\n  rolebook explain own-two')
    .action(async (rule: string | undefined) => {
      const { runExplain } = await import('../commands/explain.ts')
      exit(await runExplain({ rule }, terminal))
    })
}

/** Prints what pages may hold. */
export const defineSchema: DefineCommand = (program, terminal, exit) => {
  program
    .command('schema')
    .summary('print JSON Schema of front matter and handbook.yaml')
    .description(
      'Prints what may be written in the front matter of a kind of page, or in handbook.yaml, as JSON Schema.',
    )
    .argument('[kind]', 'kind of page, such as role, or config for handbook.yaml; without it, all of them')
    .option('--out <folder>', 'write a file for each, such as role.schema.json')
    .addHelpText('after', '\nExample:\n  rolebook schema role > role.schema.json')
    .action(async (name: string | undefined, { out }) => {
      const { runSchema } = await import('../commands/schema.ts')
      exit(await runSchema({ name, out }, terminal))
    })
}

function port(written: string): number {
  const number = Number(written)
  if (!/^\d+$/.test(written) || number > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.')
  return number
}
