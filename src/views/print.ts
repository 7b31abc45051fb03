import { words } from '../../templates/words/words.ts'
import { pathKey } from '../base/paths.ts'
import { coverageHref, homeHref, peopleHref, printHref, volumeAnchor } from '../model/generated.ts'
import type { Handbook } from '../model/types.ts'
import { isShown, type Tree, type TreeNode } from './navigation.ts'
import type { Ref } from './refs.ts'

/** The whole handbook for paper: one document, or several where a browser could not print one. */
export interface PrintView extends PrintedDocument {
  readonly description?: string
  /** Missing where one document has everything. */
  readonly volumes?: readonly Volume[]
}

/** A document of chapters. */
interface PrintedDocument extends Ref {
  /** Chapters in the order of the navigation, under the names of its sections. */
  readonly parts: readonly PrintPart[]
}

/** A document with the chapters of one section of the handbook, or with some of them. */
export interface Volume extends PrintedDocument {
  /** The section, which may have other volumes beside this one. */
  readonly section: string
}

export interface PrintPart {
  /** Missing for the handbook's own first page. */
  readonly title?: string
  /** What says who owns what and who to go to. */
  readonly isAnswer?: boolean
  readonly pages: readonly Chapter[]
}

/** A page in a document for printing. */
export interface Chapter extends Ref {
  /** Its anchor. None has two dashes, which come before what is anchored inside a chapter. */
  readonly id: string
  readonly summary?: string
  /** How many of the chapters after it are below it. */
  readonly below?: number
}

/** The anchor of a chapter together with those below it. */
export const sectionAnchor = (id: string): string => `section-${id.replace(/^page-/, '')}`

/** What fits into one document: no browser likes to print more, and some refuse to. The bytes are an estimate. */
const most = { chapters: 600, bytes: 4_000_000 }

/** The signs of the sections that say who owns what. */
const answers: ReadonlySet<string | undefined> = new Set(['overview', 'role', 'responsibility'])

/** Divides the handbook into documents: every page that the navigation shows, in its order. What compares two roles is in the matrices. */
export function planPrint(handbook: Handbook, tree: Tree): PrintView {
  const { title, config } = handbook
  const makeId = distinctNames()
  const chapter = (page: Ref): Chapter => ({ ...page, id: makeId(pageName(page.href)) })
  const first: PrintPart = { pages: [chapter({ title, href: homeHref })] }
  const sections = tree.filter(isShown).map((node) => sectionOf(node, chapter))
  const parts = sections.map(({ node, chapters }) => {
    return { title: node.title, isAnswer: answers.has(node.sign), pages: chapters }
  })
  const whole = {
    title,
    description: config.description,
    href: printHref,
    parts: [first, ...parts.filter(({ pages }) => pages.length > 0)],
  }
  const fits = makeFitTest(handbook)
  if (fits(whole.parts.flatMap(({ pages }) => pages))) return whole
  return { ...whole, volumes: divide(first.pages, sections, fits, volumeHrefs(handbook)) }
}

/** Where what is below a page is printed with it, by the href of the page. */
export function printedSections({ href, parts, volumes }: PrintView): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const documents = volumes ?? [{ href, parts }]
  const chapters = parts.flatMap(({ pages }) => pages)
  const homes = new Map(documents.flatMap((one) => one.parts.flatMap(({ pages }) => pages.map(({ id }) => [id, one]))))
  for (const [at, { id, href, below = 0 }] of chapters.entries()) {
    if (below < 2) continue
    const home = homes.get(id)!
    const isWhole = chapters.slice(at, at + below + 1).every((one) => homes.get(one.id) === home)
    if (!isWhole) found.set(href, `${printHref}#${volumeAnchor(home.href)}`)
    else if (countChapters(home) === below + 1) found.set(href, home.href)
    else found.set(href, `${home.href}#${sectionAnchor(id)}`)
  }
  return found
}

const countChapters = ({ parts }: Pick<PrintedDocument, 'parts'>) =>
  parts.reduce((sum, { pages }) => sum + pages.length, 0)

/** A part of the navigation, with the chapters of its own page and of all below it. */
interface Section {
  readonly node: TreeNode
  readonly chapters: readonly Chapter[]
  /** Its own page. */
  readonly own: readonly Chapter[]
  readonly inner: readonly Section[]
}

