import { renderToString } from 'preact-render-to-string'
import { PageDocument, pageScript } from '../../templates/Page.tsx'
import { VersionBanner, VersionHead, VersionSwitch } from '../../templates/parts/Navigation.tsx'
import type { OutputFile } from '../base/files.ts'
import { makeLinker } from '../base/paths.ts'
import type { VersionView } from '../views/frame.ts'
import type { MainView, PageView } from '../views/page-view.ts'
import { blockHtml, html, proseMarks, renderProse, withProse } from './fill.ts'
import type { Glossary, TermUse } from './glossary.ts'
import { markdownCopy } from './markdown.ts'
import { adapted, type Book, chapter, within } from './print.ts'
import type { Dressing } from './styles.ts'

/** What pages of a site load, and what their other forms need to know of one another. */
export interface Loaded {
  readonly dressing: Dressing
  /** What runs in every page. */
  readonly script: OutputFile
  /** What runs in pages of one kind besides, by its name. */
  readonly ownScript: (name: string) => OutputFile
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
  const link = makeLinker(href)
  const uses = view.prose ? loaded.glossary.uses(view.prose, href) : []
  const blocks = blockHtml(view.prose, link)
  const text = renderProse(view.prose, { link, blocks, uses, terms: loaded.glossary.terms })
  const page = PageDocument({
    view,
    link,
    prose: proseMarks(text),
    stylesheets: [...loaded.dressing.sheets.map(({ path }) => path), ...site.stylesheets],
    script: loaded.script.path,
    scripts: scriptsOf(view.main, uses, loaded),
  })
  const rendering = html(page)
  const id = loaded.book?.ids.get(href)
  return {
    file: { path: href, contents: loaded.dressing.fit(withProse(rendering, text), link) },
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
  const text = renderProse(written, { link: book.link, prefix: within(id), blocks: adopted })
  return chapter(rendering, { book, href, id, prose: text })
}

/** Paths of the scripts that a page loads besides the one of every page. */
function scriptsOf(main: MainView, uses: readonly TermUse[], loaded: Loaded): string[] {
  const own = pageScript(main)
  const all = [...(own === undefined ? [] : [loaded.ownScript(own)]), ...(uses.length > 0 ? [loaded.termScript] : [])]
  return all.map(({ path }) => path)
}

/** What is put into the holes of a page, in their order. */
export const versionStamps = (view: VersionView): readonly string[] =>
  [VersionHead({ view }), VersionSwitch({ view }), VersionBanner({ view })].map((node) =>
    node ? renderToString(node) : '',
  )
