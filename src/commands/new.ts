import { slug } from 'github-slugger'
import { UserError } from '../base/errors.ts'
import { didYouMean, findNearest, joinWithOr } from '../base/messages.ts'
import type { Handbook } from '../model/types.ts'
import { prefixOf, type Terminal } from '../reporters/terminal.ts'
import { type Kind, kinds } from '../schema/front-matter.ts'
import { newPage } from '../start/new-page.ts'
import { createFiles } from '../write/change-files.ts'
import { compiledHandbook, type HandbookOptions } from './command.ts'

interface Options extends HandbookOptions {
  readonly kind: string
  readonly title: string
  readonly owner?: string | undefined
  readonly focus?: string | undefined
}

/** `rolebook new`: writes a page with the keys that its kind needs. */
export async function runNew(options: Options, terminal: Terminal): Promise<number> {
  const { folder, today, title, owner, focus } = options
  const { colors, out } = terminal
  const kind = kindOf(options.kind)
  const { handbook } = await compiledHandbook(options, terminal)
  const id = idOf(kind, title)
  const path = `${kinds[kind].folder ?? 'guides'}/${id}.md`
  requireFree(handbook, kind, id, path)
  if (owner !== undefined) requireKnown(owner, handbook.roles.keys(), 'role')
  if (focus !== undefined) requireKnown(focus, handbook.focuses.keys(), 'focus area')
  createFiles(folder, [{ path, contents: newPage(kind, { title, owner, focus, today }, handbook) }])
  out(
    `${colors.green('✓')} ${prefixOf(folder, terminal)}${path} is there. Fill in what is empty, then run: rolebook check`,
  )
  return 0
}

function kindOf(written: string): Kind {
  if (Object.hasOwn(kinds, written)) return written as Kind
  const near = didYouMean(findNearest(written, Object.keys(kinds)))
  throw new UserError(`Unknown kind of page \`${written}\`${near}`, `There is ${joinWithOr(Object.keys(kinds))}.`)
}

function idOf(kind: Kind, title: string): string {
  if (kind === 'release') {
    if (/^\d+\.\d+\.\d+$/.test(title)) return title
    throw new UserError(`Unexpected \`${title}\`, expected a version.`, 'Name it: rolebook new release 2.1.0')
  }
  const id = slug(title.normalize('NFC')).replace(/-{2,}/g, '-').replace(/^-|-$/g, '')
  if (id !== '') return id
  throw new UserError(`Nothing in \`${title}\` can be a file name.`, 'Give a title with letters or digits in it.')
}

function requireFree({ entities, pages, drafts }: Handbook, kind: Kind, id: string, path: string): void {
  const there = kind === 'guide' ? (pages.get(path) ?? drafts.get(path)) : (entities.get(id)?.page ?? drafts.get(path))
  if (there)
    throw new UserError(
      `There is a page \`${id}\` already: ${there.path}.`,
      'Change that page, or choose another title.',
    )
}

function requireKnown(id: string, known: Iterable<string>, what: string): void {
  const ids = [...known]
  if (ids.includes(id)) return
  throw new UserError(
    `Unknown ${what} \`${id}\`${didYouMean(findNearest(id, ids))}`,
    ids.length > 0 ? `There is ${joinWithOr(ids)}.` : undefined,
  )
}
