import { didYouMean, type FilePlace, type Message, type Place, report, topOf } from '../base/messages.ts'
import { encodeLinkPath } from '../base/paths.ts'
import { groupBy } from '../base/text.ts'
import { isIncludePath } from '../model/include.ts'
import type { Alternate, Handbook, IncludeFault } from '../model/types.ts'
import type { BlockUse, Page } from '../parse/types.ts'
import type { RuleId } from '../rules/rules.ts'
import { blockOf, type Named, namesIn } from '../schema/blocks.ts'
import { writeInForm } from './links.ts'
import { explainMissing } from './missing.ts'
import { type Sort, unknownName } from './names.ts'
import {
  type Check,
  type CheckContext,
  linkPlace,
  misspeltTitle,
  type Places,
  resolvedLinks,
  shownUrl,
} from './places.ts'

function* externalImages(handbook: Handbook): Iterable<Message> {
  for (const { page, link, target } of resolvedLinks(handbook)) {
    if (target.kind !== 'external' || link.form !== 'image') continue
    const message = `Unexpected image from another host, \`${shownUrl(target.url)}\`: readers see its alternative text instead`
    const hint = 'Put the image into the handbook and name it here: the site loads nothing from other hosts.'
    yield report('image-external', linkPlace(page, link), message, { hint })
  }
}

const includes: Check = function* (handbook) {
  const { includeFaults } = handbook
  for (const fault of includeFaults) yield problem(fault, handbook)
}

function problem(fault: IncludeFault, handbook: Handbook): Message {
  switch (fault.kind) {
    case 'page': {
      const expected = includable(fault, handbook)
      const why = fault.target.kind === 'missing' && explainMissing({ url: fault.page }, fault.target, 'page', handbook)
      if (why) return report('include-missing', fault, why.message, { expected, hint: why.hint })
      const message = `No page \`${fault.page}\` to include${didYouMean(expected)}`
      const hint = 'Write the path or the id of a page that exists, or remove the block.'
      return report('include-missing', fault, message, expected.length > 0 ? { expected } : { hint })
    }
    case 'section': {
      const { nearest: expected, path, section } = fault
      // It is there, but not where a section begins.
      if (expected.some((one) => one.toLowerCase() === section.trim().replace(/^#/, '').toLowerCase())) {
        const message = `The heading \`${section}\` on \`${path}\` is inside a list, a quote, a box or HTML`
        const hint =
          'Include the whole page, or move the heading out: HTML that is never closed holds all that is below it.'
        return report('include-missing', fault, message, { hint })
      }
      const message = `No heading \`${section}\` on \`${path}\`${didYouMean(expected)}`
      const hint = 'Write the words or the id of a heading there that is outside of lists, quotes and boxes.'
      return report('include-missing', fault, message, expected.length > 0 ? { expected } : { hint })
    }
    case 'cycle': {
      const message = `Unexpected circle of pages that include one another: ${fault.through.map((path) => `\`${path}\``).join(' → ')}`
      return report('include-cycle', fault, message, { hint: 'Remove one of the blocks, or include only a section.' })
    }
    case 'size': {
      const message = `Unexpected length of more than ${fault.most} characters with what is included here`
      return report('include-too-large', fault, message, { hint: 'Link to the page instead.' })
    }
  }
}

/** The pages that a wrong name may mean, as the including page has to write them. */
function includable({ file, page, target }: IncludeFault & { kind: 'page' }, { pages }: Handbook): readonly string[] {
  if (target.kind !== 'missing') return []
  // Others are names, which are the same on every page.
  const address = page.replace(/#.*/s, '')
  if (!isIncludePath(address)) return target.nearest
  const near = target.nearest.filter((path) => pages.has(path))
  return near.map((path) => encodeLinkPath(writeInForm(address, file, path)))
}

function* alternateLanguages({ alternates, pages }: Handbook, places: Places): Iterable<Message> {
  const languages = new Map<string, Alternate>()
  for (const alternate of alternates) {
    const page = pages.get(alternate.path)!
    const { language, target, written } = alternate
    const key = ['alternates', written]
    if (language === undefined) {
      const message = `Unexpected \`${shownUrl(written)}\` as a language, expected its tag`
      const hint = 'Write a tag such as `de`, `fr` or `pt-BR`.'
      yield report('alternate-language', places.inPage(page, key, 'key'), message, { hint })
    } else if (target.kind === 'page') {
      const first = languages.get(target.path)
      if (!first) languages.set(target.path, alternate)
      else if (first.language !== language) {
        const other = places.inPage(pages.get(first.path)!, ['alternates', first.written])
        const message = `Unexpected language \`${language}\` of \`${target.path}\`, expected \`${first.language}\` as elsewhere`
        yield report('alternate-language', places.inPage(page, key), message, {
          hint: 'Name the same language for it on all pages.',
          related: { ...other, message: 'the other language is here' },
        })
      }
    }
    const lost = nowhere(alternate, places.inPage(page, key))
    if (lost) yield lost
  }
}

