import type { Definition, Link, LinkReference, Nodes, Root } from 'mdast'
import { type FilePlace, type Place, report, topOfFile } from '../base/messages.ts'
import { decodePath } from '../base/paths.ts'
import { escapeMarkdown, lineStarts } from '../base/text.ts'
import { linkTo } from '../check/links.ts'
import { makeResolver } from '../model/links.ts'
import type { Target } from '../model/types.ts'
import { readFrontMatter } from '../parse/front-matter.ts'
import { markWikiLinks } from '../parse/links.ts'
import { makeMarkdown } from '../parse/markdown.ts'
import { placeOfNode } from '../parse/places.ts'
import type { LinkUse, Page } from '../parse/types.ts'
import type { Source } from '../read/handbook.ts'
import { linkTitle } from '../views/refs.ts'
import { leadsThere, type Taking } from './retiring.ts'
import { wholeLines } from './written.ts'

/** The page as it is written. */
interface WrittenPage {
  readonly page: Page
  /** Below its front matter, which is blank. */
  readonly body: string
  readonly tree: Root
}

type Fate = 'words' | 'moved' | undefined

/**
 * Makes every link to what goes one to what has its place, or else turns it into its words. So it does with links to pages
 * that rolebook makes and that are `lost` with it.
 */
export function retireLinks(taking: Taking, sources: readonly Source[], lost: (href: string) => boolean): void {
  const { handbook, page: own, into } = taking
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const resolve = makeResolver(handbook, handbook.folders)
  const markdown = makeMarkdown()
  for (const page of handbook.pages.values()) {
    const source = byPath.get(page.path)
    const fateOf = (url: string) => fateAt(resolve(page.path, url), page)
    if (page === own || !source || !page.links.some(({ url }) => fateOf(url))) continue
    const { limits } = handbook.config
    const text = source.text.replaceAll('\r\n', '\n')
    const { body } = readFrontMatter(text, { file: page.path, kind: source.folderKind, limits })
    const tree = markdown.parse(body)
    markWikiLinks(tree, body)
    retireInPage({ page, body, tree }, fateOf, taking)
  }

  function fateAt(target: Target, page: Page): Fate {
    if (target.kind === 'generated') return target.heirs === undefined && lost(target.href) ? 'words' : undefined
    return leadsThere(target, taking) ? (into && into !== page ? 'moved' : 'words') : undefined
  }
}

