import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import colors from 'picocolors'
import { resolveToday } from './base/dates.ts'
import { UserError } from './base/errors.ts'
import { defaultTarget, findPackageFolder, storePath } from './base/files.ts'
import { explainSystemError } from './base/ordinary-files.ts'
import type { HandbookOptions } from './commands/command.ts'
import { makeCommandNamer } from './commands/invocation.ts'
import { hintText, isFolder, type Prompt, type Terminal } from './reporters/terminal.ts'

// The command line, from top to bottom: what several commands take, each command with its options in the order of
// `--help`, `main`, which runs one of them, and how arguments are read. What a command does is in commands/ and loaded
// when it is called, so that no command waits for the code of another.

/** Adds a command to the program. `exit` takes the exit code. */
type DefineCommand = (program: Command, terminal: Terminal, exit: (code: number) => void) => void

/** The folder of the pages, unless another is given. */
const defaultHandbook = 'handbook'

const onHandbook = ['[handbook]', 'folder with the pages', defaultHandbook] as const

const today = ['--today <day>', 'the day that dates are compared with, such as 2026-04-01'] as const

const noCache = ['--no-cache', 'parse every page again, and forget what was cached'] as const

// A pull request may change `handbook.yaml` and the plugins that it names.
const noPlugins = ['--no-plugins', 'do not run code of the handbook: for handbooks of people you do not know'] as const

const everything = ['--all', 'show every problem and every place, however many lines that takes'] as const

const jsonFormat = () => new Option('--json', 'the same as --format json').implies({ format: 'json' })

const init: DefineCommand = (program, terminal, exit) => {
  program
    .command('init')
    .summary('start a handbook of your own')
    .description(
      'Starts a handbook in an empty folder, with workflows for GitHub and GitLab that check and publish it, and with ' +
        'rolebook itself as a file, so that the project needs no registry. It begins with the starter handbook, unless an ' +
        'option says how much of it you want, or which roles you have.',
    )
    .argument('[folder]', 'folder of the new project; files of npm and git may be there already', '.')
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
    .option('--dry-run', 'with --update: show the changes and write nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook init our-handbook\n  rolebook init our-handbook --from docs --bare\n' +
        '  rolebook init our-handbook --roles "Engineering Lead, Staff Engineer" --focuses "People, Technology"',
    )
    .action(
      async (
        into: string,
        { bare = false, empty = false, withHistory = false, ask = false, registry = false, update, dryRun, ...options },
      ) => {
        if (update) {
          const { runUpdate } = await import('./commands/update.ts')
          return exit(await runUpdate({ into, registry, dryRun: dryRun === true }, terminal))
        }
        if (dryRun)
          throw new UserError(
            '`--dry-run` shows what `--update` would change.',
            'Write both: rolebook init --update --dry-run',
          )
        const today = dayFor({}, terminal)
        const { runInit } = await import('./commands/init.ts')
        exit(await runInit({ ...options, into, bare, empty, withHistory, ask, registry, today }, terminal))
      },
    )
}

const newPage: DefineCommand = (program, terminal, exit) => {
  program
    .command('new')
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
    .addHelpText(
      'after',
      '\nExample:\n  rolebook new responsibility "Incident Response" --owner tl --focus technical-leadership',
    )
    .action(async (kind: string, title: string, handbook: string, options) => {
      const { runNew } = await import('./commands/new.ts')
      exit(await runNew({ ...options, ...handbookOptions(handbook, options, terminal), kind, title }, terminal))
    })
}

const dev: DefineCommand = (program, terminal, exit) => {
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
      const place = placeOf(handbook, terminal)
      const today = () => dayFor(options, terminal)
      const { runDev } = await import('./commands/dev.ts')
      exit(await runDev({ ...options, ...place, today }, terminal))
    })
}

const check: DefineCommand = (program, terminal, exit) => {
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
    .option('--renew', 'with --baseline: write it anew, with every problem of today')
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
      const { runCheck } = await import('./commands/check.ts')
      exit(await runCheck({ ...options, ...handbookOptions(handbook, options, terminal) }, terminal))
    })
}