function nowhere({ target }: Alternate, at: FilePlace): Message | undefined {
  if (target.kind === 'page' || target.kind === 'external') return undefined
  if (target.kind === 'refused')
    return report('link-refused', at, `Unexpected protocol in \`${shownUrl(target.url)}\``, {
      hint: 'Name a page of the handbook, or an address that starts with `https:`.',
    })
  if (target.kind === 'missing') {
    const { path, nearest } = target
    const more = { expected: nearest, ...(nearest.length === 0 && { hint: 'Correct the path, or remove the line.' }) }
    return report('link-broken', at, `No page \`${shownUrl(path)}\`${didYouMean(nearest)}`, more)
  }
  const what = target.kind === 'asset' ? target.path : target.href
  const hint = 'Name a page of the handbook.'
  return report('link-broken', at, `Unexpected \`${shownUrl(what)}\`, expected a page of the handbook`, { hint })
}

const blockNames: Check = function* (handbook, context) {
  let all: ReturnType<typeof existing> | undefined
  for (const page of handbook.pages.values())
    for (const block of page.blocks) {
      all ??= existing(handbook)
      yield* unknown(page, block, all, (sort, written) => unknownName({ handbook, sort, written, context }))
      if (block.name === 'compare') yield* notTwo(page, block)
    }
}

function* unknown(
  page: Page,
  block: BlockUse,
  all: ReturnType<typeof existing>,
  explain: (sort: Sort, written: FilePlace & { readonly name: string }) => Message,
): Iterable<Message> {
  for (const [key, spec] of Object.entries(blockOf(block.name).attributes)) {
    const value = block.attributes[key]
    if (value === undefined || !('names' in spec)) continue
    const sort = all[spec.names]
    for (const name of spec.many ? namesIn(value) : [value])
      if (!sort.names.has(name)) {
        const place = within(block.places[key] ?? block.place, value, name)
        yield explain(sort, { name, file: page.path, place })
      }
  }
}

/** One name of several. An attribute is on one line. */
function within(place: Place, value: string, name: string): Place {
  const at = value.search(new RegExp(`(?:^|[\\s,])${name.replace(/[^\w]/g, '\\$&')}(?:[\\s,]|$)`))
  const start = value.indexOf(name, Math.max(at, 0))
  // Character references and space at the ends make a value longer as written than as read.
  if (place.endColumn - place.column !== value.length || start < 0) return place
  return { ...place, column: place.column + start, endColumn: place.column + start + name.length }
}

function existing({ roles, focuses, responsibilities, teams, paths, config }: Handbook) {
  const matrices = config.matrices.length > 0 ? config.matrices.map(({ id }) => id) : ['roles']
  const names = (rule: RuleId, what: string, ids: Iterable<string>, home?: string): Sort => ({
    rule,
    what,
    names: new Set(ids),
    home,
  })
  return {
    role: names('own-unknown-role', 'a role', roles.keys()),
    focus: names('focus-unknown', 'a core focus', focuses.keys()),
    responsibility: names('id-unknown', 'a responsibility', responsibilities.keys()),
    team: names('id-unknown', 'a team', teams.keys()),
    path: names('id-unknown', 'a path', paths.keys()),
    matrix: names('id-unknown', 'a matrix', matrices, 'add it to `matrices` in handbook.yaml'),
  } satisfies Record<Named, Sort>
}

function* notTwo(page: Page, { attributes, places, place }: BlockUse): Iterable<Message> {
  if (attributes.roles === undefined) return
  const count = new Set(namesIn(attributes.roles)).size
  if (count === 2) return
  const message = `Unexpected number of roles to compare: ${count}, expected 2`
  const hint = 'Name two roles, or use `::matrix`, which shows any number.'
  yield report('directive-attribute', { file: page.path, place: places.roles ?? place }, message, { hint })
}

// A matrix has its row or column for these, hidden or not.
const alwaysShown = new Set(['role', 'responsibility', 'focus'])

