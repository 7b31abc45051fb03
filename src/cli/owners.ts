import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noCache, noPlugins, placeOf } from './options.ts'

export const owners: Define = (program, terminal, ends) => {
  program
    .command('owners')
    .summary('print CODEOWNERS: who has to agree to a change of which page')
    .description(
      'Prints a part of CODEOWNERS by which GitHub and GitLab ask whoever answers for a page, and both sides where it is ' +
        'shared. Who the roles are there is said by `owners` in handbook.yaml.',
    )
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--write', 'write it into the CODEOWNERS file of the repository; what else is there stays')
    .option('--check', 'fail when the file in the repository says something else')
    .option(...noCache)
    .option(...noPlugins)
    .addHelpText('after', '\nExamples:\n  rolebook owners\n  rolebook owners --check')
    .action(async (handbook: string, options) => {
      const { owners } = await import('../commands/owners.ts')
      const place = placeOf(handbook, terminal, options.cache)
      ends(await owners({ ...options, ...place, today: dayFor({}, terminal) }, terminal))
    })
}
