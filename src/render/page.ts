import { renderToString } from 'preact-render-to-string'
import { NotFoundPage, RedirectPage, VolumesPage } from '../../templates/documents.tsx'
import { PageDocument, pageScript } from '../../templates/Page.tsx'
import { VersionBanner, VersionHead, VersionSwitch } from '../../templates/parts/Navigation.tsx'
import { words } from '../../templates/words/words.ts'
import type { OutputFile } from '../base/files.ts'
import { formatDay, isEnglish } from '../base/languages.ts'
import { withLazy } from '../base/lazy.ts'
import { makeLinker, pageUrl, relativeHref } from '../base/paths.ts'
import { notFoundHref } from '../model/generated.ts'
import type { FrameView, VersionView } from '../views/frame.ts'
import type { PageView } from '../views/pages.ts'
import type { PrintView } from '../views/print.ts'
import type { RedirectView } from '../views/site.ts'
import { renderBlocks, renderProse } from './fill.ts'
import type { Glossary, TermUse } from './glossary.ts'
import { markdownCopy } from './markdown.ts'
import { fillProse, formatDays, linkHeadings, markProse, renderDocument } from './markup.ts'
import { adaptToPrint, chapterPrefix, type PrintIds, renderChapter } from './print.ts'
import { clientScript, inlineScript, type Stylesheets } from './stylesheets.ts'

/** What pages of a site share: what they load, and what their other forms need to know of one another. */
export interface SharedFiles {
  readonly stylesheets: Stylesheets
  /** What runs in every page. */
  readonly script: OutputFile
  /** What runs in pages of one kind besides, by its name. */
  readonly ownScript: (name: string) => OutputFile
  /** Of the field that filters a long list of the navigation. */
  readonly filterSheet: OutputFile
  readonly glossary: Glossary
  /** What runs in pages that use a term. */
  readonly termScript: OutputFile
  readonly printIds?: PrintIds
  /** Which pages have a copy in Markdown. */
  readonly hasCopy?: (href: string) => boolean
}

/** One page in all its forms, of which the others are made of the rendered page when they are asked for. */
export interface PageForms {
  readonly file: OutputFile
  readonly copy?: OutputFile | undefined
  /** In the whole handbook as one document. */
  readonly chapter?: string | undefined
}

/** Makes one page, given what all pages of the site share. */
export function renderPageForms(view: PageView, shared: SharedFiles): PageForms {
  const { href, site } = view.frame
  const { stylesheets, script, glossary, printIds, hasCopy } = shared
  const link = makeLinker(href)
  const uses = view.prose ? glossary.uses(view.prose, href) : []
  const blocks = renderBlocks(view.prose, link)
  const text = renderProse(view.prose, { link, blocks, uses, terms: glossary.terms })
  const page = PageDocument({
    view,
    link,
    prose: { ...markProse(text), headingId: text.headingId },
    stylesheets: [...stylesheets.all.map(({ path }) => path), ...site.stylesheets],
    script: script.path,
    scripts: scriptsOf(view, uses, shared),
    filterSheet: view.frame.isLong && shared.filterSheet.path,
  })
  const { language = 'en' } = view.frame
  const whole = renderDocument(page)
  // English days are as the words have them.
  const rendered = isEnglish(language) ? whole : formatDays(whole, (day) => formatDay(day, language))
  const id = printIds?.of.get(href)
  const file = {
    path: href,
    contents: stylesheets.removeUnused(linkHeadings(fillProse(rendered, text), words.frame.linkTo), link),
  }
  return withLazy<Pick<PageForms, 'file'>, Pick<PageForms, 'copy' | 'chapter'>>(
    { file },
    {
      copy: () => hasCopy && markdownCopy(view, hasCopy),
      chapter: () => (printIds && id !== undefined ? chapter(printIds, id) : undefined),
    },
  )

  function chapter(ids: PrintIds, id: string): string {
    const place = { ids, href, id, language: language === (site.language ?? 'en') ? undefined : language }
    const adapted = blocks.map((block) => adaptToPrint(block, place))
    const prose = renderProse(view.prose, { link: ids.link, prefix: chapterPrefix(id), blocks: adapted })
    return renderChapter(rendered, prose, place)
  }
}