function retireInPage(written: WrittenPage, fateOf: (url: string) => Fate, taking: Taking): void {
  const { page, body, tree } = written
  for (const link of page.links) {
    const fate = fateOf(link.url)
    if (!fate) continue
    taking.mentions.push({ file: page.path, line: link.place.line, what: 'link' })
    if (link.form === 'image') taking.stuck.push(isPicture({ file: page.path, place: link.place }))
    else if (fate === 'moved' && link.form !== 'wiki') moveLink(page, link, taking)
    else if (fate === 'words' && link.form === 'html') unlinkHtml(written, link, taking)
  }
  const definitions = new Map<string, Definition>()
  walk(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  walk(tree, (node, isInTable) => {
    if (node.type === 'link') inLink(node, (node.data?.hProperties?.href as string | undefined) ?? node.url, isInTable)
    else if (node.type === 'linkReference') inLink(node, definitions.get(node.identifier)?.url ?? '', isInTable)
    else if (node.type === 'definition' && fateOf(node.url) === 'words') cutDefinition(page, node, taking)
  })

  function inLink(node: Link | LinkReference, url: string, isInTable: boolean): void {
    const fate = fateOf(url)
    const place = placeOfNode(node) ?? topOfFile
    const { start, end } = node.position ?? {}
    const words = (text: string) => (fate === 'words' ? escapeStart(text, body.slice(0, start?.offset)) : text)
    if (fate && url.startsWith('[[')) {
      const link = { text: body.slice(start?.offset, end?.offset), url, isInTable }
      const now = newWiki(link, fate, page, taking)
      taking.written.change(page.path, place, now === undefined ? undefined : words(now))
    } else if (fate === 'words') taking.written.change(page.path, place, words(innerText(node, body)))
  }
}

interface WikiLink {
  /** As written. */
  readonly text: string
  readonly url: string
  readonly isInTable: boolean
}

/** `[[id#heading|words]]` keeps the words that readers see. */
function newWiki({ text, url, isInTable }: WikiLink, fate: Fate, page: Page, { handbook, into }: Taking) {
  const bar = isInTable ? '\\|' : '|'
  const [, own] = /^\[\[[^|\]]*?(?:\\?\|([^\]]*))?\]\]$/.exec(text) ?? []
  const title = linkTitle(handbook, url, handbook.targets.get(page.path)?.get(url)) ?? ''
  const shown = own?.trim() || escapeMarkdown(title).replaceAll('|', bar)
  if (fate === 'words') return shown
  const [, heading = ''] = /#([^\]]*)\]\]$/.exec(url) ?? []
  const address = heading !== '' && hasHeading(into!, heading) ? `${into!.id}#${heading}` : into!.id
  if (!/^[\p{L}\p{M}\p{N}_./#-]+$/u.test(address) || (!own && /[|[\]]/.test(title))) return undefined
  return own || title !== into!.title ? `[[${address}${bar}${shown}]]` : `[[${address}]]`
}

const hasHeading = ({ anchors }: Page, heading: string): boolean =>
  anchors.includes(heading.normalize('NFC')) || anchors.includes(decodePath(heading))

function walk(node: Nodes, visit: (node: Nodes, isInTable: boolean) => void, isInTable = false): void {
  visit(node, isInTable)
  if ('children' in node) for (const child of node.children) walk(child, visit, isInTable || node.type === 'table')
}

/** What is between the brackets of a link, as it is written. */
function innerText({ children }: Link | LinkReference, body: string): string {
  const [from, to] = [children[0]?.position?.start.offset, children.at(-1)?.position?.end.offset]
  return from === undefined || to === undefined ? '' : body.slice(from, to)
}

/** Words that would make a list, a heading or a quote at the beginning of a line. */
const escapeStart = (text: string, before: string): string =>
  /(?:^|\n)[ \t>*+\d.)-]*$/.test(before) ? text.replace(/^(?=[-+#]+(?:\s|$)|>)|(?<=^\d+)(?=[.)](?:\s|$))/, '\\') : text

/** A heading that the other page does not have is left out. */
function moveLink(page: Page, link: LinkUse, { handbook, into, written }: Taking): void {
  const { url, address } = link
  const [edit] = linkTo(page, link, into!.path, handbook).fix ?? []
  written.change(page.path, edit?.place ?? link.place, edit?.text)
  const hash = url.indexOf('#')
  if (!edit || !address || hash < 0 || hasHeading(into!, url.slice(hash + 1))) return
  written.change(page.path, { ...address, column: address.endColumn - (url.length - hash) }, '')
}

/** Takes the tags off the words of `<a href="…">words</a>`. */
function unlinkHtml({ page, body }: WrittenPage, { address, place }: LinkUse, { written }: Taking): void {
  const starts = lineStarts(body)
  const at = address ? body.lastIndexOf('<', starts[address.line - 1]! + address.column - 1) : -1
  const [open = '', words = '', close = ''] =
    /^(<a\s[^>]*>)((?:(?!<a\s|\n[ \t]*\n)[\s\S])*?)(<\/a\s*>)/i.exec(body.slice(at))?.slice(1) ?? []
  const end = at + open.length + words.length
  if (at < 0 || open === '') written.change(page.path, place, undefined)
  else {
    written.change(page.path, spanOf(at, at + open.length), '')
    written.change(page.path, spanOf(end, end + close.length), '')
  }

  function spanOf(from: number, to: number): Place {
    const [line, endLine] = [from, to].map((offset) => starts.findLastIndex((start) => start <= offset)) as [
      number,
      number,
    ]
    return {
      line: line + 1,
      column: from - starts[line]! + 1,
      endLine: endLine + 1,
      endColumn: to - starts[endLine]! + 1,
    }
  }
}

function cutDefinition({ path: file }: Page, node: Definition, { written }: Taking): void {
  const place = placeOfNode(node) ?? topOfFile
  const lines = wholeLines(file, place, written)
  written.change(file, lines ?? place, lines && '')
}

const isPicture = (at: FilePlace) =>
  report('link-broken', at, 'Unexpected page as an image, which is to go', { hint: 'Remove the image.' })
