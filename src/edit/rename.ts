import { valid } from 'semver'
import type { TextChange } from '../base/files.ts'
import type { Message } from '../base/messages.ts'
import { fileName, makeMatcher, pageStem, parentFolder } from '../base/paths.ts'
import { subtract } from '../base/text.ts'
import { explainMove } from '../check/mentions.ts'
import { makePlaces } from '../check/places.ts'
import { allProblems, type Compiled } from '../compile.ts'
import type { Handbook, Target } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { type ReadHandbook, textsOf } from '../read/handbook.ts'
import { findNameFault } from '../read/tree.ts'
import { kinds, namedKind } from '../schema/front-matter.ts'
import { fixed, withChanges } from './changes.ts'
import { findPage, idIn, lookUpPage, nameInHandbook, wantedName } from './find-page.ts'
import { keepFormer } from './former.ts'
import { type Renaming, renameLinks, renameNames } from './rename-links.ts'
import { type Retitled, requireTitle, retitlePage } from './retitle.ts'
import { EditError, includeDrafts, requireReadable } from './safety.ts'
import { writtenIn } from './written.ts'

/** The changes that rename a page and everything that refers to it. */
export interface Renamed extends Renaming {
  readonly changes: readonly TextChange[]
  readonly references: number
  readonly files: number
  /** Ids of matrices, in addresses, that have the old id as a part. */
  readonly matrices: readonly string[]
  /** What its subject is called from now on, where that was asked for. */
  readonly retitled?: Retitled | undefined
}

interface Options {
  /** What the subject of the page is called from now on, of a role also its short name. */
  readonly title?: string | undefined
  /** Whether the page keeps its old id. */
  readonly former: boolean
  /** Whether warnings may be new: the page of a release says more under another version. */
  readonly mayWarn?: boolean
  readonly folder: string
  readonly read: ReadHandbook
  readonly compile: (read: ReadHandbook) => Promise<Compiled>
}

/** Works out, without writing anything, what it takes to rename a page. Throws a EditError when it cannot be done safely. */
export async function renameHandbook(name: string, newName: string, options: Options): Promise<Renamed> {
  const { folder, read, compile, title, former, mayWarn = false } = options
  const before = await compile(read)
  requireReadable(allProblems(before))
  const handbook = includeDrafts(before.handbook)
  const asked = renaming(handbook, nameInHandbook(name, folder), nameInHandbook(newName, folder), title !== undefined)
  const texts = textsOf(read)
  const written = writtenIn(texts)
  const known = makePlaces(handbook, read.text)
  renameNames(handbook, asked, known, written)
  renameLinks(handbook, asked, written)
  const own = written.edits.length
  const files = new Set(written.edits.map(({ file }) => file)).size
  if (asked.id !== asked.page.id) keepFormer(asked, former, known, written)
  const [stuck] = written.outOfReach
  if (stuck)
    throw new EditError(
      `The reference at ${stuck.file}:${stuck.place.line}:${stuck.place.column} is written in a way that cannot be changed safely.`,
      'Write it plainly, on one line and without escapes, and try again.',
    )
  const moved = changesOf(texts, written.edits, asked)
  const { changes, retitled } = title === undefined ? { changes: moved } : await retitle(moved, asked, title, options)
  const after = await compile(withChanges(folder, read, changes))
  requireNoNews(allProblems(before), allProblems(after), asked, mayWarn)
  requireSameTargets(handbook, includeDrafts(after.handbook), asked)
  if (retitled) requireTitle(after.handbook, asked.path, retitled)
  const named = (handbook.config.matrices ?? []).map(({ id }) => id)
  const matrices = asked.page.kind === 'role' ? named.filter((id) => id.split('-').includes(asked.page.id)) : []
  return { ...asked, changes, references: own, files, matrices, retitled }
}

/** Renames first, since what a page is called is read by where it is then. */
async function retitle(
  moved: readonly TextChange[],
  { path }: Renaming,
  title: string,
  { folder, read, compile }: Options,
) {
  const renamed = withChanges(folder, read, moved)
  const handbook = includeDrafts((await compile(renamed)).handbook)
  return retitlePage(handbook.pages.get(path)!, title, { handbook, read: renamed, changes: moved })
}

function changesOf(
  texts: ReadonlyMap<string, string>,
  edits: ReturnType<typeof writtenIn>['edits'],
  { page, path: to }: Renaming,
): TextChange[] {
  return [...texts].flatMap(([path, before]): TextChange[] => {
    const after = fixed(
      before,
      edits.filter(({ file }) => file === path),
    )
    if (path === page.path) return [{ path, before, after, to: to === path ? undefined : to }]
    return after === before ? [] : [{ path, before, after }]
  })
}