const build: DefineCommand = (program, terminal, exit) => {
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
      const { runBuild } = await import('./commands/build.ts')
      exit(await runBuild({ ...options, ...handbookOptions(handbook, options, terminal), target, force }, terminal))
    })
}

const diff: DefineCommand = (program, terminal, exit) => {
  program
    .command('diff')
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
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook diff main\n  rolebook diff v2.0.0 HEAD --format markdown\n  rolebook diff old-handbook handbook',
    )
    .action(async (from: string, to: string | undefined, options) => {
      // When one side is a folder, a name of git means that folder.
      const named = to !== undefined && isFolder(resolve(terminal.folder, to)) ? to : defaultHandbook
      const { handbook = named } = options
      const { runDiff } = await import('./commands/diff.ts')
      exit(await runDiff({ ...options, ...handbookOptions(handbook, options, terminal), from, to }, terminal))
    })
}

const comment: DefineCommand = (program, terminal, exit) => {
  program
    .command('comment')
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
    .addHelpText('after', '\nExample:\n  rolebook comment proposal')
    .action(async (proposal: string, options) => {
      const { runComment } = await import('./commands/comment.ts')
      exit(await runComment({ ...options, proposal }, terminal))
    })
}

const release: DefineCommand = (program, terminal, exit) => {
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
      const { runRelease } = await import('./commands/release.ts')
      exit(await runRelease({ ...options, ...handbookOptions(handbook, options, terminal), make, dryRun }, terminal))
    })
}

const rename: DefineCommand = (program, terminal, exit) => {
  program
    .command('rename')
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
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook rename em eng-manager --dry-run\n  rolebook rename em engineering-lead --title "Engineering Lead (EL)"',
    )
    .action(async (id: string, newId: string, handbook: string, { title, former, dryRun = false, ...options }) => {
      const { runRename } = await import('./commands/rename.ts')
      exit(
        await runRename(
          { ...handbookOptions(handbook, options, terminal), id, newId, title, former, dryRun },
          terminal,
        ),
      )
    })
}

const retire: DefineCommand = (program, terminal, exit) => {
  program
    .command('retire')
    .summary('take a page out, and all that refers to it')
    .description(
      'Removes a page, takes its id out of lists, maps and blocks, turns links to it into their words, and says in the page ' +
        'of the next release why it went. With --into, all that named it names the other page. Where somebody has to decide ' +
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
    .addHelpText(
      'after',
      '\nExamples:\n  rolebook retire tlm --why "Nobody has both roles any more."\n  rolebook retire tl --into staff-engineer --dry-run',
    )
    .action(async (id: string, handbook: string, { into, why, dryRun = false, ...options }) => {
      const { runRetire } = await import('./commands/retire.ts')
      exit(await runRetire({ ...handbookOptions(handbook, options, terminal), id, into, why, dryRun }, terminal))
    })
}

const owners: DefineCommand = (program, terminal, exit) => {
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
    .option(...noCache)
    .option(...noPlugins)
    .addHelpText('after', '\nExamples:\n  rolebook owners\n  rolebook owners --check')
    .action(async (handbook: string, options) => {
      const { runOwners } = await import('./commands/owners.ts')
      exit(await runOwners({ ...options, ...handbookOptions(handbook, options, terminal) }, terminal))
    })
}

const explain: DefineCommand = (program, terminal, exit) => {
  program
    .command('explain')
    .summary('explain what a rule means and how to fix what breaks it')
    .description('Explains a rule of the checker, with an example. Without a rule, lists them all.')
    .argument('[rule]', 'id of the rule, as in a message')
    .addHelpText('after', '\nExample:\n  rolebook explain own-two')
    .action(async (rule: string | undefined) => {
      const { runExplain } = await import('./commands/explain.ts')
      exit(await runExplain({ rule }, terminal))
    })
}

const schema: DefineCommand = (program, terminal, exit) => {
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
      const { runSchema } = await import('./commands/schema.ts')
      exit(await runSchema({ name, out }, terminal))
    })
}

/** In the order that `--help` lists them. */
const commands = [init, newPage, dev, check, build, diff, comment, release, rename, retire, owners, explain, schema]

