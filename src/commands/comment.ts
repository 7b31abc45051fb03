import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UserError } from '../base/errors.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { quotePath } from '../base/text.ts'
import { keepComment, type Outcome } from '../forges/conversation.ts'
import { pullRequestOf } from '../forges/github.ts'
import { mergeRequestOf } from '../forges/gitlab.ts'
import { makeSafeComment } from '../reporters/comment-markdown.ts'
import { nothingChanged } from '../reporters/diff-markdown.ts'
import { isFolder, type Terminal } from '../reporters/terminal.ts'

interface Options {
  /** The folder with what the proposal says of itself. */
  readonly proposal: string
  /** Where the pages can be read as they would be. */
  readonly preview?: string
}

/** More than `diff --format markdown` ever prints. */
const mostBytes = 200_000

/** `rolebook comment`: keeps one comment on a proposal that says what it changes. For workflows of GitHub and GitLab. */
export async function runComment({ proposal, preview }: Options, terminal: Terminal): Promise<number> {
  const { env, out, colors } = terminal
  const folder = resolve(terminal.folder, proposal)
  if (isFolder(folder)) requireShape(folder)
  const text = readText(folder, 'changes.md')
  if (text === undefined)
    throw new UserError(
      `There is no \`changes.md\` in \`${proposal}\`.`,
      'Write it there: rolebook diff <from> --format markdown',
    )
  const asked = { env, number: readText(folder, 'pull-request.txt') }
  const conversation = env.GITLAB_CI ? mergeRequestOf(asked) : pullRequestOf(asked)
  const { repository, room, name } = conversation
  const links = [repository, ...(preview === undefined ? [] : [preview])].filter((link) => URL.canParse(link))
  const seen = preview === undefined ? [] : [`See the pages as they would be: [handbook-preview](<${preview}>).`]
  const safe = makeSafeComment(text, { links, room: room - 500 - seen.join('').length })
  const why = await conversation.findRefusal()
  if (why !== undefined) {
    out(`Nothing was written: ${why}.`)
    return 0
  }
  const outcome = await keepComment(conversation, [safe, ...seen].join('\n\n'), safe !== nothingChanged)
  out(`${colors.green('✓')} ${said[outcome](name)}`)
  return 0
}

const said = {
  created: (name) => `Commented on ${name}.`,
  updated: (name) => `Updated the comment on ${name}.`,
  same: (name) => `The comment on ${name} is up to date.`,
  unneeded: (name) => `Nothing changes in the handbook, so ${name} needs no comment.`,
} as const satisfies Record<Outcome, (name: string) => string>

/** Strangers fill the folder. A link in it could lead to what this machine keeps secret. */
function requireShape(folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true })
  const other = entries.find((entry) => !entry.isFile() || !['changes.md', 'pull-request.txt'].includes(entry.name))
  if (other)
    throw new UserError(
      `Unexpected ${quotePath(other.name)} in the proposal, expected the files \`changes.md\` and \`pull-request.txt\` alone.`,
      'Nothing was written. See who made the proposal, and what it changes in its workflows.',
    )
}

const readText = (folder: string, name: string): string | undefined =>
  readOrdinaryFile(join(folder, name), mostBytes)?.toString('utf8')
