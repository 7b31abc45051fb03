import { resolve } from 'node:path'
import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noCache, noPlugins, placeOf, today } from './options.ts'

export const build: Define = (program, terminal, ends) => {
  program
    .command('build')
    .summary('build the site')
    .description('Builds the site of a handbook. With errors in the handbook, the site stays as it was.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--out <folder>', 'folder to write the site to', 'site')
    .option('--force', 'publish although the handbook has errors')
    .option(
      '--releases',
      'publish every release beside the handbook as it is now: tags of git, see `versions` in handbook.yaml',
    )
    .option('--json', 'print a report for programs')
    .option(...noCache)
    .option(...today)
    .option(...noPlugins)
    .option('--notes', 'show every note')
    .addHelpText('after', '\nExamples:\n  rolebook build handbook --out public\n  rolebook build handbook --releases')
    .action(async (handbook: string, options) => {
      const { build } = await import('../commands/build.ts')
      const place = placeOf(handbook, terminal, options.cache)
      const target = resolve(terminal.folder, options.out)
      const force = options.force === true
      ends(await build({ ...options, ...place, target, force, today: dayFor(options, terminal) }, terminal))
    })
}
