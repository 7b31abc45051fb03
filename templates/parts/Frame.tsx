import type { ComponentChildren } from 'preact'
import type { FrameView, VersionLink, VersionView } from '../../src/views/frame.ts'
import type { AlternateView } from '../../src/views/refs.ts'
import { languageName, versionName } from '../words/text.ts'
import { Backlinks, Changed } from './Facts.tsx'
import { Breadcrumbs, FooterLinks, Navigation, PageTurn, SiteHeader, VersionHole } from './Navigation.tsx'
import type { LinkTo } from './Section.tsx'

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

/** Says that this is not the version to go by, and the way to the one that is. */
export function VersionBanner({ view: { name, state, current } }: { readonly view: VersionView }) {
  if (state === 'current' || !current) return null
  return (
    <aside class="version-banner" aria-label="Version">
      <p>
        {state === 'next' ? 'You are reading what is not released yet.' : `You are reading version ${name}.`} The
        current version is {current.name}:{' '}
        <a href={current.href}>{current.elsewhere ? 'go to its first page' : 'go to this page there'}</a>.
      </p>
    </aside>
  )
}

/** What search engines are told: the one address of a page, and which pages are not to be found. */
export function VersionHead({ view: { state, canonical } }: { readonly view: VersionView }) {
  return (
    <>
      {canonical !== undefined && <link rel="canonical" href={canonical} />}
      {state !== 'current' && <meta name="robots" content="noindex" />}
    </>
  )
}

/** The version of the page, which unfolds to the way to the others. */
export function VersionSwitch({ view: { name, state, versions, all } }: { readonly view: VersionView }) {
  return (
    <details class="versions">
      <summary>
        <span class="vh">Version: </span>
        {versionName({ name, state })}
      </summary>
      <ul id="rb-versions">
        {versions.map((version) => (
          <li key={version.name}>
            <Choice version={version} />
          </li>
        ))}
        {all !== undefined && (
          <li>
            <a href={all}>All versions</a>
          </li>
        )}
      </ul>
    </details>
  )
}

function Choice({ version }: { readonly version: VersionLink }) {
  const { href, state, elsewhere, here } = version
  return (
    <a href={href} aria-current={here && 'true'}>
      {versionName(version)}
      {state === 'current' && <small> current</small>}
      {elsewhere && <small> first page</small>}
    </a>
  )
}