/** Throws when the handbook would have problems that it did not have before. */
function requireNoNews(
  before: readonly Message[],
  after: readonly Message[],
  { page, path }: Renaming,
  mayWarn: boolean,
): void {
  const keyOf = ({ rule, file }: Message) => `${rule} ${file === page.path ? path : file}`
  const news = subtract(after, before.map(keyOf), keyOf).filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && !mayWarn),
  )
  if (news.length > 0)
    throw new EditError(
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
      throw new EditError(
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

/** Finds the page that `name` names, by its id, its path or the end of it, and checks that it may be called `newName`. */
function renaming(handbook: Handbook, name: string, newName: string, maySame: boolean): Renaming {
  refuseMoved(handbook, name, newName)
  const page = findPage(handbook.pages, name)
  const { id, path } = page.kind === 'guide' ? guideAt(page, newName) : entityAt(page, newName)
  if (id === page.id && maySame) return { page, id, path: page.path }
  if (id === page.id) throw new EditError(`The page is called \`${id}\` already.`, 'Give another id.')
  if (page.kind !== 'release' || valid(id) !== id) checkForm(id, path)
  const excluded = makeMatcher(handbook.config.exclude)
  const folders = path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'))
  if (folders.some((one) => one === 'node_modules' || excluded(one)))
    throw new EditError(
      `\`${path}\` is left out of the handbook.`,
      'Choose another path, or change `exclude` in handbook.yaml.',
    )
  const taken = takenBy(handbook, page, id, path)
  if (taken !== undefined) throw new EditError(`The id \`${id}\` is taken: by ${taken}.`, 'Choose another id.')
  return { page, id, path }
}

/** Throws when the page seems to have its new name already, by hand: then only what refers to it has the old one. */
function refuseMoved({ pages }: Handbook, name: string, newName: string): void {
  const moved = lookUpPage(pages, name) ? undefined : lookUpPage(pages, newName)
  if (!moved || moved.kind === 'guide') return
  const [was, hint] = [idIn(wantedName(name)), explainMove(idIn(wantedName(name)), moved)]
  throw new EditError(`No page has the id \`${was}\`, and \`${moved.path}\` is there already.`, hint)
}

const stem = (path: string) => path.replace(/\.[^./]+$/, '')

function entityAt({ path, id }: Page, written: string): { id: string; path: string } {
  const given = written.normalize('NFC')
  // A path beside the page says no more than the id.
  const isBeside = parentFolder(wantedName(given)) === parentFolder(path) && given.includes('/')
  const wanted = isBeside ? fileName(pageStem(given)) : given
  if (wanted.includes('/'))
    throw new EditError(
      `Unexpected \`/\` in the id \`${wanted}\`: a page of this kind stays in its folder.`,
      'Give the id alone.',
    )
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  // A page may give its id in its front matter, whatever its file is called.
  const name = stem(path).slice(folder.length)
  return { id: wanted, path: name === id ? `${folder}${wanted}${path.slice(stem(path).length)}` : path }
}

/** A guide is called by its path. A name without a folder keeps it where it is. */
function guideAt({ path }: Page, written: string): { id: string; path: string } {
  const ending = path.slice(stem(path).length)
  const wanted = written.normalize('NFC').replace(/\.(?:md|markdown)$/i, '')
  const folder = wanted.includes('/') ? '' : path.slice(0, path.lastIndexOf('/') + 1)
  const id = folder + wanted.replace(/^\.?\//, '')
  return { id, path: id + ending }
}

const form = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

function checkForm(id: string, path: string): void {
  const segments = id.split('/')
  if (!segments.every((segment) => form.test(segment)) || !/\p{L}/u.test(id))
    throw new EditError(
      `Unexpected id \`${id}\`, expected letters, digits, hyphens, dots and underscores, with a letter among them.`,
      'Choose one such as `eng-manager`.',
    )
  const wrong = path
    .split('/')
    .map(findNameFault)
    .find((problem) => problem)
  if (wrong) throw new EditError(`${wrong.message}.`, 'Choose another id.')
  if (/\.(?:md|markdown|html?)$/i.test(id) || segments.some((segment) => reserved.has(segment.toLowerCase())))
    throw new EditError(`Unexpected id \`${id}\`, which means something else.`, 'Choose another id.')
}

function takenBy({ pages, assets, config }: Handbook, page: Page, id: string, path: string): string | undefined {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const folder = page.kind === 'guide' && kinds[namedKind(path)].folder
  if (folder && !config.guides.some((one) => one === folder) && !page.path.startsWith(`${folder}/`))
    return `the folder \`${folder}\`, whose pages are not guides`
  for (const other of pages.values())
    if (
      other !== page &&
      (same(other.path, path) || (other.kind !== 'guide' && page.kind !== 'guide' && same(other.id, id)))
    )
      return `\`${other.path}\``
  const asset = [...assets.keys()].find((one) => same(one, path))
  return asset && `\`${asset}\``
}
