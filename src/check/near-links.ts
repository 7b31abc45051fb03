import { didYouMean, type Edit, type Message, replaceSpan, report } from '../base/messages.ts'
import { encodeLinkPath, parentFolder, relativePath } from '../base/paths.ts'
import { truncate } from '../base/text.ts'
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
  wide: 'it has brackets of another script',
  definition: 'its address has spaces',
  wiki: 'an id has letters, digits, `.`, `_`, `/` and `-` only',
}

/** Text that was meant as a link, with the writing that makes it one. */
function* nearLinks(handbook: Handbook): Iterable<Message> {
  for (const page of handbook.pages.values())
    for (const link of page.nearLinks ?? []) {
      if (isTemplate(link.url)) continue
      const message = link.form === 'wiki' ? notNamed(page, link, handbook) : notRead(page, link, handbook)
      if (message) yield message
    }
}

/** One message for all: a handbook with one such address comes from a tool that fills in hundreds. */
function* templates({ pages }: Handbook): Iterable<Message> {
  const found = [...pages.values()].flatMap((page) =>
    (page.nearLinks ?? []).filter(({ url }) => isTemplate(url)).map((link) => ({ file: page.path, link })),
  )
  const [first, ...others] = found
  if (!first) return
  const { file, link } = first
  const more =
    others.length === 0 ? '' : `, as ${others.length === 1 ? 'is' : 'are'} ${others.length} more in the handbook`
  const message = `\`${shown(link)}\` is text, not ${what(link)}${more}: nothing fills in its address`
  const hint = 'Write the path of the page or file itself: rolebook has no templates.'
  yield report('link-not-read', { file, place: link.place }, message, { hint })
}

function notRead(page: Page, link: NearLink, handbook: Handbook): Message | undefined {
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
  const path = target?.kind === 'page' || target?.kind === 'asset' ? target.path : pathOfTitle(name.trim(), handbook)
  if (written.startsWith('!')) {
    const hint = 'Write `![what it shows](path)` for an image, and `::include{page="id"}` for a part of another page.'
    const message = `\`${shown(link)}\` is text: it neither shows an image nor includes a page`
    return report('link-not-read', where, message, { hint })
  }
  const message = `\`${shown(link)}\` is text, not a link: ${faults.wiki}`
  if (path === undefined) {
    if (!isCertain) return undefined
    const expected = target?.kind === 'missing' ? target.nearest : []
    const hint = 'Write the id of a page between the brackets, or a backslash before them if they are meant to be read.'
    return report('link-not-read', where, `${message}${didYouMean(expected)}`, { expected, hint })
  }
  const right = linkTo(page, path, words || name.trim(), heading, handbook)
  const hint = `\`${path}\` is there: write \`${right}\`.`
  return report('link-not-read', where, message, { hint, ...replaceSpan(page.path, place, right) })
}

/** By the page's id where that shows the same words, or else by its path. A heading may be named by its words. */
function linkTo(from: Page, path: string, words: string, part: string, { pages }: Handbook): string {
  const { id = '', title = '', headings = [] } = pages.get(path) ?? {}
  const meant = headings.find(({ text }) => `#${text}`.toLowerCase() === part.toLowerCase())
  const heading = meant ? `#${meant.id}` : part.replace(/\s/g, '%20')
  const isEnough = title.toLowerCase() === words.toLowerCase() || id.toLowerCase() === words.toLowerCase()
  if (isEnough && /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]*$/u.test(id)) return `[[${id}${heading}]]`
  return `[${words}](${encodeLinkPath(relativePath(parentFolder(from.path), path))}${heading})`
}

/** The only page with a title. */
function pathOfTitle(name: string, { pages }: Handbook): string | undefined {
  const meant = [...pages.values()].filter(({ title }) => title.toLowerCase() === name.toLowerCase())
  return meant.length === 1 ? meant[0]!.path : undefined
}

export const nearLinkChecks: readonly Check[] = [nearLinks, templates]
