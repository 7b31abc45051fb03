import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Message } from '../base/messages.ts'
import { byCodePoint } from '../base/text.ts'
import { makeDiskTree, walkTree } from '../read/tree.ts'
import { defaults } from '../schema/config.ts'
import { kindFolders } from '../schema/front-matter.ts'

/** A file of a new project, at `path` from its folder. */
export interface NewFile {
  readonly path: string
  readonly contents: string | Uint8Array
}

/** A folder of Markdown as a part of a new handbook. */
interface Adopted {
  readonly files: readonly NewFile[]
  /** Where its pages are in the handbook. */
  readonly folder: string
  /** What did not come along, and why. */
  readonly leftOut: readonly string[]
}

/**
 * Adds the files of an existing folder to the pages of a new handbook, in a folder of its name. Its pages are guides, and the
 * links between them still work, because they are where they were relative to each other.
 */
export function adoptFolder(pages: readonly NewFile[], from: string): Adopted {
  const name = basename(from).replace(/^\.+/, '') || 'pages'
  // The two would be mixed with what is there already, also on a disk that ignores case.
  const isTaken = pages.some(({ path }) => path.split('/')[1] === name.toLowerCase())
  const folder = isTaken ? `guides/${name}` : name
  const { found, leftOut } = findFiles(from)
  const adopted = found.map(({ path, at }) => ({
    path: `handbook/${folder}/${path}`,
    contents: readFileSync(join(from, at)),
  }))
  const settings = [
    ...(kindFolders.includes(folder)
      ? [`# Its pages are guides, although the folder has the name of a kind of page.\nguides: [${folder}]\n`]
      : []),
    ...(adopted.some(startsAtTop)
      ? [
          `# Links that begin with a slash and lead nowhere else start from this folder.\nlinkRoots: { /: ${quoted(folder)} }\n`,
        ]
      : []),
  ]
  return { files: [...pages.map((file) => withSettings(file, settings)), ...adopted], folder, leftOut }
}

/** Whether a page has links that start from the top of what it belongs to. */
const startsAtTop = ({ path, contents }: NewFile): boolean =>
  /\.(?:md|markdown)$/i.test(path) &&
  /\]\(\s*<?\/(?!\/)|^ {0,3}\[[^\]]+\]:\s*<?\/(?!\/)|\b(?:href|src)=["']?\/(?!\/)/m.test(contents.toString())

const withSettings = (file: NewFile, settings: readonly string[]): NewFile =>
  file.path === 'handbook/handbook.yaml' && settings.length > 0
    ? { ...file, contents: [file.contents.toString().trimEnd(), ...settings].join('\n\n') }
    : file

const quoted = (text: string): string => (/^[\w./-]+$/.test(text) ? text : JSON.stringify(text))

/** What a handbook would read in the folder, with where it is. MDX comes along, so that the check says what is to be done. */
function findFiles(from: string) {
  const { pages, files, leftOut, messages, isConfigured } = walkTree(makeDiskTree(from), defaults)
  const mdx = leftOut.filter(({ path }) => /\.mdx$/i.test(path)).map(({ path }) => ({ path, at: path }))
  const left = messages.filter(({ rule }) => rule !== 'page-mdx' && rule !== 'config-name')
  const whyOf = ({ rule, message }: Message) => (rule === 'hidden-folder' ? 'a hidden folder' : message)
  const settings = 'handbook.yaml: the new handbook has settings of its own'
  return {
    found: [...pages, ...files, ...mdx].sort((a, b) => byCodePoint(a.path, b.path)),
    leftOut: [...(isConfigured ? [settings] : []), ...left.map((message) => `${message.file}: ${whyOf(message)}`)],
  }
}
