import { NotFoundPage } from '../../templates/NotFoundPage.tsx'
import type { FrameView, OutputFile, PageView } from '../types.ts'
import type { Dressing } from './dressing.ts'
import { html } from './html.ts'
import { relative } from './relative.ts'

interface Options {
  readonly site: FrameView['site']
  readonly pages: readonly PageView[]
  readonly dressing: Dressing
  readonly script: string
}

/** The page for addresses that lead nowhere. It is shown at any depth, so its own links begin where the site does. */
export function notFound({ site, pages, dressing, script }: Options): OutputFile {
  const root = site.base === undefined ? undefined : new URL(site.base).pathname
  const link = root === undefined ? undefined : (href: string) => root + relative('', href)
  const who = pages.find(({ main }) => main.kind === 'who')
  const ways = [{ title: `${site.title}: first page`, href: site.home }, ...(who ? [who.frame] : [])]
  const stylesheets = [...dressing.sheets.map(({ path }) => path), ...site.stylesheets]
  const page = html(NotFoundPage({ site, ways, link, stylesheets, script }))
  return { path: '404.html', contents: link ? dressing.fit(page, link) : page }
}
