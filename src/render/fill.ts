import { renderToString } from 'preact-render-to-string'
import { Block } from '../../templates/Block.tsx'
import type { ProseHtml } from '../../templates/parts/Article.tsx'
import { TermTips } from '../../templates/parts/Links.tsx'
import { words } from '../../templates/words/words.ts'
import { escapeHtml } from '../base/text.ts'
import type { Fragment, Hole, Html } from '../parse/types.ts'
import type { Resolved } from '../views/frame.ts'
import type { ProseView } from '../views/prose.ts'
import { wikiLinkText } from '../views/refs.ts'
import type { Glossary, TermUse } from './glossary.ts'
import { isHeadingStart } from './markup.ts'

interface Filling {
  readonly resolved: ReadonlyMap<string, Resolved>
  /** Makes an href from the site's root relative to the page. */
  readonly link: (href: string) => string
  /** Makes what a block asks for; called for each in turn. */
  readonly block?: (hole: Hole & { readonly kind: 'block' }) => string
  /** Put before every id, where several pages are joined. */
  readonly prefix?: string
}

/** Fills the holes of a fragment, which makes HTML that is ready to be inserted. */
export function fillFragment(fragment: Fragment, filling: Filling): Html {
  let html = ''
  for (const part of fragment) html += typeof part === 'string' ? part : fillHole(part, filling)
  return html as Html
}

function fillHole(hole: Hole, filling: Filling): string {
  switch (hole.kind) {
    case 'id':
      return escapeHtml((filling.prefix ?? '') + hole.id)
    case 'link':
      return startTag(hole, filling)
    case 'title':
      return escapeHtml(titleAt(hole.url, filling.resolved))
    case 'image':
      return image(hole, filling)
    case 'block':
      return filling.block?.(hole) ?? ''
    case 'include':
      return `<p class="broken">${escapeHtml(words.prose.nothingToInclude([hole.page, hole.section].filter(Boolean).join('#')))}</p>`
  }
}

/** What a link without words of its own shows. Where nothing is found, that is what was asked for. */
export function titleAt(url: string, resolved: Filling['resolved']): string {
  const target = resolved.get(url)
  return (target?.kind === 'internal' && target.title) || wikiLinkText(url)
}

/** The start tag only: the link's text and its end tag are in the chunks that follow. */
function startTag(hole: Hole & { kind: 'link' }, { resolved, link, prefix = '' }: Filling): string {
  const { url, title } = hole
  const { class: own, rel, ...rest } = hole.attributes ?? {}
  const target = resolved.get(url) ?? within(url, prefix)
  switch (target?.kind) {
    case 'internal':
      return `<a${attributes({ ...rest, href: link(target.href), title, class: own })}>`
    // Its name in the site carries a hash, which is of no use on the reader's disk.
    case 'asset':
      return `<a${attributes({ ...rest, href: link(target.href), download: target.download, title, class: own })}>`
    case 'external':
      return `<a${attributes({ ...rest, href: target.href, title, class: join(own, 'external'), rel: join(rel, 'noopener') })}>`
    case 'within':
      return `<a${attributes({ ...rest, href: target.href, title, class: own })}>`
    default:
      return `<a${attributes({ ...rest, class: join(own, 'broken'), title: words.prose.nothingAt(url), href: undefined })}>${brokenHint}`
  }
}

/** References that no author wrote, such as a footnote's, are not among the links that were resolved. They stay on their page. */
const within = (url: string, prefix: string) =>
  url.startsWith('#') ? { kind: 'within' as const, href: `#${prefix}${url.slice(1)}` } : undefined

const brokenHint = `<span class="vh">${escapeHtml(words.prose.brokenLink)}</span>`

