import type { PageView } from '../src/types.ts'
import { Frame } from './Frame.tsx'
import { Main } from './Main.tsx'
import { pageSections } from './pageSections.ts'
import type { Link, ProseHtml } from './props.ts'

interface Props {
  readonly view: PageView
  readonly link: Link
  readonly prose: ProseHtml
  /** From the site's root, in the order of the cascade. */
  readonly stylesheets: readonly string[]
  /** From the site's root: what runs in every page, and what may run in this one besides. */
  readonly script: string
  readonly scripts: readonly string[]
}

/** A whole document: the frame, and in it what the page's kind shows. */
export function Page({ view, link, prose, stylesheets, script, scripts }: Props) {
  const { frame, main, common } = view
  const sections = pageSections(view, link)
  const listed = (early: boolean) =>
    sections
      .filter((section) => (section.early ?? false) === early)
      .map(({ id, title }) => ({ id, text: title, depth: 2 }))
  const contents = [...listed(true), ...frame.contents, ...listed(false)]
  return (
    <Frame frame={frame} link={link} stylesheets={stylesheets} script={script} scripts={scripts}>
      <Main view={main} link={link} prose={prose} sections={sections} contents={contents} common={common} />
    </Frame>
  )
}
