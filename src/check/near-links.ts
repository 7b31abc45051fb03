import { didYouMean, type Edit, type Message, replaceSpan, report } from '../base/messages.ts'
import { encodeLinkPath, fileStem, parentFolder, relativePath } from '../base/paths.ts'
import { truncate } from '../base/text.ts'
import { joinPath } from '../model/links.ts'
import type { Handbook, Target } from '../model/types.ts'
import { addressesOf, isTemplate } from '../parse/near-links.ts'
import type { NearLink, Page } from '../parse/types.ts'
import { type Check, shownUrl } from './places.ts'

/** What makes text of each. */
const faults: Readonly<Record<NearLink['form'], string>> = {
  spaces: 'its address has spaces',
  apart: 'there is a space between its words and its address',
  turned: 'its brackets are the wrong way round',
  open: 'no `)` ends its address',
  braces: 'an address is between `(` and `)`',
  half: 'one of its brackets is missing',
  wide: 'it has brackets of another script',
  definition: 'its address has spaces',
  wiki: 'an id has letters, digits, `.`, `_`, `/` and `-` only',
  template: 'rolebook has no templates',
}

/** Text that was meant as a link, with the writing that makes it one. */
function* nearLinks(handbook: Handbook): Iterable<Message> {
  for (const page of handbook.pages.values())
    for (const link of page.nearLinks ?? []) {
      if (isFilled(link)) continue
      const message =
        link.form === 'wiki' || link.form === 'half' ? notNamed(page, link, handbook) : notRead(page, link, handbook)
      if (message) yield message
    }
}

/** One message for all: a handbook with one such address, or line, comes from a tool that fills in hundreds. */
function* templates({ pages }: Handbook): Iterable<Message> {
  const all = [...pages.values()].flatMap((page) =>
    (page.nearLinks ?? []).filter(isFilled).map((link) => ({ file: page.path, link })),
  )
  const lines = all.filter(({ link }) => link.form === 'template')
  const links = all.filter(({ link }) => link.form !== 'template')
  if (links[0]) {
    const { file, link } = links[0]
    const message = `\`${shown(link)}\` is text, not ${what(link)}${more(links.length - 1)}: nothing fills in its address`
    const hint = 'Write the path of the page or file itself: rolebook has no templates.'
    yield report('link-not-read', { file, place: link.place }, message, { hint })
  }
  if (lines[0]) {
    const { file, link } = lines[0]
    const message = `\`${shown(link)}\` is text${more(lines.length - 1)}: rolebook has no templates`
    const hint = 'Write what readers should see: for a box, `:::note My title`, its text, and then a line `:::`.'
    yield report('directive-unknown', { file, place: link.place }, message, { hint })
  }
}

const isFilled = ({ form, url }: NearLink): boolean => form === 'template' || isTemplate(url)

const more = (others: number): string =>
  others === 0 ? '' : `, as ${others === 1 ? 'is' : 'are'} ${others} more in the handbook`

function notRead(page: Page, link: NearLink, handbook: Handbook): Message | undefined {
  if (link.form === 'definition' && !/\s/.test(link.url)) return notApart(page, link, handbook)
  const [whole, first] = addressesOf(link).map((url) => handbook.targets.get(page.path)?.get(url))
  const hasTitle = !isFound(whole) && isFound(first)
  const target = hasTitle ? first : whole
  if (!target || !(link.isCertain || (isFound(target) && link.form !== 'turned'))) return undefined
  const right = corrected(link, hasTitle)
  const fault = hasTitle
    ? 'the title behind its address has no quotes'
    : link.form === 'spaces' && !/\s/.test(link.url)
      ? 'the quotes of its title are not straight'
      : faults[link.form]
  const where = { file: page.path, place: link.place }
  const message = `\`${shown(link)}\` is text, not ${what(link)}: ${fault}`
  if (target.kind === 'missing') {
    const none = target.path === '' ? '' : `; there is no \`${shownUrl(target.path)}\`${didYouMean(target.nearest)}`
    const more = target.nearest.length > 0 ? { expected: target.nearest } : {}
    return report('link-not-read', where, message + none, { ...more, hint: `Write it like this: \`${right}\`.` })
  }
  const there =
    target.kind === 'page' || target.kind === 'asset' ? `\`${shownUrl(target.path)}\` is there: write` : 'Write'
  return report('link-not-read', where, message, { hint: `${there} \`${right}\`.`, ...fixed(page, link, right) })
}

/** A definition as it should be, only that it goes on with the text above. */
function notApart({ path }: Page, link: NearLink, { targets }: Handbook): Message | undefined {
  if (!link.isCertain && !isFound(targets.get(path)?.get(link.url))) return undefined
  const message = `\`${shown(link)}\` is text, not the definition of a link: the text above goes on with it`
  return report('link-not-read', { file: path, place: link.place }, message, { hint: 'Put an empty line above it.' })
}

const isFound = (target: Target | undefined): boolean =>
  target !== undefined && target.kind !== 'missing' && target.kind !== 'refused'

