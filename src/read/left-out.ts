import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Message, report, topOf } from '../base/messages.ts'
import { fileName } from '../base/paths.ts'
import { byCodePoint } from '../base/text.ts'
import type { RuleId } from '../rules/rules.ts'

/** A file or folder that is there and that the handbook does not have. */
export interface LeftOut {
  readonly path: string
  /** The end of a sentence about it, such as `is MDX, which rolebook does not read`. */
  readonly why: string
  readonly hint: string
  /** The rule by which that is said at the file itself. */
  readonly reported?: RuleId
}

export const asMarkdown = 'Write it as Markdown, without imports and components, in a file that ends in `.md`.'

/** Endings of Markdown that other tools know, and the one that Windows hides. */
export const otherEnding = /\.(?:mdown|mkdn?|mdwn|mdtxt|mdtext|markdn|(?:md|markdown)\.txt)$/i

export const rightName = (path: string): string => fileName(path).replace(otherEnding, '.md')

/** One for all, as with MDX. */
export function reportOtherEndings(leftOut: readonly LeftOut[]): Message[] {
  const paths = leftOut.map(({ path }) => path).filter((path) => otherEnding.test(path))
  const [first, ...others] = paths.sort(byCodePoint)
  if (first === undefined) return []
  const more = others.length === 0 ? '' : `, as ${others.length === 1 ? 'has' : 'have'} ${others.length} more`
  const message = `This page has an ending by which rolebook reads none${more}: the site does without it`
  const hint = `Rename it to \`${rightName(first)}\`, or list it under \`exclude\` in handbook.yaml.`
  return [report('file-name', topOf(first), message, { severity: 'warning', hint })]
}

/** One for all: whoever has pages in MDX has many. */
export function reportMdx(leftOut: readonly LeftOut[]): Message[] {
  const [first, ...others] = leftOut
    .filter(({ path }) => /\.mdx$/i.test(path))
    .map(({ path }) => path)
    .sort(byCodePoint)
  if (first === undefined) return []
  const more = others.length === 0 ? '' : ` as in ${others.length} more ${others.length === 1 ? 'file' : 'files'}`
  const message = `Unexpected page in MDX${more}, expected Markdown: the site does without it`
  const hint = `${asMarkdown} What readers do not need, list under \`exclude\` in handbook.yaml.`
  return [report('page-mdx', topOf(first), message, { hint })]
}

/** Names that people give to the settings, besides the one under which rolebook reads them. */
export const otherConfig = /^\.?(?:handbook|rolebook)\.(?:ya?ml|json|toml)(?:\.txt)?$/i

/** Reports settings in the handbook's folder under another name. `hasConfig`: there are some under the right name, too. */
export function reportOtherConfig(path: string, hasConfig: boolean): Message {
  const message = `Settings in \`${path}\` have no effect, expected them in \`handbook.yaml\``
  const hint = hasConfig
    ? 'Move what it says to `handbook.yaml`, and remove it.'
    : 'Rename the file to `handbook.yaml`.'
  return report('config-name', topOf(path), message, { hint })
}

/** Reports settings that are beside the handbook's folder, if none are in it. */
export function reportConfigBeside(folder: string): Message[] {
  const around = dirname(resolve(folder))
  const name = ['handbook.yaml', 'handbook.yml', '.handbook.yaml'].find((one) => existsSync(join(around, one)))
  if (name === undefined || around === resolve(folder) || existsSync(join(folder, 'handbook.yaml'))) return []
  const message = `Settings in \`../${name}\` have no effect, expected them in the folder of the handbook`
  const own = basename(resolve(folder))
  const hint = `Move the file to \`${own}/handbook.yaml\`. If \`${own}\` is only a part of a handbook, name the whole of it.`
  return [report('config-name', topOf('handbook.yaml'), message, { hint, absent: true })]
}
