import type { FrameView, Html, PrintPart, PrintView, Ref } from '../src/types.ts'
import { policy } from './Head.tsx'

interface Props {
  readonly view: PrintView
  readonly site: FrameView['site']
  /** The anchor of a page's chapter. */
  readonly chapterId: (href: string) => string
  readonly stylesheets: readonly string[]
  /** What stands where the chapters will. */
  readonly chapters: Html
}

/** The whole handbook as one document: its name, its contents, then every page as a chapter. */
export function PrintDocument({ view, site, chapterId, stylesheets, chapters }: Props) {
  const chapterLink = ({ title, href }: Ref) => <a href={`#${chapterId(href)}`}>{title}</a>
  return (
    <html lang="en" class="book">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${view.title}, to print`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <header class="book-title">
          {site.logo && <img src={site.logo} alt="" height={48} />}
          <h1>{view.title}</h1>
          {view.description && <p class="summary">{view.description}</p>}
          <p class="book-hint">
            This is the whole handbook, ready to be printed. <a href={site.home}>Back to its pages</a>
          </p>
        </header>
        <nav class="book-contents" aria-labelledby="rb-contents">
          <h2 id="rb-contents">Contents</h2>
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
