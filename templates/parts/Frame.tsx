import type { ComponentChildren } from 'preact'
import { directionOf } from '../../src/base/languages.ts'
import { pageUrl } from '../../src/base/paths.ts'
import type { FrameView } from '../../src/views/frame.ts'
import { languageName, words } from '../words/words.ts'
import { Backlinks } from './Article.tsx'
import { listInline, listItems } from './Elements.tsx'
import { commaSeparated, type Linked, RoleLink } from './Links.tsx'
import {
  Breadcrumbs,
  type FilterProps,
  markEnglish,
  Navigation,
  PublicLinks,
  SiteHeader,
  VersionHole,
} from './Navigation.tsx'

type Props = Linked<{ readonly frame: FrameView }>

export interface FrameProps extends Props, FilterProps {
  /** From the site's root, in the order of the cascade. */
  readonly stylesheets: readonly string[]
  readonly script: string
  /** What runs in this page besides. */
  readonly scripts: readonly string[]
  readonly children: ComponentChildren
}

/** The document around a page's main part. */
export function Frame({ children, ...head }: FrameProps) {
  const { frame, link } = head
  const foldable = frame.navigation.length > 0
  const { language = 'en', site } = frame
  return (
    <html lang={language} dir={directionOf(language)}>
      <Head {...head} />
      <body class={foldable ? 'has-navigation' : undefined}>
        <a class="skip" href="#rb-main" {...markEnglish(language)}>
          {words.frame.skip}
        </a>
        <SiteHeader site={site} language={language} link={link} menu={foldable} />
        {foldable && <Navigation frame={frame} link={link} filterSheet={head.filterSheet} />}
        <main id="rb-main" tabIndex={-1}>
          {frame.site.versioned && <VersionHole name="banner" />}
          <Breadcrumbs frame={frame} link={link} />
          <Alternates frame={frame} link={link} />
          {children}
          <Backlinks pages={frame.backlinks} language={language} link={link} />
          <Changed frame={frame} link={link} />
          <PageTurn frame={frame} link={link} />
        </main>
        <footer class="site-footer">
          <FooterLinks frame={frame} link={link} />
          <p>
            {frame.site.title} <span {...markEnglish(language)}>{words.frame.madeWith}</span>
          </p>
        </footer>
      </body>
    </html>
  )
}

/** What a page may load and run: only what the site itself has. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

// A half-filled square, as a shared responsibility is drawn. Without an icon of its own a browser asks for favicon.ico.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Crect x='1.5' y='1.5' width='13' height='13' rx='3' fill='%23fff' stroke='%230f5c4a' stroke-width='2'/%3E" +
  "%3Cpath d='M2 3.5A1.5 1.5 0 0 1 3.5 2H8v12H3.5A1.5 1.5 0 0 1 2 12.5z' fill='%230f5c4a'/%3E%3C/svg%3E"

function Head({ frame, link, stylesheets, script, scripts }: Omit<FrameProps, 'children' | 'filterSheet'>) {
  const { site, title, description, address } = frame
  const alternates = frame.alternates?.map(({ language, href, external }) => {
    const inSite = () => (site.base === undefined ? link(href) : pageUrl(site.base, href))
    return { language, href: external ? href : inSite() }
  })
  return (
    <head>
      <HeadStart title={title === site.title ? title : `${title} · ${site.title}`} />
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      <HeadLinks frame={frame} link={link} />
      {site.versioned ? <VersionHole name="head" /> : <PublicLinks address={address} alternates={alternates} />}
      <link rel="icon" href={site.logo ? link(site.logo) : icon} />
      <StylesheetLinks hrefs={stylesheets.map(link)} />
      {/* Below the style sheets it finds the page laid out as soon as the page is there. */}
      <script src={link(script)} />
      {scripts.map((src) => (
        <script key={src} src={link(src)} defer />
      ))}
    </head>
  )
}

/** The style sheets of a document, in the order of the cascade. */
export const StylesheetLinks = ({ hrefs }: { readonly hrefs: readonly string[] }) => (
  <>
    {hrefs.map((href) => (
      <link key={href} rel="stylesheet" href={href} />
    ))}
  </>
)

