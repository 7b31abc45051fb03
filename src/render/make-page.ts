import { Page } from '../../templates/Page.tsx'
import type { MainView, OutputFile, PageView } from '../types.ts'
import { type Book, within } from './book.ts'
import { adapted, chapter } from './chapter.ts'
import type { Glossary, TermUse } from './glossary.ts'
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
  readonly glossary: Glossary
  /** What runs in pages that use a term. */
  readonly termScript: OutputFile
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
export function makePage(view: PageView, loaded: Loaded): MadePage {
  const { href, site } = view.frame
  const link = linkFrom(href)
  const uses = view.prose ? loaded.glossary.uses(view.prose, href) : []
  const blocks = blockHtml(view.prose, link)
  const text = prose(view.prose, { link, blocks, uses, terms: loaded.glossary.terms })
  const page = Page({
    view,
    link,
    prose: proseMarks(text),
    stylesheets: [...sheetsOf(view.main, loaded), ...site.stylesheets],
    theme: loaded.theme.path,
    scripts: scriptsOf(view.main, uses, loaded),
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

/** Paths of the scripts that a page loads. */
function scriptsOf({ kind }: MainView, uses: readonly TermUse[], loaded: Loaded): string[] {
  const own = loaded.ownScripts[kind]
  const all = [...loaded.scripts, ...(own ? [own] : []), ...(uses.length > 0 ? [loaded.termScript] : [])]
  return all.map(({ path }) => path)
}

/** Paths of the style sheets that a page loads. */
const sheetsOf = ({ kind }: MainView, { sheet, ownSheets }: Loaded): string[] =>
  [sheet, ...(ownSheets[kind] ? [ownSheets[kind]] : [])].map(({ path }) => path)
