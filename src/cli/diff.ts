import { resolve } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { isFolder } from '../commands/is-folder.ts'
import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noCache, noPlugins, placeOf, today } from './options.ts'

export const diff: Define = (program, terminal, ends) => {
  program
    .command('diff')
    .summary('say what changed between two handbooks, and for whom')
    .description(
      'Compares two handbooks: who gains and who gives up what, which teams have to agree anew, who should review it, ' +
        'and how large a step it is. Each is a folder or a name of git, such as a tag or a branch. A folder goes first; ' +
        'write `refs/heads/<name>` for a branch of the same name.',
    )
    .argument('<from>', 'the older handbook')
    .argument('[to]', 'the newer handbook; without it, the handbook as it is in its folder')
    .option('--handbook <folder>', `folder with the pages, for names of git (default: "${defaultHandbook}")`)
    .addOption(new Option('--format <name>', 'who reads it').choices(['people', 'markdown', 'json']).default('people'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option(
      '--links <address>',
      'with --format markdown: a site, such as a preview, that links to pages lead to',
      address,
    )
    .option(...noCache)
    .option(...today)
    .option(...noPlugins)
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook diff main\n  rolebook diff v2.0.0 HEAD --format markdown\n  rolebook diff old-handbook handbook',
    )
    .action(async (from: string, to: string | undefined, options) => {
      const { diff } = await import('../commands/diff.ts')
      // Compared with a folder, a name of git is about that folder.
      const named = to !== undefined && isFolder(resolve(terminal.folder, to)) ? to : defaultHandbook
      const handbook = options.handbook ?? named
      const { keepIn } = placeOf(handbook, terminal, options.cache)
      ends(await diff({ ...options, from, to, handbook, keepIn, today: dayFor(options, terminal) }, terminal))
    })
}

function address(written: string): string {
  if (!URL.canParse(written) || !/^https?:/.test(written))
    throw new InvalidArgumentError('Expected an address such as `https://preview.example.com/`.')
  return new URL(written).href
}
