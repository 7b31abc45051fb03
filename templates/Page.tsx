import type { PageView } from '../src/types.ts'
import { exampleSections, sourceSections } from './commonSections.tsx'
import { Frame } from './Frame.tsx'
import { Main } from './Main.tsx'
import type { Link, ProseHtml } from './props.ts'
import { sectionsOf } from './sectionsOf.ts'
import { tensionSections } from './tensionSections.tsx'

interface Props {
  readonly view: PageView
  readonly link: Link
  readonly prose: ProseHtml
  /** From the site's root, in the order of the cascade. */
  readonly stylesheets: readonly string[]
  /** From the site's root. */
  readonly scripts: readonly string[]
}

/** A whole document: the frame, and in it what the page's kind shows. */
export function Page({ view: { frame, main, common }, link, prose, stylesheets, scripts }: Props) {
  const sections = [
    ...exampleSections(common),
    ...sectionsOf(main, link),
    ...tensionSections(frame, link),
    ...sourceSections(common),
  ]
  const listed = (early: boolean) =>
    sections
      .filter((section) => (section.early ?? false) === early)
      .map(({ id, title }) => ({ id, text: title, depth: 2 }))
  const contents = [...listed(true), ...frame.contents, ...listed(false)]
  return (
    <Frame frame={frame} link={link} stylesheets={stylesheets} scripts={scripts}>
      <Main view={main} link={link} prose={prose} sections={sections} contents={contents} common={common} />
    </Frame>
  )
}
