import { countThings } from '../base/text.ts'
import { unifiedDiff } from '../edit/changes.ts'
import { type Renamed, renameHandbook } from '../edit/rename.ts'
import type { Names } from '../edit/reword.ts'
import { EditError } from '../edit/safety.ts'
import { textsOf } from '../read/handbook.ts'
import { listWordsLeft, reportToPeople } from '../reporters/people.ts'
import { paintedDiff, prefixOf, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import { type HandbookOptions, openHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly id: string
  readonly newId: string
  readonly title?: string | undefined
  /** Whether the page keeps its old id, so that links from outside arrive. */
  readonly former: boolean
  readonly dryRun?: boolean
}

/** `rolebook rename`: gives a page another id and rewrites all that refers to it. */
export async function runRename(options: Options, terminal: Terminal): Promise<number> {
  const { folder, id, newId, title, former, dryRun } = options
  const { colors } = terminal
  const { read, compile, save } = await openHandbook(options, terminal)
  const prefix = prefixOf(folder, terminal)
  try {
    const renamed = await renameHandbook(id, newId, { folder, read, compile, title, former })
    if (dryRun) {
      terminal.out(paintedDiff(unifiedDiff(renamed.changes, prefix), colors).trimEnd())
      return 0
    }
    await changeFiles(folder, renamed.changes)
    save()
    const isMoved = renamed.id !== renamed.page.id
    const lines = [
      ...(isMoved ? [describeMove(renamed, prefix)] : []),
      ...(renamed.retitled ? describeTitle(renamed.retitled, prefix) : []),
      ...(isMoved ? describeMatrices(renamed) : []),
      ...(isMoved && former ? ['The old id stays under `formerly`, so that old links still arrive.'] : []),
      ...(renamed.retitled ? [] : ['The title is as it was; --title gives it another, wherever the handbook says it.']),
    ]
    terminal.out(`${colors.green('✓')} ${lines.join('\n  ')}`)
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

function describeMove({ page, path, id, references, files }: Renamed, prefix: string): string {
  const moved =
    path === page.path ? `${prefix}${path} has the id ${id}` : `${prefix}${page.path} is now ${prefix}${path}`
  const rewritten =
    references === 0
      ? 'nothing referred to it'
      : `${countThings(references, 'reference')} in ${countThings(files, 'file')} rewritten`
  return `${moved}; ${rewritten}.`
}

const describeMatrices = ({ matrices }: Renamed): string[] =>
  matrices.map(
    (id) =>
      `The matrix \`${id}\` keeps its id, which is its address. Change it in handbook.yaml if nobody links to it.`,
  )

function describeTitle(
  { from, to, places, files, left, inSmall }: NonNullable<Renamed['retitled']>,
  prefix: string,
): string[] {
  const where = `in ${countThings(places, 'place')} of ${countThings(files, 'file')}`
  return [
    `${describeNames(from)} is called ${describeNames(to)}, ${where}.`,
    ...listWordsLeft([from.title, from.short ?? []].flat(), left, prefix),
    ...listWordsLeft([from.title.toLowerCase()], inSmall, prefix),
  ]
}

const describeNames = ({ title, short }: Names): string => (short === undefined ? title : `${title} (${short})`)