function sectionOf(node: TreeNode, chapter: (page: Ref) => Chapter): Section {
  const { title, href } = node
  const own = href !== undefined && isShown(node) ? [chapter({ title, href })] : []
  const inner = node.children.map((child) => sectionOf(child, chapter))
  const below = inner.flatMap(({ chapters }) => chapters)
  const opening = own.map((one) => (below.length > 0 ? { ...one, below: below.length } : one))
  return { node, chapters: [...opening, ...below], own: opening, inner }
}

type Fits = (chapters: readonly Chapter[]) => boolean

/**
 * One volume for each section, and one for all pages that are in none. Of a section that is too large there is one for each
 * folder below it, and one for the pages beside these; where that does not help, they are divided page by page.
 */
function divide(
  first: readonly Chapter[],
  sections: readonly Section[],
  fits: Fits,
  makeHref: (from: string) => string,
): readonly Volume[] {
  const isAlone = ({ inner }: Section) => inner.length === 0
  const alone = sections.filter(isAlone).flatMap(({ chapters }) => chapters)
  const { home } = words.navigation
  return [
    ...inRuns([...first, ...alone], [home], home),
    ...sections.filter((section) => !isAlone(section)).flatMap((section) => divided(section, [])),
  ]

  function divided({ node, chapters, own, inner }: Section, above: readonly string[]): readonly Volume[] {
    const titles = [...above, node.title]
    const from = node.folder ?? titles.join('-')
    if (chapters.length === 0) return []
    if (fits(chapters) || inner.every(isAlone)) return inRuns(chapters, titles, from)
    const beside = inner.filter(isAlone).flatMap(({ chapters }) => chapters)
    const folders = inner.filter((section) => !isAlone(section))
    return [...inRuns([...own, ...beside], titles, from), ...folders.flatMap((folder) => divided(folder, titles))]
  }

  function inRuns(chapters: readonly Chapter[], titles: readonly string[], from: string): readonly Volume[] {
    const runs: Chapter[][] = []
    for (const chapter of chapters) {
      const last = runs.at(-1)
      if (last && fits([...last, chapter])) last.push(chapter)
      else runs.push([chapter])
    }
    const title = titles.join(': ')
    return runs.map((pages, at) => ({
      section: titles[0]!,
      title: runs.length > 1 ? words.print.run(title, at + 1, runs.length) : title,
      href: makeHref(from),
      parts: [{ pages }],
    }))
  }
}

/** The id of a page's chapter, unless another page has it. */
export const chapterId = (href: string): string => plainName(pageName(href))

const pageName = (href: string) => `page-${href.replace(/\.html$/, '')}`

const plainName = (from: string) => from.replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/-$/, '')

/** Makes names of words and hyphens, each unlike all before it. */
function distinctNames(isFree: (name: string) => boolean = () => true): (from: string) => string {
  const taken = new Set<string>()
  return (from) => {
    const plain = plainName(from)
    let name = plain
    for (let number = 2; taken.has(name) || !isFree(name); number++) name = `${plain}-${number}`
    taken.add(name)
    return name
  }
}

/** Volumes give way to what authors have written. */
function volumeHrefs({ hrefs, redirects }: Handbook): (from: string) => string {
  const written = new Set([...hrefs.values(), ...redirects.map(({ href }) => href)].map(pathKey))
  const makeName = distinctNames((name) => !written.has(pathKey(`${name}.html`)))
  return (from) => `${makeName(`print-${from.toLowerCase()}`)}.html`
}

/** Estimates how long chapters are: by what their authors wrote, and what is derived for them from how many rows and people there are. */
function makeFitTest({ pages, hrefs, responsibilities, teams, people }: Handbook): Fits {
  const rows = responsibilities.size * 1000
  const generated = new Map([
    [coverageHref, (rows * teams.size) / 4],
    [peopleHref, people.size * 600],
  ])
  const written = new Map(
    [...pages.values()].map(({ path, kind, bodyBytes }) => {
      const derived = kind === 'role' ? rows : kind === 'team' ? rows / 2 : 0
      return [hrefs.get(path)!, bodyBytes * 1.1 + 2500 + derived]
    }),
  )
  return (chapters) => {
    const bytes = chapters.reduce((sum, { href }) => sum + (written.get(href) ?? generated.get(href) ?? rows), 0)
    return chapters.length <= most.chapters && bytes <= most.bytes
  }
}
