import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noCache, noPlugins, placeOf } from './options.ts'

export const rename: Define = (program, terminal, ends) => {
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
    .option(...noCache)
    .option(...noPlugins)
    .addHelpText('after', '\nExample:\n  rolebook rename em eng-manager --dry-run')
    .action(async (id: string, newId: string, handbook: string, { cache, plugins, dryRun = false }) => {
      const { rename } = await import('../commands/rename.ts')
      const place = placeOf(handbook, terminal, cache)
      ends(await rename({ ...place, id, newId, plugins, dryRun, today: dayFor({}, terminal) }, terminal))
    })
}
