import type { FrameView, Ref } from '../src/types.ts'
import { policy } from './Head.tsx'
import type { Link } from './props.ts'
import { SiteHeader } from './SiteHeader.tsx'

interface Props {
  readonly site: FrameView['site']
  /** The pages that lead on. */
  readonly ways: readonly Ref[]
  /** Makes an href from the site's root one that leads there from any depth. Missing when nobody knows where the site is. */
  readonly link: Link | undefined
  readonly stylesheets: readonly string[]
  readonly script: string
}

/** What a server shows when there is no page of the name that was asked for. */
export function NotFoundPage({ site, ways, link, stylesheets, script }: Props) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Page not found · ${site.title}`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {link && stylesheets.map((href) => <link key={href} rel="stylesheet" href={link(href)} />)}
        {link && <script src={link(script)} />}
      </head>
      <body>
        {link && <SiteHeader site={site} link={link} menu={false} />}
        <main id="rb-main">
          <article class="article">
            <header class="article-head">
              <h1>Page not found</h1>
              <p class="summary">
                {site.title} has no page at this address. It may have been renamed, or the address may have a slip in
                it.
              </p>
            </header>
            {link ? (
              <>
                {site.search !== undefined && (
                  <form class="lost-search" action={link(site.search)}>
                    <label for="rb-lost">Search for it</label>
                    <div class="home-search">
                      <input id="rb-lost" type="search" name="q" />
                      <button type="submit">Search</button>
                    </div>
                  </form>
                )}
                <ul class="refs">
                  {ways.map(({ title, href }) => (
                    <li key={href}>
                      <a href={link(href)}>{title}</a>
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <p>
                Go back to the page you came from, or take away the end of the address, up to a slash, to get to the
                handbook’s first page.
              </p>
            )}
          </article>
        </main>
      </body>
    </html>
  )
}
