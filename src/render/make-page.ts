import { Page } from '../../templates/Page.tsx'
import type { Fragment, MainView, OutputFile, PageView } from '../types.ts'
import { type Book, within } from './book.ts'
import { adapted, chapter } from './chapter.ts'
import { html } from './html.ts'
import { linkFrom } from './link-from.ts'
import { markdownCopy } from './markdown/copy.ts'
import { blockHtml, prose } from './prose.ts'
import { proseMarks, withProse } from './prose-marks.ts'

/** What pages of a site load, and what their other forms need to know of one another. */
export interface Loaded {
  readonly sheet: OutputFile
  /** What runs in every page before it is shown. */
  readonly theme: OutputFile
  /** What runs in every page once it is there. */
  readonly scripts: readonly OutputFile[]
  /** What runs in pages of one kind besides. */
  readonly ownScripts: { readonly [Kind in MainView['kind']]?: OutputFile }
  /** What pages of one kind are dressed in besides. */
  readonly ownSheets: { readonly [Kind in MainView['kind']]?: OutputFile }
  readonly book?: Book
  /** Which pages have a copy in Markdown. */
  readonly hasCopy?: (href: string) => boolean
}

/** One page in all its forms. */
export interface MadePage {
  readonly file: OutputFile
  /** In Markdown. */
  readonly copy?: OutputFile | undefined
  /** In the whole handbook as one document. */
  readonly chapter?: string | undefined
}

/** Makes one page, given what all pages of the site load. */
export type MakePage = (view: PageView, loaded: Loaded) => MadePage

/** Makes one page. All it depends on is its view, the addresses of what it loads, and which other pages there are. */
export function makePage(view: PageView, loaded: Loaded): MadePage {
  const { href, site } = view.frame
  const link = linkFrom(href)
  const blocks = blockHtml(view.prose, link)
  const text = prose(view.prose, { link, blocks })
  const page = Page({
    view,
    link,
    prose: proseMarks(text),
    stylesheets: [...sheetsOf(view.main, loaded), ...site.stylesheets],
    theme: loaded.theme.path,
    scripts: scriptsOf(view.main, loaded),
  })
  const rendering = html(page)
  const id = loaded.book?.ids.get(href)
  return {
    file: { path: href, contents: withProse(rendering, text) },
    copy: loaded.hasCopy && markdownCopy(view, loaded.hasCopy),
    chapter: id === undefined ? undefined : chapterOf(view, rendering, { book: loaded.book!, id, blocks }),
  }
}

function chapterOf(
  { frame: { href }, prose: written }: PageView,
  rendering: string,
  { book, id, blocks }: { readonly book: Book; readonly id: string; readonly blocks: readonly string[] },
): string {
  const adopted = blocks.map((block) => adapted(block, { book, href, id }))
  const text = prose(written, { link: book.link, prefix: within(id), blocks: adopted })
  return chapter(rendering, { book, href, id, prose: text })
}

/** Makes pages and remembers each: one whose view is the same again is the same again. */
export function rememberPages(): MakePage {
  const last = new Map<
    string,
    { readonly facts: string; readonly body: Fragment | undefined; readonly around: string; readonly made: MadePage }
  >()
  return (view, loaded) => {
    const { frame, main, common, prose } = view
    const facts = JSON.stringify([
      sheetsOf(main, loaded),
      loaded.theme.path,
      scriptsOf(main, loaded),
      frame,
      main,
      common,
      prose?.heading,
      [...(prose?.resolved ?? [])],
      prose?.blocks,
    ])
    const around = loaded.book?.key ?? ''
    const known = last.get(frame.href)
    // A body is never changed, only replaced.
    if (known?.facts === facts && known.body === prose?.body && known.around === around) return known.made
    const made = makePage(view, loaded)
    last.set(frame.href, { facts, body: prose?.body, around, made })
    return made
  }
}

/** Paths of the scripts that a page loads. */
const scriptsOf = ({ kind }: MainView, { scripts, ownScripts }: Loaded): string[] =>
  [...scripts, ...(ownScripts[kind] ? [ownScripts[kind]] : [])].map(({ path }) => path)

const sheetsOf = ({ kind }: MainView, { sheet, ownSheets }: Loaded): string[] =>
  [sheet, ...(ownSheets[kind] ? [ownSheets[kind]] : [])].map(({ path }) => path)
