import { directionOf, isEnglish } from '../../src/base/languages.ts'
import { escapeHtml, groupBy } from '../../src/base/text.ts'
import type { FrameView, VersionView } from '../../src/views/frame.ts'
import type { NavNode } from '../../src/views/refs.ts'
import { words } from '../words/words.ts'
import type { LinkTo } from './Links.tsx'

/** Marks words of ours on a page in another language, for the voice that reads them. They stand where those of the page would. */
export const markEnglish = (language = 'en') => (isEnglish(language) ? {} : { lang: 'en' })

/** Marks what is in the language of the handbook on a page that is in another. */
const inLanguage = (language: string, around: string) =>
  language === around ? {} : { lang: language, dir: directionOf(language) ?? ('ltr' as const) }

interface NavigationProps {
  readonly frame: FrameView
  readonly link: LinkTo
}

/** What a navigation with a long list names besides. */
export interface FilterProps {
  /** The style sheet of the field that filters it. */
  readonly filterSheet?: string | undefined
}

/** The way through the handbook: a column on a wide screen, a drawer on a narrow one, without any script. */
export function Navigation({ frame, link, filterSheet }: NavigationProps & FilterProps) {
  const { navigation, href: here, breadcrumbs, site, wholeList, language = 'en' } = frame
  const own = site.language ?? 'en'
  const inOwn = inLanguage(own, language)
  // The first page is in the header of every page.
  const above = breadcrumbs.slice(1).findLast(({ href }) => href !== here)
  return (
    <nav
      id="rb-navigation"
      class="navigation"
      aria-label={words.navigation.name}
      popover="auto"
      data-filter={filterSheet && link(filterSheet)}
      data-whole={wholeList && link(wholeList)}
    >
      <div class="navigation-bar">
        <button
          type="button"
          class="menu"
          popovertarget="rb-navigation"
          popovertargetaction="hide"
          {...markEnglish(language)}
        >
          {words.navigation.close}
        </button>
        {site.search !== undefined && (
          <button type="submit" class="menu" form="rb-find" {...markEnglish(language)}>
            {words.common.search}
          </button>
        )}
        {above && (
          <a class="up" href={link(above.href)} {...inOwn}>
            {words.navigation.upTo(above.title)}
          </a>
        )}
      </div>
      <div class="tree" {...inOwn} dangerouslySetInnerHTML={{ __html: tree(navigation, here, link, own) }} />
    </nav>
  )
}

/** The entries under the names of their groups, or in one list where there are none. */
function tree(nodes: readonly NavNode[], here: string, link: LinkTo, language: string): string {
  const groups = groupBy(nodes.map((node) => [node.group, node]))
  return [...groups]
    .map(([group, entries]) => {
      if (group === undefined) return branch(entries, here, link)
      const id = `rb-group-${group}`
      const mark = isEnglish(language) ? '' : ' lang="en"'
      const name = `<p id="${id}" class="tree-group"${mark}>${escapeHtml(words.navigation.groups[group])}</p>`
      return `<div role="group" aria-labelledby="${id}">${name}${branch(entries, here, link)}</div>`
    })
    .join('')
}

/** Text and not components: the navigation is on every page and half of its markup, and this is eight times as fast. */
function branch(nodes: readonly NavNode[], here: string, link: LinkTo): string {
  let html = '<ul>'
  for (const node of nodes) {
    const sign = node.sign === undefined ? '' : ` data-sign="${node.sign}"`
    html += `<li${sign}>${entry(node, here, link)}</li>`
  }
  return `${html}</ul>`
}

/** A folder unfolds in place when its entries are here, and else when its link is followed. */
function entry({ title, href, past, folded, isAll, children }: NavNode, here: string, link: LinkTo): string {
  const name = escapeHtml(title) + (past ? ` <span class="past">${escapeHtml(words.links.past)}</span>` : '')
  const look = isAll ? 'all' : folded && children.length === 0 && 'folded'
  const marks = `${href === here ? ' aria-current="page"' : ''}${look ? ` class="${look}"` : ''}`
  const self = href === undefined ? name : `<a href="${escapeHtml(link(href))}"${marks}>${name}</a>`
  if (children.length === 0) return href === undefined ? `<span>${name}</span>` : self
  const open = folded ? '' : ' open'
  const below = branch(children, here, link)
  if (href === undefined) return `<details${open}><summary>${self}</summary>${below}</details>`
  return `${self}<details class="beside"${open}><summary><span class="vh">${words.navigation.below(name)}</span></summary>${below}</details>`
}

interface SiteHeaderProps {
  readonly site: FrameView['site']
  /** Of the page. */
  readonly language: string
  readonly link: LinkTo
  /** The page has a navigation that folds away on a narrow screen. */
  readonly menu: boolean
}

