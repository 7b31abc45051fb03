import { countThings } from '../base/text.ts'
import { unifiedDiff } from '../edit/changes.ts'
import { renameHandbook } from '../edit/rename.ts'
import { EditError } from '../edit/safety.ts'
import { textsOf } from '../read/handbook.ts'
import { reportToPeople } from '../reporters/people.ts'
import { paintedDiff, prefixOf, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { type HandbookOptions, openHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly id: string
  readonly newId: string
  readonly dryRun?: boolean
}

/** `rolebook rename`: gives a page another id and rewrites all that refers to it. */
export async function runRename(options: Options, terminal: Terminal): Promise<number> {
  const { folder, id, newId, dryRun } = options
  const { colors } = terminal
  const { read, compile, save } = await openHandbook(options, terminal)
  const prefix = prefixOf(folder, terminal)
  try {
    const renamed = await renameHandbook(id, newId, { folder, read, compile })
    if (dryRun) {
      terminal.out(paintedDiff(unifiedDiff(renamed.changes, prefix), colors).trimEnd())
      return 0
    }
    await changeFiles(folder, renamed.changes)
    save()
    const { page, path, references, files } = renamed
    const moved =
      path === page.path ? `${prefix}${path} has the id ${renamed.id}` : `${prefix}${page.path} is now ${prefix}${path}`
    const rewritten =
      references === 0
        ? 'nothing referred to it'
        : `${countThings(references, 'reference')} in ${countThings(files, 'file')} rewritten`
    terminal.out(`${colors.green('✓')} ${moved}; ${rewritten}.`)
    terminal.out('  The old id stays under `formerly`, so that old links still arrive. The title is as it was.')
    return 0
  } catch (error) {
    if (!(error instanceof EditError) || error.problems.length === 0) throw error
    const notes = error.problems.some(({ severity }) => severity === 'note')
    const facts = { texts: textsOf(read), pages: read.input.sources.length, notes }
    terminal.out(reportToPeople(error.problems, { ...terminal, prefix, ...facts }))
    terminal.err(
      `\n${colors.red('Nothing was renamed')}: ${error.message}${error.hint ? ` ${terminal.nameCommands(error.hint)}` : ''}`,
    )
    return 1
  }
}
