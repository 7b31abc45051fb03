import type { BlockView } from '../src/types.ts'
import { CoverageTable } from './CoverageTable.tsx'
import { GraphFigure } from './GraphFigure.tsx'
import { Holders } from './Holders.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { PageList } from './PageList.tsx'
import type { Link } from './props.ts'
import { TermList } from './TermList.tsx'
import { WhoList } from './WhoList.tsx'

/** What a block shows, by its kind. */
export function BlockContent({ view, link }: { readonly view: BlockView; readonly link: Link }) {
  switch (view.kind) {
    case 'matrix':
      return (
        <>
          <MatrixTable matrix={view.matrix} link={link} how={view.how} />
          {view.more && (
            <p class="more">
              <a href={link(view.more.href)}>{view.more.title} on a page of its own</a>
            </p>
          )}
        </>
      )
    case 'pages':
      return <PageList pages={view.pages} link={link} />
    case 'terms':
      return <TermList terms={view.terms} link={link} />
    case 'team':
      return (
        <>
          <p class="block-title">
            <a href={link(view.team.href)}>{view.team.title}</a>
          </p>
          <Holders team={view.team} link={link} />
        </>
      )
    case 'who':
      return <WhoList entries={view.entries} link={link} as="p" />
    case 'coverage':
      return <CoverageTable view={view.coverage} link={link} id={view.id} />
    case 'graph':
      return <GraphFigure graph={view.graph} link={link} />
    case 'nothing':
      return <p class="empty">There is nothing to show here yet.</p>
  }
}
