import { escapeHtml } from '../../templates/escape.ts'
import type { Fragment, Hole, Html, Resolved } from '../types.ts'

/** What the holes of a fragment are filled with. */
export interface Filling {
  /** Url as written → where it leads. */
  readonly resolved: ReadonlyMap<string, Resolved>
  /** Makes an href from the site's root relative to the page. */
  readonly link: (href: string) => string
  /** Makes what a block asks for; called for each in turn. */
  readonly block?: (hole: Hole & { readonly kind: 'block' }) => string
  /** Put before every id, where several pages are joined. */
  readonly prefix?: string
}

/** Fills the holes of a fragment, which makes HTML that is ready to be inserted. */
export function fill(fragment: Fragment, filling: Filling): Html {
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
      return escapeHtml(titleAt(hole.url, filling))
    case 'image':
      return image(hole, filling)
    case 'block':
      return filling.block?.(hole) ?? ''
    case 'include':
      return `<p class="broken">${escapeHtml(`Nothing found to include: ${[hole.page, hole.section].filter(Boolean).join('#')}`)}</p>`
  }
}

/** Where nothing is found, what was asked for is shown. */
function titleAt(url: string, { resolved }: Filling): string {
  const target = resolved.get(url)
  return (target?.kind === 'internal' && target.title) || url.replace(/^\[\[|(?:#.*)?\]\]$/g, '')
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
      return `<a${attributes({ ...rest, class: join(own, 'broken'), title: `Nothing found at ${url}`, href: undefined })}>${brokenHint}`
  }
}

/** References that no author wrote, such as a footnote's, are not among the links that were resolved. They stay on their page. */
const within = (url: string, prefix: string) =>
  url.startsWith('#') ? { kind: 'within' as const, href: `#${prefix}${url.slice(1)}` } : undefined

const brokenHint = '<span class="vh">Broken link: </span>'

function image({ url, alt, title, attributes: rest }: Hole & { kind: 'image' }, { resolved, link }: Filling): string {
  const target = resolved.get(url)
  if (target === undefined || target.kind === 'broken')
    return `<span${attributes({ class: 'broken-image', title: `No image found at ${url}` })}>${escapeHtml(alt || url)}</span>`
  // A page asks no other host for anything, so a picture that lives elsewhere is told in words.
  if (target.kind === 'external')
    return `<span${attributes({ class: 'external-image', title: `Image at ${target.href}` })}>${escapeHtml(alt || target.href)}</span>`
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
