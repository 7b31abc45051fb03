import type { ComponentChildren } from 'preact'
import type { FrameView } from '../../src/views/frame.ts'
import type { AlternateView, Ref } from '../../src/views/refs.ts'
import { dateText, languageName } from '../words/text.ts'
import { type LinkTo, RefList, RoleLink } from './Links.tsx'
import { Breadcrumbs, Navigation, SiteHeader, VersionHole } from './Navigation.tsx'

interface Props {
  readonly frame: FrameView
  readonly link: LinkTo
}

interface PageTurnProps {
  readonly previous?: Ref | undefined
  readonly next?: Ref | undefined
  readonly link: LinkTo
}

/** The pages that refer to this one. */
function Backlinks({ refs, link }: { readonly refs: readonly Ref[]; readonly link: LinkTo }) {
  if (refs.length === 0) return null
  return (
    <aside class="backlinks" aria-labelledby="rb-backlinks">
      <h2 id="rb-backlinks">Where this is used</h2>
      <RefList refs={refs} link={link} />
    </aside>
  )
}

/** Who keeps the page, when and by whom it was changed, and where to do so. */
function Changed({ frame: { keptBy, changed, authors = [], editUrl, historyUrl, reportUrl }, link }: Props) {
  const ways = [
    ...(editUrl ? [{ href: editUrl, name: 'Edit this page' }] : []),
    ...(historyUrl ? [{ href: historyUrl, name: 'History' }] : []),
    ...(reportUrl ? [{ href: reportUrl, name: 'Report a problem' }] : []),
  ]
  if (!keptBy && !changed && ways.length === 0) return null
  return (
    <footer class="changed">
      {(keptBy || changed) && (
        <p>
          {keptBy && (
            <span>
              Kept by <RoleLink role={keptBy} link={link} />
            </span>
          )}{' '}
          {changed && (
            <span>
              Last changed <time dateTime={changed}>{dateText(changed)}</time>
              {authors.length > 0 && ` by ${authors.join(', ')}`}
            </span>
          )}
        </p>
      )}
      {ways.length > 0 && (
        <ul class="inline">
          {ways.map(({ href, name }) => (
            <li key={name}>
              <a href={href} rel="noopener">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}

interface FrameProps {
  readonly frame: FrameView
  readonly link: LinkTo
  readonly stylesheets: readonly string[]
  readonly script: string
  readonly scripts: readonly string[]
  readonly children: ComponentChildren
}

/** The document around a page's main part. */
export function Frame({ frame, link, stylesheets, script, scripts, children }: FrameProps) {
  const foldable = frame.navigation.length > 0
  return (
    <html lang={frame.language ?? 'en'}>
      <Head frame={frame} link={link} stylesheets={stylesheets} script={script} scripts={scripts} />
      <body class={foldable ? 'has-navigation' : undefined}>
        <a class="skip" href="#rb-main">
          Skip to content
        </a>
        <SiteHeader site={frame.site} link={link} menu={foldable} />
        {foldable && <Navigation nodes={frame.navigation} here={frame.href} link={link} />}
        <main id="rb-main" tabIndex={-1}>
          {frame.site.versioned && <VersionHole name="banner" />}
          <Breadcrumbs refs={frame.breadcrumbs} here={frame.href} link={link} />
          <Alternates alternates={frame.alternates ?? []} link={link} />
          {children}
          <Backlinks refs={frame.backlinks} link={link} />
          <Changed frame={frame} link={link} />
          <PageTurn previous={frame.previous} next={frame.next} link={link} />
        </main>
        <footer class="site-footer">
          <FooterLinks frame={frame} link={link} />
          <p>
            {frame.site.title} <span>Made with rolebook</span>
          </p>
        </footer>
      </body>
    </html>
  )
}

interface HeadProps {
  readonly frame: FrameView
  readonly link: LinkTo
  readonly stylesheets: readonly string[]
  /** What runs in every page, and begins before it is shown. */
  readonly script: string
  readonly scripts: readonly string[]
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

/** What a browser must know before it shows anything. */
function Head({ frame, link, stylesheets, script, scripts }: HeadProps) {
  const { site, title, description, alternates = [] } = frame
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site.title ? title : `${title} · ${site.title}`}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      {alternates.map(({ language, href, external }) => (
        <link key={language} rel="alternate" hreflang={language} href={external ? href : link(href)} />
      ))}
      <HeadLinks frame={frame} link={link} />
      {site.versioned && <VersionHole name="head" />}
      <link rel="icon" href={site.logo ? link(site.logo) : icon} />
      {stylesheets.map((href) => (
        <link key={href} rel="stylesheet" href={link(href)} />
      ))}
      {/* Below the style sheets it finds the page laid out as soon as the page is there. */}
      <script src={link(script)} />
      {scripts.map((src) => (
        <script key={src} src={link(src)} defer />
      ))}
    </head>
  )
}

/** Where the page is and what else tells the same, for programs. Addresses are whole ones, so they need the site's own. */
function HeadLinks({ frame, link }: { readonly frame: FrameView; readonly link: LinkTo }) {
  const { site, title, description, address, markdown, hidden } = frame
  return (
    <>
      {markdown !== undefined && <link rel="alternate" type="text/markdown" href={link(markdown)} />}
      {site.feed !== undefined && (
        <link rel="alternate" type="application/atom+xml" title={`Changes to ${site.title}`} href={link(site.feed)} />
      )}
      {site.releases !== undefined && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={`Releases of ${site.title}`}
          href={link(site.releases)}
        />
      )}
      {hidden && <meta name="robots" content="noindex" />}
      {address !== undefined && (
        <>
          <link rel="canonical" href={address} />
          <meta property="og:type" content={address === site.base ? 'website' : 'article'} />
          <meta property="og:site_name" content={site.title} />
          <meta property="og:title" content={title} />
          {description && <meta property="og:description" content={description} />}
          <meta property="og:url" content={address} />
        </>
      )}
    </>
  )
}

interface AlternatesProps {
  readonly alternates: readonly AlternateView[]
  readonly link: LinkTo
}

/** The other languages of a page, each by its own name. */
function Alternates({ alternates, link }: AlternatesProps) {
  if (alternates.length === 0) return null
  return (
    <p class="alternates" lang="en">
      Read this in:{' '}
      {alternates.map(({ language, href, external }, index) => (
        <span key={language}>
          {index > 0 && ', '}
          <a href={external ? href : link(href)} hreflang={language} lang={language} rel={external && 'noopener'}>
            {languageName(language)}
          </a>
        </span>
      ))}
    </p>
  )
}

/** Other forms of what is on the page: on paper, and for programs. */
function FooterLinks({ frame, link }: { readonly frame: FrameView; readonly link: LinkTo }) {
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

/** The pages before and after this one, in the order of the navigation. */
function PageTurn({ previous, next, link }: PageTurnProps) {
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
