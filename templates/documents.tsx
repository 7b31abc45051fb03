import type { ComponentChildren } from 'preact'
import { directionOf } from '../src/base/languages.ts'
import { groupBy } from '../src/base/text.ts'
import { volumeAnchor } from '../src/model/generated.ts'
import type { Html } from '../src/parse/types.ts'
import type { FrameView } from '../src/views/frame.ts'
import type { Chapter, PrintPart, PrintView, Volume } from '../src/views/print.ts'
import type { Ref } from '../src/views/refs.ts'
import type { RedirectView } from '../src/views/site.ts'
import { listItems, listRefs } from './parts/Elements.tsx'
import { HeadStart, StylesheetLinks } from './parts/Frame.tsx'
import type { LinkTo } from './parts/Links.tsx'
import { SiteHeader } from './parts/Navigation.tsx'
import { words } from './words/words.ts'

interface NotFoundPageProps {
  readonly site: FrameView['site']
  readonly ways: readonly Ref[]
  /** Makes an href from the site's root one that leads there from any depth. */
  readonly link: LinkTo
  readonly stylesheets: readonly string[]
  readonly script: string
  /** Code that looks for the site, where nobody knows where it will be, with its hash for the policy. */
  readonly finder?: { readonly code: string; readonly hash: string } | undefined
}

/** What a server shows when there is no page of the name that was asked for. */
export const NotFoundPage = ({ site, ways, link, stylesheets, script, finder }: NotFoundPageProps) => (
  <SmallPage
    title={words.notFound.title}
    site={site}
    link={link}
    scriptHash={finder?.hash}
    head={
      <>
        {finder && <script dangerouslySetInnerHTML={{ __html: finder.code }} />}
        <StylesheetLinks hrefs={stylesheets.map(link)} />
        <script src={link(script)} />
      </>
    }
  >
    <header class="article-head">
      <h1>{words.notFound.title}</h1>
      <p class="summary">{words.notFound.summary(site.title)}</p>
    </header>
    {site.search !== undefined && (
      <form class="lost-search" action={link(site.search)}>
        <label for="rb-lost">{words.notFound.searchFor}</label>
        <div class="ask-fields">
          <input id="rb-lost" type="search" name="q" />
          <button type="submit">{words.common.search}</button>
        </div>
      </form>
    )}
    {listRefs(ways, link)}
  </SmallPage>
)

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
  const head = (
    <>
      {canonical && <link rel="canonical" href={canonical} />}
      {to && <script src={link(script)} data-to={to} />}
      {to && (
        // Where scripts run, a refresh would overtake the one that keeps the anchor.
        <noscript>
          <meta http-equiv="refresh" content={`0; url=${to.replaceAll("'", '%27')}`} />
        </noscript>
      )}
      <StylesheetLinks hrefs={stylesheets.map(link)} />
      {!to && <script src={link(siteScript)} />}
    </>
  )
  return (
    <SmallPage title={(to && only?.title) || words.redirect.split} site={site} link={link} head={head}>
      <h1>{to ? words.redirect.moved : words.redirect.split}</h1>
      <p class="summary">{to ? words.redirect.nowAt(<a href={to}>{only?.title}</a>) : words.redirect.nowIn}</p>
      {!to && listRefs(heirs, link)}
    </SmallPage>
  )
}

interface SmallPageProps extends Pick<NotFoundPageProps, 'site' | 'link'> {
  readonly title: string
  readonly scriptHash?: string | undefined
  readonly head: ComponentChildren
  readonly children: ComponentChildren
}

/** A page beside the handbook, without its navigation. */
const SmallPage = ({ title, site, link, scriptHash, head, children }: SmallPageProps) => (
  <html lang="en">
    <UnlistedHead title={`${title} · ${site.title}`} scriptHash={scriptHash}>
      {head}
    </UnlistedHead>
    <body>
      <SiteHeader site={site} language="en" link={link} menu={false} />
      <main id="rb-main">
        <article class="article">{children}</article>
      </main>
    </body>
  </html>
)

interface VolumesPageProps extends Omit<RedirectPageProps, 'view' | 'siteScript' | 'canonical'> {
  readonly site: FrameView['site']
  readonly print: PrintView
}

/** The documents that a handbook is printed in which is too long for one, under the names of its sections. */
export function VolumesPage({ site, print: { volumes = [] }, link, stylesheets, script }: VolumesPageProps) {
  const sections = groupBy(volumes.map((volume) => [volume.section, volume]))
  const volumeLink = (volume: Volume) => (
    <div>
      <a id={volumeAnchor(volume.href)} href={link(volume.href)}>
        {volume.title}
      </a>
      <p>{words.print.pages(volume.parts.reduce((sum, { pages }) => sum + pages.length, 0))}</p>
    </div>
  )
  const head = (
    <>
      <StylesheetLinks hrefs={stylesheets.map(link)} />
      <script src={link(script)} />
    </>
  )
  return (
    <SmallPage title={words.print.list} site={site} link={link} head={head}>
      <header class="article-head">
        <h1>{words.print.list}</h1>
        <p class="summary">{words.print.listHint}</p>
      </header>
      <ul class="index plain">
        {listItems(
          [...sections].map(([section, [first, ...more]]) =>
            more.length === 0 ? (
              volumeLink(first!)
            ) : (
              <div>
                <strong>{section}</strong>
                <ul class="index plain">{listItems([first!, ...more].map(volumeLink))}</ul>
              </div>
            ),
          ),
        )}
      </ul>
    </SmallPage>
  )
}

interface PrintDocumentProps {
  readonly view: PrintView | Volume
  readonly site: FrameView['site']
  readonly stylesheets: readonly string[]
  /** What goes where the chapters will be. */
  readonly chapters: Html
}

/**
 * The whole handbook as one document, or one of its volumes: its name, its contents, then every page as a chapter. Opened at
 * a section it is that section alone, on a screen and on paper; its style sheet sees to that.
 */
export function PrintDocument({ view, site, stylesheets, chapters }: PrintDocumentProps) {
  const chapterLink = ({ title, id }: Chapter) => <a href={`#${id}`}>{title}</a>
  const isVolume = 'section' in view
  const description = isVolume ? site.title : view.description
  return (
    <html lang={site.language ?? 'en'} dir={directionOf(site.language ?? 'en')} class="book">
      <UnlistedHead title={isVolume ? words.print.volumeTitle(view.title, site.title) : words.print.title(view.title)}>
        <StylesheetLinks hrefs={stylesheets} />
      </UnlistedHead>
      <body>
        <header class="book-title">
          {site.logo && <img src={site.logo} alt="" height={48} />}
          <h1>{view.title}</h1>
          {description && <p class="summary">{description}</p>}
          <p class="book-hint">
            {isVolume ? words.print.volumeHint : words.print.hint}{' '}
            {isVolume && <a href={site.print}>{words.print.volumes}</a>} <a href={site.home}>{words.print.back}</a>
          </p>
          <p class="book-section-hint">
            {words.print.section} <a href="#rb-contents">{words.print.all}</a>
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
                  {chapters.length > 0 && <ol>{listItems(chapters.map(chapterLink))}</ol>}
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

function UnlistedHead({ title, scriptHash, children }: Pick<SmallPageProps, 'title' | 'scriptHash' | 'children'>) {
  return (
    <head>
      <HeadStart title={title} scriptHash={scriptHash} />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      {children}
    </head>
  )
}
