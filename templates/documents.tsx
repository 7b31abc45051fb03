import type { ComponentChildren } from 'preact'
import type { Html } from '../src/parse/types.ts'
import type { FrameView } from '../src/views/frame.ts'
import type { Ref } from '../src/views/refs.ts'
import type { PrintPart, PrintView, RedirectView } from '../src/views/site.ts'
import { HeadStart } from './parts/Frame.tsx'
import type { LinkTo } from './parts/Links.tsx'
import { SiteHeader } from './parts/Navigation.tsx'
import { words } from './words/words.ts'

interface NotFoundPageProps {
  readonly site: FrameView['site']
  readonly ways: readonly Ref[]
  /** Makes an href from the site's root one that leads there from any depth. Missing when nobody knows where the site is. */
  readonly link: LinkTo | undefined
  readonly stylesheets: readonly string[]
  readonly script: string
}

/** What a server shows when there is no page of the name that was asked for. */
export function NotFoundPage({ site, ways, link, stylesheets, script }: NotFoundPageProps) {
  return (
    <html lang="en">
      <UnlistedHead title={`${words.notFound.title} · ${site.title}`}>
        {link && stylesheets.map((href) => <link key={href} rel="stylesheet" href={link(href)} />)}
        {link && <script src={link(script)} />}
      </UnlistedHead>
      <body>
        {link && <SiteHeader site={site} link={link} menu={false} />}
        <main id="rb-main">
          <article class="article">
            <header class="article-head">
              <h1>{words.notFound.title}</h1>
              <p class="summary">{words.notFound.summary(site.title)}</p>
            </header>
            {link ? (
              <>
                {site.search !== undefined && (
                  <form class="lost-search" action={link(site.search)}>
                    <label for="rb-lost">{words.notFound.searchFor}</label>
                    <div class="home-search">
                      <input id="rb-lost" type="search" name="q" />
                      <button type="submit">{words.common.search}</button>
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
              <p>{words.notFound.goBack}</p>
            )}
          </article>
        </main>
      </body>
    </html>
  )
}

interface RedirectPageProps {
  readonly view: RedirectView
  readonly link: LinkTo
  readonly stylesheets: readonly string[]
  readonly siteScript: string
  readonly script: string
  readonly canonical?: string | undefined
}

/** Where a page once was: it goes on to where the page is now, or lets the reader choose when the page was split. */
export function RedirectPage({
  view: { site, heirs },
  link,
  stylesheets,
  siteScript,
  script,
  canonical,
}: RedirectPageProps) {
  const [only, ...more] = heirs
  const to = more.length === 0 && only ? link(only.href) : undefined
  return (
    <html lang="en">
      <UnlistedHead title={`${to ? only?.title : words.redirect.split} · ${site.title}`}>
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
      </UnlistedHead>
      <body>
        <SiteHeader site={site} link={link} menu={false} />
        <main id="rb-main">
          {to ? (
            <article class="article">
              <h1>{words.redirect.moved}</h1>
              <p class="summary">{words.redirect.nowAt(<a href={to}>{only?.title}</a>)}</p>
            </article>
          ) : (
            <article class="article">
              <h1>{words.redirect.split}</h1>
              <p class="summary">{words.redirect.nowIn}</p>
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

interface PrintDocumentProps {
  readonly view: PrintView
  readonly site: FrameView['site']
  /** The anchor of a page's chapter. */
  readonly chapterId: (href: string) => string
  readonly stylesheets: readonly string[]
  /** What goes where the chapters will be. */
  readonly chapters: Html
}

/** The whole handbook as one document: its name, its contents, then every page as a chapter. */
export function PrintDocument({ view, site, chapterId, stylesheets, chapters }: PrintDocumentProps) {
  const chapterLink = ({ title, href }: Ref) => <a href={`#${chapterId(href)}`}>{title}</a>
  return (
    <html lang="en" class="book">
      <UnlistedHead title={words.print.title(view.title)}>
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </UnlistedHead>
      <body>
        <header class="book-title">
          {site.logo && <img src={site.logo} alt="" height={48} />}
          <h1>{view.title}</h1>
          {view.description && <p class="summary">{view.description}</p>}
          <p class="book-hint">
            {words.print.hint} <a href={site.home}>{words.print.back}</a>
          </p>
        </header>
        <nav class="book-contents" aria-labelledby="rb-contents">
          <h2 id="rb-contents">{words.common.contents}</h2>
          <ol>
            {view.parts.map((part) => {
              const chapters = isOpened(part) ? part.pages.slice(1) : part.pages
              return (
                <li key={part.pages[0]?.href}>
                  {isOpened(part) ? chapterLink(part.pages[0]!) : <span>{part.title}</span>}
                  {chapters.length > 0 && (
                    <ol>
                      {chapters.map((page) => (
                        <li key={page.href}>{chapterLink(page)}</li>
                      ))}
                    </ol>
                  )}
                </li>
              )
            })}
          </ol>
        </nav>
        <main dangerouslySetInnerHTML={{ __html: chapters }} />
      </body>
    </html>
  )
}

/** Whether a part begins with a page of its own name, which then need not be said twice. */
export const isOpened = ({ title, pages }: PrintPart) => title === undefined || pages[0]?.title === title

function UnlistedHead({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <head>
      <HeadStart title={title} />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      {children}
    </head>
  )
}
