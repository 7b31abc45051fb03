import type { RedirectView } from '../src/types.ts'
import { policy } from './Head.tsx'
import type { Link } from './props.ts'
import { SiteHeader } from './SiteHeader.tsx'

interface Props {
  readonly view: RedirectView
  readonly link: Link
  readonly stylesheets: readonly string[]
  readonly siteScript: string
  readonly script: string
  readonly canonical?: string | undefined
}

/** Where a page once was: it goes on to where the page is now, or lets the reader choose when the page was split. */
export function RedirectPage({ view: { site, heirs }, link, stylesheets, siteScript, script, canonical }: Props) {
  const [only, ...more] = heirs
  const to = more.length === 0 && only ? link(only.href) : undefined
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${to ? only?.title : 'This page was split'} · ${site.title}`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {canonical && <link rel="canonical" href={canonical} />}
        {to && <script src={link(script)} data-to={to} />}
        {to && (
          // Where scripts run, a refresh would overtake the one that keeps the anchor.
          <noscript>
            <meta http-equiv="refresh" content={`0; url=${to.replaceAll("'", '%27')}`} />
          </noscript>
        )}
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={link(href)} />
        ))}
        {!to && <script src={link(siteScript)} />}
      </head>
      <body>
        <SiteHeader site={site} link={link} menu={false} />
        <main id="rb-main">
          {to ? (
            <article class="article">
              <h1>This page has moved</h1>
              <p class="summary">
                This page is now: <a href={to}>{only?.title}</a>
              </p>
            </article>
          ) : (
            <article class="article">
              <h1>This page was split</h1>
              <p class="summary">What was here is now on these pages:</p>
              <ul class="refs">
                {heirs.map(({ title, href }) => (
                  <li key={href}>
                    <a href={link(href)}>{title}</a>
                  </li>
                ))}
              </ul>
            </article>
          )}
        </main>
      </body>
    </html>
  )
}
