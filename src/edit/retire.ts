import type { TextChange } from '../base/files.ts'
import type { Edit, Message } from '../base/messages.ts'
import { fileName, parentFolder } from '../base/paths.ts'
import { byText, groupBy, subtract } from '../base/text.ts'
import { makePlaces } from '../check/places.ts'
import { allProblems, type Compiled } from '../compile.ts'
import { cardId, cardsHref, homeHref } from '../model/generated.ts'
import { formerHref } from '../model/links.ts'
import { findRetirement } from '../model/queries.ts'
import type { Handbook } from '../model/types.ts'
import type { Page } from '../parse/types.ts'
import { type ReadHandbook, textsOf } from '../read/handbook.ts'
import type { Kind } from '../schema/front-matter.ts'
import { titledText } from '../views/refs.ts'
import { fixed, withChanges } from './changes.ts'
import { findPage, idIn, lookUpPage, nameInHandbook, wantedName } from './find-page.ts'
import { addFormer } from './former.ts'
import { retireBlocks } from './retire-blocks.ts'
import { retireLinks } from './retire-links.ts'
import { retireNames } from './retire-names.ts'
import { askForDecision, type Mention, type Retiring, type Taking } from './retiring.ts'
import { EditError, includeDrafts, requireReadable } from './safety.ts'
import { writtenIn } from './written.ts'

/** The changes that take a page out of a handbook, with all that refers to it. */
interface Retired extends Retiring {
  readonly changes: readonly TextChange[]
  readonly mentions: readonly Mention[]
  /** The handbook as it will be. */
  readonly read: ReadHandbook
  readonly after: Compiled
  /** Problems that it did not have before, none of which is an error. */
  readonly news: readonly Message[]
}

interface Options {
  readonly folder: string
  readonly read: ReadHandbook
  readonly compile: (read: ReadHandbook) => Promise<Compiled>
}

/**
 * Works out, without writing anything, what it takes to take a page out of a handbook, or the mentions that are left of one
 * that is gone. Throws an EditError that lists the places when somebody has to decide first.
 */
export async function retireHandbook(
  name: string,
  intoName: string | undefined,
  { folder, read, compile }: Options,
): Promise<Retired> {
  const before = await compile(read)
  const handbook = includeDrafts(before.handbook)
  const asked = findRetiring(handbook, nameInHandbook(name, folder), intoName && nameInHandbook(intoName, folder))
  const { id, page, into } = asked
  requireReadable(allProblems(before).filter(({ file }) => file !== page?.path))
  const texts = textsOf(read)
  const written = writtenIn(texts)
  const taking: Taking = {
    ...asked,
    ...{ handbook, written, places: makePlaces(handbook, read.text), mentions: [], stuck: [] },
  }
  const now = () => withChanges(folder, read, changesOf(texts, written.edits, page))

  retireNames(taking, read.text)
  retireBlocks(taking)
  if (into) keepAddresses(taking, into)
  const withLinks = await compile(now())
  retireLinks(taking, read.input.sources, lostWith(id, handbook, includeDrafts(withLinks.handbook)))
  if (!page && taking.mentions.length === 0) refuseGone(id, handbook, name)

  const changed = now()
  const after = await compile(changed)
  addStuck(taking, includeDrafts(withLinks.handbook), includeDrafts(after.handbook))
  const keyOf = ({ rule, file }: Message) => `${rule} ${file}`
  const news = subtract(allProblems(after), allProblems(before).map(keyOf), keyOf)
  requireSafe(taking, news)
  const changes = changesOf(texts, written.edits, page)
  return { ...asked, changes, mentions: inOrder(taking.mentions), read: changed, after, news }
}

function findRetiring(handbook: Handbook, name: string, intoName: string | undefined): Retiring {
  const { pages, hrefs } = handbook
  const into = intoName === undefined ? undefined : findPage(pages, intoName)
  const page = lookUpPage(pages, name)
  if (page && page === into)
    throw new EditError(`\`${page.id}\` cannot have its own place.`, 'Give the id of another page with --into.')
  if (page && hrefs.get(page.path) === homeHref)
    throw new EditError(
      `\`${page.path}\` is the first page of the handbook, which every site needs.`,
      'Change what it says, or put another page in its place by hand.',
    )
  if (page && into && !canReplace(page.kind, into.kind))
    throw new EditError(
      `\`${page.id}\` is ${aKind(page.kind)} and \`${into.id}\` ${aKind(into.kind)}, which cannot have its place.`,
      `Give the id of ${aKind(page.kind)} with --into, or leave --into out and say why it went with --why.`,
    )
  return { id: page?.id ?? idIn(wantedName(name)), page, into }
}

// Nothing is derived from pages of these kinds: what names one of them can name another page.
const freeKinds: readonly Kind[] = ['guide', 'practice', 'term', 'path', 'assessment']

const canReplace = (kind: Kind, other: Kind): boolean => kind === other || freeKinds.includes(kind)