interface HeadStartProps {
  readonly title: string
  /** Of the one script that stands in the document itself. */
  readonly scriptHash?: string | undefined
}

/** What the head of every document begins with. */
export const HeadStart = ({ title, scriptHash }: HeadStartProps) => (
  <>
    <meta charset="utf-8" />
    <meta
      http-equiv="Content-Security-Policy"
      content={scriptHash ? policy.replace("script-src 'self'", `$& '${scriptHash}'`) : policy}
    />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
  </>
)

/** What the page is and what else says the same, for programs. */
function HeadLinks({ frame, link }: Props) {
  const { site, title, description, href, markdown, hidden } = frame
  const feeds = [
    { href: site.feed, title: words.frame.changesFeed(site.title) },
    { href: site.releases, title: words.frame.releasesFeed(site.title) },
  ]
  return (
    <>
      {markdown !== undefined && <link rel="alternate" type="text/markdown" href={link(markdown)} />}
      {feeds.map(
        ({ href, title }) =>
          href !== undefined && <link rel="alternate" type="application/atom+xml" title={title} href={link(href)} />,
      )}
      {(hidden || site.internal) && <meta name="robots" content="noindex" />}
      <meta property="og:type" content={href === site.home ? 'website' : 'article'} />
      <meta property="og:site_name" content={site.title} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
    </>
  )
}

function Alternates({ frame: { alternates = [] }, link }: Props) {
  if (alternates.length === 0) return null
  return (
    <p class="alternates" lang="en">
      {words.frame.alternates}{' '}
      {commaSeparated(
        alternates.map(({ language, href, external }) => (
          <a href={external ? href : link(href)} hreflang={language} lang={language} rel={external && 'noopener'}>
            {languageName(language)}
          </a>
        )),
      )}
    </p>
  )
}

function Changed({ frame: { keptBy, changed, authors = [], editUrl, historyUrl, reportUrl, language }, link }: Props) {
  const ways = [
    { href: editUrl, name: words.frame.edit },
    { href: historyUrl, name: words.frame.history },
    { href: reportUrl, name: words.frame.report },
  ].filter(({ href }) => href)
  if (!keptBy && !changed && ways.length === 0) return null
  return (
    <footer class="changed">
      {(keptBy || changed) && (
        <p>
          {keptBy && <span>{words.common.keptByRole(<RoleLink role={keptBy} link={link} />)}</span>}{' '}
          {changed && (
            <span>
              {words.frame.lastChanged(<time dateTime={changed}>{words.date(changed)}</time>)}
              {authors.length > 0 && words.frame.by(authors.join(', '))}
            </span>
          )}
        </p>
      )}
      {listInline(
        ways.map(({ href, name }) => (
          <a href={href} rel="noopener" {...markEnglish(language)}>
            {name}
          </a>
        )),
      )}
    </footer>
  )
}

function PageTurn({ frame: { previous, next, language }, link }: Props) {
  if (!previous && !next) return null
  return (
    <nav class="page-turn" aria-label={words.frame.pageTurn}>
      {previous && (
        <a rel="prev" href={link(previous.href)}>
          <span class="label" {...markEnglish(language)}>
            {words.frame.previous}
          </span>{' '}
          {previous.title}
        </a>
      )}
      {next && (
        <a class="next" rel="next" href={link(next.href)}>
          <span class="label" {...markEnglish(language)}>
            {words.frame.next}
          </span>{' '}
          {next.title}
        </a>
      )}
    </nav>
  )
}

function FooterLinks({ frame: { site, markdown, card, printSection, language }, link }: Props) {
  const forms = [
    { href: card, name: words.frame.card },
    { href: printSection, name: words.frame.printSection },
    { href: site.print, name: words.frame.print },
    { href: markdown, name: words.frame.markdown },
  ].flatMap(({ href, name }) =>
    href === undefined
      ? []
      : [
          <a href={link(href)} {...markEnglish(language)}>
            {name}
          </a>,
        ],
  )
  return forms.length === 0 ? null : <ul class="footer-links">{listItems(forms)}</ul>
}
