import type { FrameView } from '../../src/views/frame.ts'
import type { BlockView } from '../../src/views/prose.ts'
import type { NavNode, Ref } from '../../src/views/refs.ts'
import { escapeHtml } from '../words/text.ts'
import { PastMark, RoleLink } from './Links.tsx'
import type { LinkTo } from './Section.tsx'

interface NavigationProps {
  readonly nodes: readonly NavNode[]
  readonly here: string
  readonly link: LinkTo
}

/** The way through the handbook: a column on a wide screen, a drawer on a narrow one, without any script. */
export function Navigation({ nodes, here, link }: NavigationProps) {
  return (
    <nav id="rb-navigation" class="navigation" aria-label="Handbook" popover="auto">
      <button type="button" class="menu close" popovertarget="rb-navigation" popovertargetaction="hide">
        Close
      </button>
      <div class="tree" dangerouslySetInnerHTML={{ __html: branch(nodes, here, link) }} />
    </nav>
  )
}

/** Text and not components: the navigation is on every page and half of its markup, and this is eight times as fast. */
function branch(nodes: readonly NavNode[], here: string, link: LinkTo): string {
  let html = '<ul>'
  for (const node of nodes) html += `<li>${entry(node, here, link)}</li>`
  return `${html}</ul>`
}

/** A folder unfolds in place when its entries are here, and else when its link is followed. */
function entry({ title, href, past, folded, children }: NavNode, here: string, link: LinkTo): string {
  const name = escapeHtml(title) + (past ? ' <span class="past">(historical)</span>' : '')
  const marks = `${href === here ? ' aria-current="page"' : ''}${folded && children.length === 0 ? ' class="folded"' : ''}`
  const self = href === undefined ? name : `<a href="${escapeHtml(link(href))}"${marks}>${name}</a>`
  if (children.length === 0) return href === undefined ? `<span>${name}</span>` : self
  const open = folded ? '' : ' open'
  const below = branch(children, here, link)
  if (href === undefined) return `<details${open}><summary>${self}</summary>${below}</details>`
  return `${self}<details class="beside"${open}><summary><span class="vh">Below ${name}</span></summary>${below}</details>`
}

interface SiteHeaderProps {
  readonly site: FrameView['site']
  readonly link: LinkTo
  /** The page has a navigation that folds away on a narrow screen. */
  readonly menu: boolean
}

/** The bar at the top: the handbook's name, the ways to search it and to change its theme, and on a narrow screen the button that shows the navigation. */
export function SiteHeader({ site, link, menu }: SiteHeaderProps) {
  return (
    <header class="site-header">
      {menu && (
        <button type="button" class="menu" popovertarget="rb-navigation">
          Menu
        </button>
      )}
      <a class="brand" href={link(site.home)}>
        {site.logo && <img class="logo" src={link(site.logo)} alt="" height={24} />}
        <span>{site.title}</span>
      </a>
      {site.versioned && <VersionHole name="switch" />}
      {site.search !== undefined && <SearchButton page={link(site.search)} />}
      <ThemeSwitch />
    </header>
  )
}

interface BreadcrumbsProps {
  readonly refs: readonly Ref[]
  readonly here: string
  readonly link: LinkTo
}

/** The way down to this page. */
export function Breadcrumbs({ refs, here, link }: BreadcrumbsProps) {
  if (refs.length === 0) return null
  return (
    <nav class="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        {refs.map(({ title, href }) => (
          <li key={href}>
            {href === here ? <span aria-current="page">{title}</span> : <a href={link(href)}>{title}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Other forms of what is on the page: on paper, and for programs. */
export function FooterLinks({ frame, link }: { readonly frame: FrameView; readonly link: LinkTo }) {
  const { site, markdown, card } = frame
  if (site.print === undefined && markdown === undefined && card === undefined) return null
  return (
    <ul class="footer-links">
      {card !== undefined && (
        <li>
          <a href={link(card)}>Role card to print</a>
        </li>
      )}
      {site.print !== undefined && (
        <li>
          <a href={link(site.print)}>Print the whole handbook</a>
        </li>
      )}
      {markdown !== undefined && (
        <li>
          <a href={link(markdown)}>This page as Markdown</a>
        </li>
      )}
    </ul>
  )
}

interface PageTurnProps {
  readonly previous?: Ref | undefined
  readonly next?: Ref | undefined
  readonly link: LinkTo
}

/** The pages before and after this one, in the order of the navigation. */
export function PageTurn({ previous, next, link }: PageTurnProps) {
  if (!previous && !next) return null
  return (
    <nav class="page-turn" aria-label="Previous and next page">
      {previous && (
        <a rel="prev" href={link(previous.href)}>
          <span class="label">Previous</span> {previous.title}
        </a>
      )}
      {next && (
        <a class="next" rel="next" href={link(next.href)}>
          <span class="label">Next</span> {next.title}
        </a>
      )}
    </nav>
  )
}

interface PageListProps {
  readonly pages: (BlockView & { readonly kind: 'pages' })['pages']
  readonly link: LinkTo
}

/** Pages with their summaries and the role that keeps each. */
export function PageList({ pages, link }: PageListProps) {
  return (
    <ul class="page-list">
      {pages.map(({ title, href, summary, owner }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
          {owner && <RoleLink role={owner} link={link} />}
          {summary && <p>{summary}</p>}
        </li>
      ))}
    </ul>
  )
}

/** Leads to the page to search on; the site's script opens the search in place instead, and shows the key that does. */
function SearchButton({ page }: { readonly page: string }) {
  return (
    <form class="search" action={page}>
      <button type="submit" class="search-button">
        <span class="search-word">Search</span> <kbd hidden>/</kbd>
      </button>
    </form>
  )
}

const themes = { auto: 'Like my device', light: 'Light', dark: 'Dark' }

/** Lets readers choose between light and dark. Without JavaScript it is not shown, and pages are as the device has it. */
function ThemeSwitch() {
  return (
    <div class="theme">
      <button type="button" class="theme-button" popovertarget="rb-theme">
        <span class="vh">Theme</span>
      </button>
      <fieldset id="rb-theme" class="theme-choice" popover="auto">
        <legend>Theme</legend>
        {Object.entries(themes).map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="rb-theme" value={value} checked={value === 'auto'} /> {label}
          </label>
        ))}
      </fieldset>
    </div>
  )
}

/** Part of the navigation as a list in the page, with its folders one level deep. */
export function NodeList({ nodes, link }: { readonly nodes: readonly NavNode[]; readonly link: LinkTo }) {
  return (
    <ul class="nodes">
      {nodes.map((node) => (
        <li key={node.href ?? node.title}>
          {name(node, link)}
          {node.children.length > 0 && (
            <ul>
              {node.children.map((child) => (
                <li key={child.href ?? child.title}>{name(child, link)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

const name = ({ title, href, past }: NavNode, link: LinkTo) => (
  <>
    {href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>}
    <PastMark past={past} />
  </>
)

/**
 * Room for what a page says about other versions, which is put in whenever there is a new one. The first element of each
 * name is meant: an author's text comes after all of them.
 */
export function VersionHole({ name }: { readonly name: 'head' | 'switch' | 'banner' }) {
  return <template data-version={name} />
}