/** The script of pages with a long list in their navigation. */
export const filterScript = 'filter'

/** Paths of the scripts that a page loads besides the one of every page. */
function scriptsOf({ main, frame }: PageView, uses: readonly TermUse[], shared: SharedFiles): string[] {
  const { ownScript, termScript } = shared
  const own = [pageScript(main), frame.isLong && filterScript].flatMap((name) => (name ? ownScript(name) : []))
  const all = [...own, ...(uses.length > 0 ? [termScript] : [])]
  return all.map(({ path }) => path)
}

/** What is put into a page where it has room for other versions, in order. */
export const versionStamps = (view: VersionView): readonly string[] =>
  [VersionHead({ view }), VersionSwitch({ view }), VersionBanner({ view })].map((node) =>
    node ? renderToString(node) : '',
  )

/** What is left where pages once were, and the script that goes on to where they are now. Nothing when no page moved. */
export function redirectFiles(views: readonly RedirectView[], sheet: OutputFile, siteScript: OutputFile): OutputFile[] {
  if (views.length === 0) return []
  const script = clientScript('redirect')
  return [...views.map((view) => redirectFile(view, sheet, siteScript, script)), script]
}

function redirectFile(view: RedirectView, sheet: OutputFile, siteScript: OutputFile, script: OutputFile): OutputFile {
  const { href, heirs, base, site } = view
  const [only, ...more] = heirs
  const canonical =
    base !== undefined && only && more.length === 0 ? pageUrl(base, only.href.replace(/#.*$/, '')) : undefined
  const stylesheets = [sheet.path, ...site.stylesheets]
  const page = RedirectPage({
    view,
    link: makeLinker(href),
    stylesheets,
    siteScript: siteScript.path,
    script: script.path,
    canonical,
  })
  return { path: href, contents: renderDocument(page) }
}

interface VolumesOptions extends Pick<SharedFiles, 'stylesheets' | 'script'> {
  readonly site: FrameView['site']
  readonly print: PrintView
}

/** The list of the documents that a large handbook is printed in. */
export function volumesFile({ site, print, stylesheets, script }: VolumesOptions): OutputFile {
  const { href } = print
  const link = makeLinker(href)
  const hrefs = [...stylesheets.all.map(({ path }) => path), ...site.stylesheets]
  const page = renderDocument(VolumesPage({ print, site, link, stylesheets: hrefs, script: script.path }))
  return { path: href, contents: stylesheets.removeUnused(page, link) }
}

interface NotFoundOptions extends Pick<SharedFiles, 'stylesheets' | 'script'> {
  readonly site: FrameView['site']
  readonly pages: readonly PageView[]
}

/** The page for addresses that lead nowhere. It is shown at any depth, so its own links begin where the site does. */
export function notFoundFile({ site, pages, stylesheets, script }: NotFoundOptions): OutputFile {
  const root = site.base === undefined ? '/' : new URL(site.base).pathname
  const link = (href: string) => root + relativeHref('', href)
  const finder = site.base === undefined ? inlineScript('lost') : undefined
  const who = pages.find(({ kind }) => kind === 'who')
  const ways = [{ title: words.notFound.firstPage(site.title), href: site.home }, ...(who ? [who.frame] : [])]
  const hrefs = [...stylesheets.all.map(({ path }) => path), ...site.stylesheets]
  const page = renderDocument(NotFoundPage({ site, ways, link, stylesheets: hrefs, script: script.path, finder }))
  return { path: notFoundHref, contents: stylesheets.removeUnused(page, link) }
}