function image({ url, alt, title, attributes: rest }: Hole & { kind: 'image' }, { resolved, link }: Filling): string {
  const target = resolved.get(url)
  if (target === undefined || target.kind === 'broken' || (target.kind === 'asset' && target.isHidden))
    return `<span${attributes({ class: 'broken-image', title: words.prose.noImageAt(url) })}>${escapeHtml(alt || url)}</span>`
  // A page asks no other host for anything, so words stand for a picture that lives elsewhere.
  if (target.kind === 'external')
    return `<span${attributes({ class: 'external-image', title: words.prose.imageAt(target.href) })}>${escapeHtml(alt || target.href)}</span>`
  const src = link(target.href)
  // One side given by the author decides the other, which may not be that of the file.
  const isSized = rest?.width !== undefined || rest?.height !== undefined
  const { width, height } = (target.kind === 'asset' && !isSized && target.size) || {}
  const size = width && height ? { width: String(width), height: String(height) } : {}
  return `<img${attributes({ ...rest, src, alt, title, ...size, loading: 'lazy', decoding: 'async' })}>`
}

const join = (...classes: readonly (string | undefined)[]) => classes.filter(Boolean).join(' ')

function attributes(values: Readonly<Record<string, string | undefined>>): string {
  let html = ''
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && attributeName.test(name)) html += ` ${name}="${escapeHtml(value)}"`
  }
  return html
}

const attributeName = /^[a-zA-Z][\w:-]*$/

interface Options extends Pick<Filling, 'link' | 'prefix'> {
  readonly blocks: readonly string[]
  /** Where it uses terms that are explained in place, and what they mean. */
  readonly uses?: readonly TermUse[]
  readonly terms?: Glossary['terms']
}

/** Fills an author's text, cut before its first heading so that a page may put something in between. */
export function renderProse(
  written: ProseView | undefined,
  { blocks, uses = [], terms = new Map(), ...options }: Options,
): ProseHtml {
  if (!written) return {}
  const next = blocks.values()
  const filling = { ...options, resolved: written.resolved, block: () => next.next().value ?? '' }
  const body = withTerms(written.body, uses, options.link)
  const tips = [...termIds(uses)].map(([term, id]) => ({ id, ...terms.get(term)! }))
  const heading = body.findIndex((part) => typeof part === 'string' && isHeadingStart(part))
  const cut = heading < 0 ? body.length : heading
  return {
    ...(written.heading && { heading: fillFragment(written.heading, filling), headingId: written.headingId }),
    lead: fillFragment(body.slice(0, cut), filling),
    rest: (fillFragment(body.slice(cut), filling) + renderToString(TermTips({ tips }))) as Html,
  }
}

/** What an author's blocks show, as HTML. */
export const renderBlocks = (written: ProseView | undefined, link: Filling['link']): readonly string[] =>
  (written?.blocks ?? []).map((view) => renderToString(Block({ view, link })))

/** Wraps each use of a term into a link to its page, described by what it means. The words stay as they are. */
export function withTerms(body: Fragment, uses: readonly TermUse[], link: Filling['link']): Fragment {
  const ids = termIds(uses)
  const marked = [...body]
  // From the last to the first, so that places in a chunk stay what they were.
  for (const { part, at, length, term } of [...uses].reverse()) {
    const here = marked[part]!
    const id = ids.get(term)!
    if (typeof here !== 'string') {
      marked[part] = described(here, id)
    } else {
      const start = `<a class="term" href="${escapeHtml(link(term))}" aria-describedby="${id}">`
      const end = at + length
      marked[part] = `${here.slice(0, at)}${start}${here.slice(at, end)}</a>${here.slice(end)}`
    }
  }
  return marked
}

/** Of each term that is used, the id of the element that says what it means. */
const termIds = (uses: readonly TermUse[]): ReadonlyMap<string, string> =>
  new Map([...new Set(uses.map(({ term }) => term))].map((term, index) => [term, `rb-term-${index + 1}`]))

/** A link of the author's own looks like any other. */
const described = (hole: Hole, id: string): Hole =>
  hole.kind === 'link' ? { ...hole, attributes: { ...hole.attributes, 'aria-describedby': id } } : hole
