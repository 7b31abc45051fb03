import { Option } from 'commander'
import { UserError } from '../base/errors.ts'
import {
  commandWith,
  type DefineCommand,
  dayFor,
  handbookOptions,
  noCache,
  noPlugins,
  onHandbook,
  today,
} from './handbook-options.ts'

// The options of the commands that write a project or its pages.

/** Starts a project, or brings it up to date. */
export const defineInit: DefineCommand = (program, terminal, exit) => {
  program
    .command('init')
    .summary('start a handbook of your own')
    .description(
      'Starts a handbook in a folder, with workflows for GitHub and GitLab that check and publish it, and with ' +
        'rolebook itself as a file, so that the project needs no registry. It begins with the starter handbook, unless an ' +
        'option says how much of it you want, or which roles you have.',
    )
    .argument(
      '[folder]',
      'folder of the new project; files that are there stay, and .gitignore and package.json get what they lack',
      '.',
    )
    .addOption(
      new Option(
        '--bare',
        'begin with roles, focuses and responsibilities alone, and the words that they use',
      ).conflicts(['empty', 'withHistory', 'roles', 'focuses', 'ask']),
    )
    .addOption(
      new Option('--empty', 'begin with one role, one focus and one responsibility').conflicts([
        'withHistory',
        'roles',
        'focuses',
        'ask',
      ]),
    )
    .addOption(
      new Option(
        '--with-history',
        'also copy the past of the starter: roles that are gone, and two releases',
      ).conflicts(['roles', 'focuses', 'ask']),
    )
    .option('--roles <titles>', 'begin with roles of your own: "Lead (L), Staff Engineer, Manager=Lead+Staff Engineer"')
    .option('--focuses <titles>', 'what these roles take care of: "People, Technology"')
    .addOption(new Option('--ask', 'ask for roles and focuses').conflicts(['roles', 'focuses']))
    .option(
      '--from <path>',
      'also copy a folder of Markdown, as guides beside the starter; or begin with a sheet: a .csv or .tsv with duties as rows, roles as columns and letters of RACI or DACI, or ticks',
    )
    .option('--registry', 'ask a package registry for rolebook, instead of carrying it as a file in `vendor`')
    .addOption(
      new Option(
        '--update',
        'bring a project to the version that runs: its tool, workflows and scripts, never its handbook',
      ).conflicts(['bare', 'empty', 'withHistory', 'roles', 'focuses', 'ask', 'from']),
    )
    .option('--downgrade', 'with --update: also go back to an older version of rolebook')
    .option('--dry-run', 'with --update: show the changes and write nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook init our-handbook\n  rolebook init our-handbook --from docs --bare\n' +
        '  rolebook init our-handbook --roles "Engineering Lead, Staff Engineer" --focuses "People, Technology"',
    )
    .action(
      async (
        into: string,
        { bare = false, empty = false, withHistory = false, ask = false, registry = false, ...options },
      ) => {
        const { update = false, downgrade = false, dryRun = false, ...others } = options
        if (update) {
          const { runUpdate } = await import('../commands/update.ts')
          return exit(await runUpdate({ into, registry, downgrade, dryRun }, terminal))
        }
        if (dryRun)
          throw new UserError(
            '`--dry-run` shows what `--update` would change.',
            'Write both: rolebook init --update --dry-run',
          )
        if (downgrade)
          throw new UserError(
            '`--downgrade` lets `--update` go back to an older version.',
            'Write both: rolebook init --update --downgrade',
          )
        const today = dayFor({}, terminal)
        const { runInit } = await import('../commands/init.ts')
        exit(await runInit({ ...others, into, bare, empty, withHistory, ask, registry, today }, terminal))
      },
    )
}

/** Writes a page. */
export const defineNew: DefineCommand = (program, terminal, exit) => {
  commandWith(
    ['rolebook new responsibility "Incident Response" --owner tl --focus technical-leadership'],
    program,
    terminal,
  )
    .summary('write a new page with the keys that its kind needs')
    .description(
      'Writes a new page into the folder of its kind: what it needs is ready to be filled in, the rest is in comments.',
    )
    .argument(
      '<kind>',
      'role, focus, responsibility, aor, team, person, practice, term, path, assessment, release or guide',
    )
    .argument('<title>', 'title of the page; of a release, its version')
    .argument(...onHandbook)
    .option('--owner <role>', 'id of the role that is accountable for it')
    .option('--focus <id>', 'id of the focus area it belongs to')
    .option(...noPlugins)
    .action(async (kind: string, title: string, handbook: string, options) => {
      const place = await handbookOptions(handbook, options, terminal, true)
      const { runNew } = await import('../commands/new.ts')
      exit(await runNew({ ...options, ...place, kind, title }, terminal))
    })
}

/** Renames a page. */
export const defineRename: DefineCommand = (program, terminal, exit) => {
  commandWith(
    ['rolebook rename em eng-manager --dry-run', 'rolebook rename em engineering-lead --title "Engineering Lead (EL)"'],
    program,
    terminal,
  )
    .summary('rename a page and all that refers to it')
    .description(
      'Gives a page another id, moves its file, and rewrites every name and link that leads to it. ' +
        'The old id stays under `formerly`. This leaves the title of the page alone, which for a person is their name.',
    )
    .argument('<id>', 'id of the page; of a guide its path, or the end of it')
    .argument('<new-id>', 'new id; a guide moves when this is a path')
    .argument(...onHandbook)
    .option('--title <title>', 'give it another title too, also wherever the handbook says the old one')
    .option('--no-former', 'forget the old id: for pages that nobody outside links to yet')
    .option('--dry-run', 'show the changes and write nothing')
    .option(...noCache)
    .option(...noPlugins)
    .action(async (id: string, newId: string, handbook: string, { title, former, dryRun = false, ...options }) => {
      const place = await handbookOptions(handbook, options, terminal, true)
      const { runRename } = await import('../commands/rename.ts')
      exit(await runRename({ ...place, id, newId, title, former, dryRun }, terminal))
    })
}

/** Takes a page out. */
export const defineRetire: DefineCommand = (program, terminal, exit) => {
  commandWith(
    [
      'rolebook retire tlm --why "Nobody has both roles any more."',
      'rolebook retire tl --into staff-engineer --dry-run',
    ],
    program,
    terminal,
  )
    .summary('take a page out, and all that refers to it')
    .description(
      'Removes a page, takes its id out of lists, maps and blocks, turns links to it into their words, and says in the page ' +
        'of the next release why it went. With --into, all that named it names the other page. Where you have to decide ' +
        'first, it lists these places and changes nothing.',
    )
    .argument('<id>', 'id of the page; of a guide its path, or the end of it; also an id that no page has any more')
    .argument(...onHandbook)
    .option('--into <id>', 'id of the page that has its place from now on')
    .option('--why <sentence>', 'why it went, for the page of the next release')
    .option('--dry-run', 'show the changes and write nothing')
    .option(...noCache)
    .option(...today)
    .option(...noPlugins)
    .action(async (id: string, handbook: string, { into, why, dryRun = false, ...options }) => {
      const place = await handbookOptions(handbook, options, terminal, true)
      const { runRetire } = await import('../commands/retire.ts')
      exit(await runRetire({ ...place, id, into, why, dryRun }, terminal))
    })
}
