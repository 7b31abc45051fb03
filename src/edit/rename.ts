import type { FileChange } from '../base/files.ts'
import type { Message } from '../base/messages.ts'
import { subtract } from '../base/text.ts'
import { makePlaces } from '../check/places.ts'
import type { Compiled } from '../compile.ts'
import { buildHandbook } from '../model/model.ts'
import type { Handbook, Target } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import type { ReadHandbook } from '../read/handbook.ts'
import { editableTexts, fixed, withChanges } from './changes.ts'
import {
  keepFormer,
  RenameError,
  type Renaming,
  renameLinks,
  renameNames,
  renaming,
  writtenIn,
} from './rename-links.ts'

/** The changes that rename a page and everything that refers to it. */
interface Renamed extends Renaming {
  readonly changes: readonly FileChange[]
  /** References that are rewritten, in how many files. */
  readonly references: number
  readonly files: number
}

interface Options {
  readonly folder: string
  readonly read: ReadHandbook
  readonly compile: (read: ReadHandbook) => Promise<Compiled>
}

/** Works out, without writing anything, what it takes to rename a page. Throws a RenameError when it cannot be done safely. */
export async function renameHandbook(name: string, newName: string, options: Options): Promise<Renamed> {
  const { folder, read, compile } = options
  const before = await compile(read)
  const handbook = withDrafts(before.handbook)
  const unread = before.messages.filter(({ rule }) => unreadable.test(rule))
  if (unread.length > 0)
    throw new RenameError('Some pages cannot be read, so what they refer to is not known.', 'Fix these first.', unread)
  const asked = renaming(handbook, name, newName)
  const texts = editableTexts(read)
  const written = writtenIn(texts)
  const known = makePlaces(handbook, read.text)
  renameNames(handbook, asked, known, written)
  renameLinks(handbook, asked, written)
  const own = written.edits.length
  const files = new Set(written.edits.map(({ file }) => file)).size
  keepFormer(asked, known, written)
  const [stuck] = written.outOfReach
  if (stuck)
    throw new RenameError(
      `The reference at ${stuck.file}:${stuck.place.line}:${stuck.place.column} is written in a way that cannot be changed safely.`,
      'Write it plainly, on one line and without escapes, and try again.',
    )
  const changes = changesOf(texts, written.edits, asked)
  const after = await compile(withChanges(folder, read, changes))
  requireNoNews(before.messages, after.messages, asked)
  requireSameTargets(handbook, withDrafts(after.handbook), asked)
  return { ...asked, changes, references: own, files }
}

/** Problems that keep a page from being understood. */
const unreadable =
  /^(?:file-(?:too-large|unreadable)|text-encoding|line-|paragraph-|nesting|table-|page-crash|page-slow|frontmatter-|yaml-)/

/** The handbook as if no page were a draft: drafts refer to others too. */
function withDrafts({ pages, drafts, assets, config }: Handbook): Handbook {
  const published = ({ data: { status: _, ...data }, ...page }: Page): Page => ({ ...page, data: data as Page['data'] })
  return buildHandbook([...pages.values(), ...[...drafts.values()].map(published)], [...assets.values()], config)
}

function changesOf(
  texts: ReadonlyMap<string, string>,
  edits: ReturnType<typeof writtenIn>['edits'],
  { page, path: to }: Renaming,
): FileChange[] {
  return [...texts].flatMap(([path, before]): FileChange[] => {
    const after = fixed(
      before,
      edits.filter(({ file }) => file === path),
    )
    if (path === page.path) return [{ path, before, after, to: to === path ? undefined : to }]
    return after === before ? [] : [{ path, before, after }]
  })
}

/** Throws when the handbook would have problems that it did not have before. */
function requireNoNews(before: readonly Message[], after: readonly Message[], { page, path }: Renaming): void {
  const keyOf = ({ rule, file }: Message) => `${rule} ${file === page.path ? path : file}`
  const news = subtract(after, before.map(keyOf), keyOf).filter(({ severity }) => severity !== 'note')
  if (news.length > 0)
    throw new RenameError(
      'With this id the handbook would have new problems.',
      'Choose another id, or fix what is in the way.',
      news,
    )
}

/** Throws unless every link leads to the same page as before: a new id must not catch links that meant another page. */
function requireSameTargets(before: Handbook, after: Handbook, { page: moved, path: newPath }: Renaming): void {
  const pathOf = (path: string) => (path === moved.path ? newPath : path)
  for (const page of before.pages.values()) {
    const now = after.pages.get(pathOf(page.path))
    page.links.forEach(({ url, place }, at) => {
      const was = before.targets.get(page.path)?.get(url)
      const link = now?.links[at]
      const is = link && after.targets.get(now!.path)?.get(link.url)
      if (was === undefined || !isThere(was) || (is && leadsTo(is) === leadsTo(was, pathOf))) return
      throw new RenameError(
        `The link at ${page.path}:${place.line}:${place.column} would lead elsewhere.`,
        'Choose another id, or write more of the path there.',
      )
    })
  }
}

const isThere = ({ kind }: Target) => kind === 'page' || kind === 'asset'

const leadsTo = (target: Target, pathOf = (path: string) => path): string =>
  target.kind === 'page'
    ? `${pathOf(target.path)}#${target.anchor ?? target.lostAnchor ?? ''}`
    : target.kind === 'asset'
      ? `${target.path}${target.suffix}`
      : target.kind