// What somebody reads before they fix the first of them; a file or a log holds all of it.
const mostLines = 200

/** Runs one command. Returns its exit code: 0 fine, 1 the handbook has problems, 2 wrong usage. */
export async function main(argv: readonly string[], overrides: Partial<Terminal> = {}): Promise<number> {
  const terminal: Terminal = {
    // biome-ignore lint/suspicious/noConsole: the one place that prints
    out: console.log,
    // biome-ignore lint/suspicious/noConsole: the one place that prints
    err: console.error,
    // A log file is not a terminal, even on a build server that says it can show colors.
    colors: colors.createColors(colors.isColorSupported && (process.stdout.isTTY || 'FORCE_COLOR' in process.env)),
    columns: process.stdout.columns || 80,
    lines: process.stdout.isTTY ? mostLines : undefined,
    folder: process.cwd(),
    clock: () => performance.now(),
    now: () => Date.now(),
    env: process.env,
    nameCommands: (text) => nameCommands(text),
    openPrompt: process.stdin.isTTY ? openPrompt : undefined,
    ...overrides,
  }
  let code = 0
  const program = new Command('rolebook')
    .description('Compiles Markdown pages that say who owns what into a cross-linked handbook.')
    .version(
      JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8')).version,
      '--version',
      'print the version',
    )
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(terminal.nameCommands(text.trimEnd())),
      writeErr: (text) => terminal.err(terminal.nameCommands(text.trimEnd())),
    })
    .showHelpAfterError('(rolebook --help shows every command)')
  const exit = (number: number) => {
    code = number
  }
  for (const define of commands) define(program, terminal, exit)
  const nameCommands = makeCommandNamer(
    program.commands.map((command) => command.name()),
    { env: terminal.env, folder: terminal.folder, program: process.argv[1] ?? '' },
  )

  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2
    const error = explainSystemError(fault)
    if (!(error instanceof UserError)) throw fault
    terminal.err(`${terminal.colors.red('error')} ${error.message}`)
    if (error.hint) terminal.err(`  ${hintText(error.hint, terminal)}`)
    return 2
  }
}

function openPrompt(): Prompt {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answers = lines[Symbol.asyncIterator]()
  return {
    close: () => lines.close(),
    ask: async (question) => {
      lines.setPrompt(question)
      lines.prompt()
      const { done, value } = await answers.next()
      return done ? undefined : value
    },
  }
}

function handbookOptions(
  handbook: string,
  options: { readonly cache?: boolean; readonly plugins: boolean; readonly today?: string },
  terminal: Terminal,
): HandbookOptions {
  const place = placeOf(handbook, terminal, options.cache)
  return { ...place, plugins: options.plugins, today: dayFor(options, terminal) }
}

/** Where a handbook is, and where things about it are kept between runs or, unless `cache` is true, forgotten. */
function placeOf(handbook: string, { folder: from }: Terminal, cache = true) {
  const folder = resolve(from, handbook)
  const store = storePath(folder, from)
  return { handbook, folder, keepIn: cache ? store : undefined, stale: cache ? undefined : store }
}

/** The day that dates are compared with. Nothing else reads the clock for it. */
function dayFor({ today: option }: { readonly today?: string }, { env, now }: Terminal): string {
  const today = resolveToday({ option, sourceDateEpoch: env.SOURCE_DATE_EPOCH, now })
  if (today !== undefined) return today
  if (option !== undefined)
    throw new UserError(`Unexpected \`${option}\` as today, expected a date such as \`2026-04-01\`.`)
  throw new UserError(
    `Unexpected \`${env.SOURCE_DATE_EPOCH}\` in the variable SOURCE_DATE_EPOCH, expected seconds since 1970.`,
    'Remove the variable, or say which day it is: --today 2026-04-01',
  )
}

function port(written: string): number {
  const number = Number(written)
  if (!/^\d+$/.test(written) || number > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.')
  return number
}

function address(written: string): string {
  if (!URL.canParse(written) || !/^https?:/.test(written))
    throw new InvalidArgumentError('Expected an address such as `https://preview.example.com/`.')
  return new URL(written).href
}
