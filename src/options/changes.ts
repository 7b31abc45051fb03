import { resolve } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { defaultHandbook } from '../base/files.ts'
import { isFolder } from '../reporters/terminal.ts'
import {
  commandWith,
  type DefineCommand,
  handbookOptions,
  jsonFormat,
  noCache,
  noPlugins,
  onHandbook,
  today,
} from './handbook-options.ts'

// The options of the commands about what changed: for whom, who has to agree, and which version it makes.

/** Compares two handbooks. */
export const defineDiff: DefineCommand = (program, terminal, exit) => {
  commandWith(
    ['rolebook diff main', 'rolebook diff v2.0.0 HEAD --format markdown', 'rolebook diff old-handbook handbook'],
    program,
    terminal,
  )
    .summary('say what changed between two handbooks, and for whom')
    .description(
      'Compares two handbooks: who gains and who gives up what, which teams have to agree again, who should review it, ' +
        'and how large a step it is. Each is a folder or a name of git, such as a tag or a branch. A folder goes first; ' +
        'write `refs/heads/<name>` for a branch of the same name. Where the older one has no handbook yet, everything is new.',
    )
    .argument('<from>', 'the older handbook')
    .argument('[to]', 'the newer handbook; without it, the handbook as it is in its folder')
    .option('--handbook <folder>', `folder with the pages, for names of git (default: "${defaultHandbook}")`)
    .addOption(new Option('--format <name>', 'who reads it').choices(['people', 'markdown', 'json']).default('people'))
    .addOption(jsonFormat())
    .option(
      '--links <address>',
      'with --format markdown: a site, such as a preview, that links to pages lead to',
      address,
    )
    .option(...noCache)
    .option(...today)
    .option(...noPlugins)
    .action(async (from: string, to: string | undefined, options) => {
      const { findHandbookFolder } = await import('../commands/handbook-folder.ts')
      const isPlace = (name: string) => name !== '' && isFolder(resolve(terminal.folder, name))
      const [older = from, newer] = [from, to].map((name) =>
        name !== undefined && isPlace(name) ? findHandbookFolder(name, terminal, false).handbook : name,
      )
      // When one side is a folder, a name of git means that folder.
      const named = newer !== undefined && isPlace(newer) ? newer : defaultHandbook
      const place = await handbookOptions(options.handbook ?? named, options, terminal)
      const { runDiff } = await import('../commands/diff.ts')
      exit(await runDiff({ ...options, ...place, from: older, to: newer }, terminal))
    })
}

/** Comments on a pull request. */
export const defineComment: DefineCommand = (program, terminal, exit) => {
  commandWith(['rolebook comment proposal'], program, terminal)
    .summary('keep one comment on a pull request that says what it changes')
    .description(
      'For workflows: writes what `diff --format markdown` said as a comment on the pull request or merge request that they ' +
        'run for, or updates the comment that is there. The text may be of strangers: it mentions nobody, links lead into the ' +
        'repository or the preview only, and what is too long is cut.',
    )
    .argument(
      '<proposal>',
      'folder with the text in `changes.md` and, of a `workflow_run`, the number in `pull-request.txt`',
    )
    .option('--preview <address>', 'where the pages can be read as they would be', address)
    .action(async (proposal: string, options) => {
      const { runComment } = await import('../commands/comment.ts')
      exit(await runComment({ ...options, proposal }, terminal))
    })
}

/** Gives a handbook its next version. */
export const defineRelease: DefineCommand = (program, terminal, exit) => {
  program
    .command('release')
    .summary('give the handbook its next version')
    .description(
      'Works out from what changed for people which version comes next, commits the page of the release and tags it. ' +
        'A major release needs a page in releases/ that says what changes for whom. Nothing is pushed.',
    )
    .argument(...onHandbook)
    .addOption(
      new Option('--bump <step>', 'how large a step it is; never smaller than what changed')
        .choices(['auto', 'major', 'minor', 'patch'])
        .default('auto'),
    )
    .addOption(
      new Option(
        '--prepare',
        'only write the page, and commit it on a new branch to be reviewed: where the main branch is protected',
      ).conflicts('tag'),
    )
    .addOption(
      new Option('--tag', 'only tag what is checked out, if the page of a release was prepared and merged').conflicts(
        'bump',
      ),
    )
    .option('--dry-run', 'say what would be released, and do nothing')
    .option(...today)
    .option(...noPlugins)
    .addHelpText('after', '\nExample:\n  rolebook release --dry-run')
    .action(async (handbook: string, { dryRun = false, prepare, tag, ...options }) => {
      const make = tag ? 'tag' : prepare ? 'branch' : 'release'
      const place = await handbookOptions(handbook, options, terminal, true)
      const { runRelease } = await import('../commands/release.ts')
      exit(await runRelease({ ...options, ...place, make, dryRun }, terminal))
    })
}

/** Prints CODEOWNERS. */
export const defineOwners: DefineCommand = (program, terminal, exit) => {
  program
    .command('owners')
    .summary('print CODEOWNERS: who has to agree to a change of which page')
    .description(
      'Prints a part of CODEOWNERS by which GitHub and GitLab ask whoever answers for a page, and both sides if it is ' +
        'shared. Set who the roles are there with `owners` in handbook.yaml, and whom they ask about the settings, plugins ' +
        'and workflows with `maintainers`.',
    )
    .argument(...onHandbook)
    .option('--write', 'write it into the CODEOWNERS file of the repository; the rest of the file stays')
    .option('--check', 'fail when the file in the repository says something else')
    .option('--list', 'list every page instead: its id, its file and who answers for it')
    .option(...noCache)
    .option(...noPlugins)
    .addHelpText('after', '\nExamples:\n  rolebook owners\n  rolebook owners --check')
    .action(async (handbook: string, options) => {
      const place = await handbookOptions(handbook, options, terminal, options.write)
      const { runOwners } = await import('../commands/owners.ts')
      exit(await runOwners({ ...options, ...place }, terminal))
    })
}

function address(written: string): string {
  if (!URL.canParse(written) || !/^https?:/.test(written))
    throw new InvalidArgumentError('Expected an address such as `https://preview.example.com/`.')
  return new URL(written).href
}