/** The bar at the top: the handbook's name, the ways to search it and to change its theme, and on a narrow screen the button that shows the navigation. */
export function SiteHeader({ site, language, link, menu }: SiteHeaderProps) {
  const mark = markEnglish(language)
  return (
    <header class="site-header">
      {menu && (
        <button type="button" class="menu" popovertarget="rb-navigation" {...mark}>
          {words.navigation.menu}
        </button>
      )}
      <a class="brand" href={link(site.home)}>
        {site.logo && <img class="logo" src={link(site.logo)} alt="" height={24} />}
        <span {...inLanguage(site.language ?? 'en', language)}>{site.title}</span>
      </a>
      {site.versioned && <VersionHole name="switch" />}
      {site.search !== undefined && <SearchButton page={link(site.search)} mark={mark} />}
      <ThemeSwitch mark={mark} />
    </header>
  )
}

/** The way down to this page. */
export function Breadcrumbs({ frame: { breadcrumbs, href: here }, link }: NavigationProps) {
  if (breadcrumbs.length === 0) return null
  return (
    <nav class="breadcrumbs" aria-label={words.navigation.breadcrumbs}>
      <ol>
        {breadcrumbs.map(({ title, href }) => (
          <li key={href}>
            {href === here ? <span aria-current="page">{title}</span> : <a href={link(href)}>{title}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Leads to the page to search on; the site's script opens the search in place instead, and shows the key that does. */
function SearchButton({ page, mark }: { readonly page: string; readonly mark: ReturnType<typeof markEnglish> }) {
  return (
    <form id="rb-find" class="search" action={page} {...mark}>
      <button type="submit" class="search-button">
        <span class="search-word">{words.common.search}</span> <kbd hidden>/</kbd>
      </button>
    </form>
  )
}

/** Lets readers choose between light and dark, and switch off the key that is a letter to those who speak to their device. Without JavaScript it is not shown, and pages are as the device has it. */
function ThemeSwitch({ mark }: { readonly mark: ReturnType<typeof markEnglish> }) {
  return (
    <div class="theme" {...mark}>
      <button type="button" class="theme-button" popovertarget="rb-theme">
        <span class="vh">{words.navigation.theme}</span>
      </button>
      <div id="rb-theme" class="theme-choice" popover="auto">
        <fieldset>
          <legend>{words.navigation.theme}</legend>
          {Object.entries(words.navigation.themes).map(([value, label]) => (
            <label key={value}>
              <input type="radio" name="rb-theme" value={value} checked={value === 'auto'} /> {label}
            </label>
          ))}
        </fieldset>
        <label>
          <input type="checkbox" name="rb-slash" checked /> {words.navigation.slash}
        </label>
      </div>
    </div>
  )
}

/**
 * Room for what a page says about other versions, which is put in whenever there is a new one. The first element of each
 * name is meant: an author's text comes after all of them.
 */
export function VersionHole({ name }: { readonly name: 'head' | 'switch' | 'banner' }) {
  return <template data-version={name} />
}

/** Says that this is not the version to go by, and the way to the one that is. */
export function VersionBanner({ view: { name, state, current } }: { readonly view: VersionView }) {
  if (state === 'current' || !current) return null
  return (
    <aside class="version-banner" aria-label={words.versions.name}>
      <p>
        {state === 'next' ? words.versions.readingNext : words.versions.reading(name)}
        {words.versions.current(
          current.name,
          <a href={current.href}>{current.elsewhere ? words.versions.toFirstPage : words.versions.toThisPage}</a>,
        )}
      </p>
    </aside>
  )
}

interface PublicLinksProps {
  /** The whole address by which the page is to be known, where that is known. */
  readonly address?: string | undefined
  readonly alternates?: VersionView['alternates'] | undefined
}

/** Where the page is for everybody, and where it is in other languages. */
export const PublicLinks = ({ address, alternates = [] }: PublicLinksProps) => (
  <>
    {address !== undefined && <link rel="canonical" href={address} />}
    {address !== undefined && <meta property="og:url" content={address} />}
    {alternates.map(({ language, href }) => (
      <link key={language} rel="alternate" hreflang={language} href={href} />
    ))}
  </>
)

/** What search engines need to know: the one address of a page, and which pages are not to be found. */
export function VersionHead({ view: { state, canonical, alternates } }: { readonly view: VersionView }) {
  return (
    <>
      <PublicLinks address={canonical} alternates={alternates} />
      {state !== 'current' && <meta name="robots" content="noindex" />}
    </>
  )
}

/** The version of the page, which unfolds to the way to the others. */
export function VersionSwitch({ view: { name, state, versions, all } }: { readonly view: VersionView }) {
  return (
    <details class="versions">
      <summary>
        <span class="vh">{words.versions.label}</span>
        {versionName({ name, state })}
      </summary>
      <ul id="rb-versions">
        {versions.map((version) => (
          <li key={version.name}>
            <a href={version.href} aria-current={version.here && 'true'}>
              {versionName(version)}
              {version.state === 'current' && <small>{words.versions.isCurrent}</small>}
              {version.elsewhere && <small>{words.versions.isFirstPage}</small>}
            </a>
          </li>
        ))}
        {all !== undefined && (
          <li>
            <a href={all}>{words.versions.all}</a>
          </li>
        )}
      </ul>
    </details>
  )
}

const versionName = ({ name, state }: Pick<VersionView, 'name' | 'state'>) =>
  state === 'next' ? words.figures.unreleased : name
