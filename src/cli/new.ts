import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noPlugins, placeOf } from './options.ts'

export const newOne: Define = (program, terminal, ends) => {
  program
    .command('new')
    .summary('write a new page with the keys that its kind needs')
    .description(
      'Writes a new page into the folder of its kind: what it needs is ready to be filled in, everything else stands in comments.',
    )
    .argument(
      '<kind>',
      'role, focus, responsibility, aor, team, person, practice, term, path, assessment, release or guide',
    )
    .argument('<title>', 'title of the page; of a release, its version')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--owner <role>', 'id of the role that is accountable for it')
    .option('--focus <id>', 'id of the focus area it belongs to')
    .option(...noPlugins)
    .addHelpText(
      'after',
      '\nExample:\n  rolebook new responsibility "Incident Response" --owner tl --focus technical-leadership',
    )
    .action(async (kind: string, title: string, handbook: string, options) => {
      const { newOne } = await import('../commands/new.ts')
      const place = placeOf(handbook, terminal)
      ends(await newOne({ ...options, ...place, kind, title, today: dayFor({}, terminal) }, terminal))
    })
}
