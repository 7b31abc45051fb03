import { decodePath, fileName, makeMatcher, pageStem } from '../base/paths.ts'
import { quoteForShell } from '../base/text.ts'
import { findRetirement } from '../model/queries.ts'
import type { Handbook, Target } from '../model/types.ts'
import type { LinkUse } from '../parse/types.ts'
import type { LeftOut } from '../read/left-out.ts'
import { makeHiddenTest } from '../read/tree.ts'
import { rules } from '../rules/rules.ts'
import { shownUrl } from './places.ts'

/** Why a link finds nothing, where that is known, and what to do about it. `what` is a page or a file. */
export function explainMissing(
  { url }: Pick<LinkUse, 'url'>,
  target: Target & { kind: 'missing' },
  what: 'page' | 'file',
  handbook: Handbook,
): { readonly message: string; readonly hint: string } | undefined {
  const { path, draft, letters, folder } = target
  const no = `No ${what} \`${shownUrl(path)}\``
  if (draft !== undefined)
    return {
      message: `${no}${draft === path ? ': it' : `: \`${draft}\``} is a draft`,
      hint: 'Remove `status: draft` there when it is ready for readers, or remove the link.',
    }
  if (letters !== undefined) {
    const hint = `Write \`${inLetters(url, letters)}\`: some computers ignore the difference, the site does not.`
    return { message: `${no}: it is \`${letters}\`, with different capitals`, hint }
  }
  const gone = what === 'page' ? explainRetired(path, no, handbook) : undefined
  if (gone) return gone
  const lost = findLeftOut(path, handbook)
  if (lost) return { message: `${no}: \`${lost.path}\` ${lost.why}`, hint: lost.hint }
  if (folder) {
    const hint = `Add \`${path}/index.md\`, or link to one of the pages in the folder.`
    return { message: `The folder \`${path}\` has no page of its own`, hint }
  }
  if (path.startsWith('../')) {
    const hint = 'Link to its address on the web, or move it into the handbook.'
    return { message: `${no}: it is outside of the handbook`, hint }
  }
  const hidden = hiddenFolder(path, handbook)
  if (hidden !== undefined) {
    const hint = 'Move it to where readers may see it, or remove the block.'
    return { message: `${no}: \`${hidden}\` is left out of every handbook`, hint }
  }
  const excluded = makeMatcher(handbook.config.exclude)
  if (![path, `${path}.md`, path.replace(/\.html?$/, '.md')].some((one) => excluded(one))) return undefined
  const hint = 'Remove the link, or narrow the pattern in handbook.yaml.'
  return { message: `${no}: it is excluded by \`exclude\` in handbook.yaml`, hint }
}

/** Why there is nothing where a page was. */
export function explainRetired(
  path: string,
  message: string,
  handbook: Pick<Handbook, 'releases'>,
): { readonly message: string; readonly hint: string } | undefined {
  const stem = path.replace(/\.(?:md|markdown|html?)$/i, '')
  const id = [stem, fileName(stem)].find((one) => findRetirement(handbook, one))
  if (id === undefined) return undefined
  const hint = `Remove the link: \`rolebook retire ${quoteForShell(id)}\` does so everywhere.`
  return { message: `${message}: release ${findRetirement(handbook, id)!.id} retired it`, hint }
}

function inLetters(url: string, letters: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? []
  const real = letters.split('/')
  const written = path.split('/').reverse()
  const corrected = written.map((name) => {
    if (name === '' || name === '.' || name === '..') return name
    const own = real.pop() ?? name
    return own === decodePath(name) ? name : own.replace(/[ ()<>%?#]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  })
  return corrected.reverse().join('/') + rest
}

/** What is in the folder of the handbook under a path as a link may write it, or around it, and was left out. */
export function findLeftOut(path: string, { leftOut }: Pick<Handbook, 'leftOut'>): LeftOut | undefined {
  if (leftOut.length === 0) return undefined
  const stem = withoutEnding(path)
  return leftOut.find(
    ({ path: other }) => other === path || withoutEnding(other) === stem || path.startsWith(`${other}/`),
  )
}

/** A folder goes by its name as its page does. */
const withoutEnding = (path: string): string =>
  pageStem(path)
    .replace(/\.(?:mdx|html?)$/i, '')
    .replace(/\/(?:_?index|readme)$/i, '')

/** Whether it is said at the file itself, so that every link to it need not say so, too. */
export const isReportedAsError = ({ reported }: LeftOut, { config }: Pick<Handbook, 'config'>): boolean =>
  reported !== undefined && (config.rules[reported] ?? rules[reported].severity) === 'error'

/** The part of a path that is left out of a handbook, because it is hidden. */
export function hiddenFolder(path: string, { config }: Pick<Handbook, 'config'>): string | undefined {
  if (path.startsWith('../') || !makeHiddenTest(config)(path)) return undefined
  return path.split('/').find((name) => /^(?:node_modules|_drafts)$|^\.[^.]/.test(name))
}
