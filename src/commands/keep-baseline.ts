import { countThings, replaceControls } from '../base/text.ts'
import { baselineLines, writeBaseline } from '../check/baseline.ts'
import { allProblems, type Compiled } from '../compile.ts'
import { type ReadHandbook, readHandbook } from '../read/handbook.ts'
import { baselineFile } from '../read/tree.ts'
import { prefixOf, type Terminal } from '../reporters/terminal.ts'
import { changeFiles } from '../write/change-files.ts'
import type { HandbookOptions, OpenHandbook } from './command.ts'

interface Options extends HandbookOptions {
  readonly renew?: boolean
}

interface Kept {
  /** The handbook as it is read with its baseline of now. */
  readonly read: ReadHandbook
  /** What was done, or why nothing was. */
  readonly said: string
}

/** Writes the baseline of a handbook that has none, or takes out of it what is solved. */
export async function keepBaseline(opened: OpenHandbook, options: Options, terminal: Terminal): Promise<Kept> {
  const { folder, plugins, renew = false } = options
  const { read, compile } = opened
  const now = await compile(read)
  const before = read.input.baseline
  const name = prefixOf(folder, terminal) + baselineFile
  const { yellow, green } = terminal.colors
  const nothing = (why: string) => ({ read, said: `${yellow('Nothing was written')}: ${terminal.nameCommands(why)}` })
  if (isBlind(now, read)) return nothing('the pages are checked once the rest is right.')
  const isNew = renew || before === undefined
  const text = isNew ? writeBaseline(allProblems(now), now.texts) : now.left
  if (text === undefined) return nothing(`${name} is as it was, since new errors may hide old ones. Fix these first.`)
  if (text === '' && before === undefined) return nothing('no problem of this handbook could be in a baseline.')
  if (text !== before) await changeFiles(folder, [{ path: baselineFile, before, after: text || undefined }])
  const after = await readHandbook(folder, { plugins })
  const { baselined } = await compile(after)
  const done =
    text === ''
      ? `${name} is gone: everything in it is solved`
      : `${name} holds ${countThings(baselined.length, 'problem')}`
  const more = text === '' ? '' : isNew ? ' of today: commit it' : solvedOf(now)
  const taken = before === undefined || !renew ? [] : takenIn(now)
  return { read: after, said: [`${green('✓')} ${done}${more}.`, ...taken].join('\n') }
}

/** What a renewed baseline holds that the one before did not, each by its line, after their number. */
function takenIn({ messages, texts }: Compiled): string[] {
  const lines = baselineLines(messages, texts)
  if (lines.length === 0) return ['It takes in nothing new.']
  return [
    `It takes in ${countThings(lines.length, 'new problem')}:`,
    ...lines.map((line) => `  ${replaceControls(line)}`),
  ]
}

/** Whether most problems are not known yet. */
const isBlind = ({ messages }: Compiled, { misreadsPages }: ReadHandbook): boolean =>
  misreadsPages || messages.some(({ rule }) => rule === 'config-name' || rule === 'pages-too-many')

const solvedOf = ({ solved, baselined }: Compiled): string =>
  solved === 0 ? ': none of them is solved' : `: ${solved} of ${baselined.length + solved} are solved`
