import { Option } from 'commander'
import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noPlugins, placeOf, today } from './options.ts'

export const release: Define = (program, terminal, ends) => {
  program
    .command('release')
    .summary('give the handbook its next version')
    .description(
      'Works out from what changed for people which version comes next, commits the page of the release and tags it. ' +
        'A major release needs a page in releases/ that says what changes for whom. Nothing is pushed.',
    )
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .addOption(
      new Option('--bump <step>', 'how large a step it is; never smaller than what changed')
        .choices(['auto', 'major', 'minor', 'patch'])
        .default('auto'),
    )
    .option('--dry-run', 'say what would be released, and do nothing')
    .option(...today)
    .option(...noPlugins)
    .addHelpText('after', '\nExample:\n  rolebook release --dry-run')
    .action(async (handbook: string, { dryRun = false, ...options }) => {
      const { release } = await import('../commands/release.ts')
      const place = placeOf(handbook, terminal)
      ends(await release({ ...options, ...place, dryRun, today: dayFor(options, terminal) }, terminal))
    })
}