const aKind = (kind: Kind): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`

/** Says what became of a page that is gone, if the handbook does. */
function refuseGone(id: string, handbook: Handbook, name: string): void {
  const release = findRetirement(handbook, id)
  const heirs = handbook.former.get(id) ?? []
  if (!release && heirs.length === 0) {
    findPage(handbook.pages, name)
    return
  }
  const when = release ? `, with release ${release.id}: ${release.page.data.retired?.[id]}` : '.'
  throw new EditError(
    `\`${id}\` is retired already${when}`,
    heirs.length > 0 ? `${heirs.join(' and ')} has its place.` : 'Nothing names it any more.',
  )
}

function changesOf(texts: ReadonlyMap<string, string>, edits: readonly Edit[], page: Page | undefined): TextChange[] {
  const byFile = groupBy(edits.map((edit) => [edit.file, edit] as const))
  return [...texts].flatMap(([path, before]): TextChange[] => {
    if (path === page?.path) return [{ path, before, after: undefined }]
    const after = fixed(before, byFile.get(path) ?? [])
    return after === before ? [] : [{ path, before, after }]
  })
}

/** Lets all that led to the page lead to the other one: its address and its id, and what it was called before. */
function keepAddresses({ id, page, handbook, places, written }: Taking, into: Page): void {
  const { hrefs, claims } = handbook
  const own = (path: string) => claims.filter((claim) => claim.path === path && !claim.fault).map(({ href }) => href)
  const folder = page ? parentFolder(page.path) : parentFolder(into.path)
  const isNamed = page?.kind !== 'guide'
  const wanted = [...(page ? [hrefs.get(page.path), ...own(page.path)] : []), isNamed && formerHref(id, folder)]
  const others = [...hrefs].flatMap(([path, href]) => (path === page?.path ? [] : [href]))
  const known = [homeHref, ...others, ...own(into.path)]
  const added = [...new Set(wanted)].flatMap((href) =>
    href && !known.includes(href) ? formerName(href, parentFolder(into.path)) : [],
  )
  if (added.length > 0) addFormer(into, added, places, written)
}

/** How a page in `folder` writes an address that it once had. Without a slash it is one in that folder. */
function formerName(href: string, folder: string): string {
  const stem = href.replace(/(?:^index|(?<=\/)index)?\.html?$/i, '')
  if (parentFolder(stem) === folder && !stem.endsWith('/')) return fileName(stem)
  return stem.includes('/') ? stem : `/${stem}`
}

/** Tells which addresses of pages that rolebook makes are gone with it. */
const lostWith =
  (id: string, before: Handbook, after: Handbook) =>
  (href: string): boolean => {
    const address = href.replace(/#.*/s, '')
    const isCard = before.roles.has(id) && !after.roles.has(id) && href === `${cardsHref}#${cardId(id)}`
    return isCard || (before.generated.has(address) && !after.generated.has(address))
  }

/** Adds what could not be changed as it is written, and pages that would say something else without their links. */
function addStuck({ handbook, written, mentions, stuck }: Taking, withLinks: Handbook, after: Handbook): void {
  for (const at of written.outOfReach) {
    const message = 'This is written in a way that cannot be changed safely'
    stuck.push(askForDecision('entity', at, { message, hint: 'Write it plainly, on one line, or remove it.' }))
  }
  const withoutLinks = new Map(mentions.filter(({ what }) => what === 'link').map(({ file, line }) => [file, line]))
  for (const [file, line] of withoutLinks) {
    const [was, is] = [withLinks.pages.get(file), after.pages.get(file)]
    const shown = titledText(handbook, handbook.pages.get(file)!)
    if (!was || !is || wordsOf(was, shown) === wordsOf(is, shown)) continue
    const place = { line, column: 1, endLine: line, endColumn: 1 }
    const message = 'Without its links this page would say something else'
    stuck.push(askForDecision('entity', { file, place }, { message, hint: 'Take the links out by hand.' }))
  }
}

const wordsOf = ({ text }: Page, shown: (text: string) => string): string =>
  text
    .map((section) => shown(section.text))
    .join(' ')
    .replace(/\s+/g, ' ')

function requireSafe({ stuck, written }: Taking, news: readonly Message[]): void {
  const errors = news.filter(({ severity }) => severity === 'error').map((one) => asWritten(one, written.edits))
  // What stays because of it is unknown then.
  const isSaid = (one: Message) =>
    stuck.some(({ rule, file, place }) => file === one.file && (rule === one.rule || place.line === one.place.line))
  const problems = [...stuck, ...errors.filter((one) => !isSaid(one))]
  if (problems.length > 0)
    throw new EditError('here somebody has to decide first.', 'Change these places, then run it again.', problems)
}

/** The problem where its line is now. */
function asWritten(message: Message, edits: readonly Edit[]): Message {
  const { file, place } = message
  const own = edits.filter((edit) => edit.file === file).sort((a, b) => a.place.line - b.place.line)
  let shift = 0
  for (const { place: cut, text } of own)
    if (cut.line + shift <= place.line) shift += text.split('\n').length - 1 - (cut.endLine - cut.line)
  return { ...message, place: { ...place, line: place.line - shift, endLine: place.endLine - shift } }
}

const inOrder = (mentions: readonly Mention[]): Mention[] =>
  [...mentions].sort((a, b) => byText(a.file, b.file) || a.line - b.line)