const what = ({ form, written }: NearLink): string =>
  form === 'definition' ? 'the definition of a link' : written.startsWith('!') ? 'an image' : 'a link'

const shown = ({ written }: NearLink): string => truncate(written.replace(/\s+/g, ' '), 100).replaceAll('`', '')

/** The same as Markdown reads it. */
function corrected({ form, written, words, url, title }: NearLink, hasTitle: boolean): string {
  const mark = written.startsWith('!') ? '!' : ''
  const [first = '', ...others] = url.split(/\s+/)
  const address = hasTitle
    ? `${first} "${others
        .join(' ')
        .replace(/^[“”„'"]|[“”"']$/g, '')
        .replaceAll('"', "'")}"`
    : /\s/.test(url)
      ? `<${url}>`
      : url
  return form === 'definition' ? `[${words}]: ${address}${title}` : `${mark}[${words}](${address}${title})`
}

/** Only where all of it is on one line, and there is nothing in it but words. */
function fixed({ path }: Page, { written, place }: NearLink, right: string): { readonly fix?: readonly Edit[] } {
  return /[\n…]/.test(written) ? {} : replaceSpan(path, place, right)
}

/** `[[Name With Spaces]]`: the page of this name or title, and how to name it. */
function notNamed(page: Page, link: NearLink, handbook: Handbook): Message | undefined {
  const { written, url, words, isCertain, place } = link
  const where = { file: page.path, place }
  const [, name = '', heading = ''] = /^\[\[([^#]*)(#.*)?\]\]$/.exec(url) ?? []
  const target = handbook.targets.get(page.path)?.get(url)
  const path =
    target?.kind === 'page' || target?.kind === 'asset'
      ? target.path
      : (pathOfPath(page, name, handbook) ?? pathOfTitle(name.trim(), handbook))
  if (written.startsWith('!')) {
    const hint = 'Write `![what it shows](path)` for an image, and `::include{page="id"}` for a part of another page.'
    const message = `\`${shown(link)}\` is text: it neither shows an image nor includes a page`
    return report('link-not-read', where, message, { hint })
  }
  const message = `\`${shown(link)}\` is text, not a link: ${wikiFault(link, name)}`
  if (path === undefined) {
    if (!isCertain) return undefined
    const expected = target?.kind === 'missing' ? target.nearest : []
    const hint = 'Write the id of a page between the brackets, or a backslash before them if they are meant to be read.'
    return report('link-not-read', where, `${message}${didYouMean(expected)}`, { expected, hint })
  }
  const right =
    name === ''
      ? `[${words || heading.slice(1)}](${anchorOf(page, heading)})`
      : linkTo(page, path, words.trim() || nameIn(name), heading, handbook)
  const hint = `\`${path}\` is there: write \`${right}\`.`
  return report('link-not-read', where, message, { hint, ...replaceSpan(page.path, place, right) })
}

/** By the page's id where that shows the same words, or else by its path. A heading may be named by its words. */
function linkTo(from: Page, path: string, words: string, part: string, { pages }: Handbook): string {
  const { id = '', title = '' } = pages.get(path) ?? {}
  const heading = anchorOf(pages.get(path), part)
  const isEnough = title.toLowerCase() === words.toLowerCase() || id.toLowerCase() === words.toLowerCase()
  if (isEnough && /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]*$/u.test(id)) return `[[${id}${heading}]]`
  return `[${words}](${encodeLinkPath(relativePath(parentFolder(from.path), path))}${heading})`
}

function anchorOf(page: Page | undefined, part: string): string {
  const meant = page?.headings.find(({ text }) => `#${text}`.toLowerCase() === part.toLowerCase())
  return meant ? `#${meant.id}` : part.replace(/\s/g, '%20')
}

function wikiFault({ form, written, words }: NearLink, name: string): string {
  if (form === 'half') return faults.half
  if (name === '') return 'it has a heading and no id of a page'
  if (isPath(name)) return 'it has a path where an id is expected'
  if (/^!?\[\[\s|\s\]\]$/.test(written)) return 'a space is beside its id'
  return words === '' && /\|\s*\]\]$/.test(written) ? 'no words are behind its bar' : faults.wiki
}

const isPath = (name: string): boolean => /^\.{0,2}\//.test(name)

/** What may be shown for it: the last part of a path. */
const nameIn = (name: string): string => (isPath(name) ? fileStem(name) : name.trim())

/** The page at a path, or the page itself where only one of its headings is named. */
function pathOfPath(from: Page, name: string, { pages }: Handbook): string | undefined {
  if (name === '') return from.path
  const path = isPath(name) ? joinPath(parentFolder(from.path), name) : ''
  return [path, `${path}.md`].find((one) => pages.has(one))
}

/** The only page with a title. */
function pathOfTitle(name: string, { pages }: Handbook): string | undefined {
  const meant = [...pages.values()].filter(({ title }) => title.toLowerCase() === name.toLowerCase())
  return meant.length === 1 ? meant[0]!.path : undefined
}

export const nearLinkChecks: readonly Check[] = [nearLinks, templates]