const orphanPages: Check = function* (handbook, { inPage }) {
  const hidden = [...handbook.pages.values()].filter(({ data, kind }) => data.hidden && !alwaysShown.has(kind))
  if (hidden.length === 0) return
  const { linked, named } = referredTo(handbook)
  for (const page of hidden) {
    if (isIndex(handbook, page) || isFound(handbook, page, linked, named)) continue
    const message = 'No page leads to this one, and the navigation does not show it'
    const hint = 'Link to it from a page whose readers need it, or remove `hidden`.'
    yield report('page-orphan', inPage(page, ['hidden'], 'key'), message, { hint })
  }
}

const isIndex = ({ folders }: Handbook, { path }: Page): boolean =>
  [...folders.values()].some(({ index }) => index === path)

function isFound(handbook: Handbook, page: Page, linked: ReadonlySet<string>, named: ReadonlyMap<string, Page[]>) {
  if (linked.has(page.path)) return true
  if (page.kind === 'person' && (handbook.people.get(page.id)?.holds.length ?? 0) > 0) return true
  return (named.get(page.id) ?? []).some((other) => other !== page)
}

/** Paths that another page links to, and ids that front matter names anywhere. */
function referredTo({ pages, targets, alternates, redirects, included }: Handbook) {
  const split = redirects.flatMap(({ heirs }) => (heirs.length > 1 ? heirs : []))
  const linked = new Set([...included, ...split])
  for (const [from, leads] of targets)
    for (const target of leads.values()) if (target.kind === 'page' && target.path !== from) linked.add(target.path)
  for (const { target } of alternates) if (target.kind === 'page') linked.add(target.path)
  const words = [...pages.values()].flatMap((page) => wordsIn(page.data).map((word) => [word, page] as const))
  return { linked, named: groupBy(words) }
}

/** Every text and key of the front matter: whichever of them is an id names its page. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsIn(inner)])
}

/** A page of prose has a title: one that begins with a heading or says so in its front matter. */
const untitledPages: Check = function* ({ guides }: Handbook, { inPage }) {
  for (const { page } of guides.values()) {
    if (!isUntitled(page)) continue
    const { path, title } = page
    const message = `This page has no title, so readers see the name of its file: \`${title}\``
    const key = misspeltTitle(page)
    if (key === undefined)
      yield report('title-missing', topOf(path), message, { hint: 'Begin the text with `# ` and a title.' })
    else {
      const meant = `did you mean \`title\` where it has \`${key}\`?`
      yield report('title-missing', inPage(page, [key], 'key'), `${message}; ${meant}`, { expected: ['title'] })
    }
  }
}

/** Whether readers see the name of the file. Of a page that could not be read, or of its heading, that is said there. */
const isUntitled = ({ data, headings, opening, messages }: Page): boolean =>
  data.title === undefined &&
  headings.length === 0 &&
  opening !== undefined &&
  messages.every(
    ({ severity, rule, message }) => severity !== 'error' && !(rule === 'markup-not-read' && /^`[#＃]/.test(message)),
  )

/** One note per key that guides carry and rolebook does not know, however many pages have it. */
function* foreignKeys(handbook: Handbook, { inPage, misspeltFolders }: CheckContext): Iterable<Message> {
  // Their keys are those of another kind, which is said of the folder.
  const misread = new Set(misspeltFolders().flatMap(({ pages }) => pages))
  const found = [...handbook.pages.values()].flatMap((page) =>
    (misread.has(page) ? [] : page.foreignKeys)
      // That is said where the title is missed.
      .filter(({ name }) => !(isUntitled(page) && misspeltTitle(page) === name))
      .map(({ name, near }) => [name, { page, near }] as const),
  )
  for (const [key, [first, ...others]] of groupBy(found)) {
    const { page, near } = first!
    const more = others.length === 0 ? ' page' : ` and ${others.length} more ${others.length === 1 ? 'page' : 'pages'}`
    const message = `Ignored the key \`${key}\` of this${more}, which rolebook does not know${didYouMean(near)}`
    yield report('key-foreign', inPage(page, [key], 'key'), message, {
      ...(near.length > 0 && { expected: near }),
      hint: 'Correct it if it is misspelled; to turn these notes off, write `key-foreign: off` under `rules` in handbook.yaml.',
    })
  }
}

/** Can readers find every page, and is what pages include, show and name there? */
export const pageChecks: readonly Check[] = [
  blockNames,
  includes,
  alternateLanguages,
  externalImages,
  foreignKeys,
  orphanPages,
  untitledPages,
]
