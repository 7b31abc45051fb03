import { Option } from 'commander'
import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noCache, noPlugins, placeOf, today } from './options.ts'

const formats = ['people', 'json', 'github', 'sarif']

export const check: Define = (program, terminal, ends) => {
  program
    .command('check')
    .summary('check the handbook without building it')
    .description('Says what is wrong with a handbook, with file, line and column.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .addOption(new Option('--format <name>', 'who reads the problems').choices(formats).default('people'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--fix', 'mend what has one certain mend, such as misspelt keys and moved pages')
    .option('--dry-run', 'with --fix: show the changes and write nothing')
    .option(...noCache)
    .option(...today)
    .option(...noPlugins)
    .option('--notes', 'show every note')
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook check handbook\n  rolebook check --fix --dry-run\n  rolebook check handbook --format sarif > rolebook.sarif',
    )
    .action(async (handbook: string, options) => {
      const { check } = await import('../commands/check.ts')
      const place = placeOf(handbook, terminal, options.cache)
      ends(await check({ ...options, ...place, today: dayFor(options, terminal) }, terminal))
    })
}
