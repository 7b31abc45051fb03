import type { BlockView } from '../src/views/prose.ts'
import { CoverageTable } from './pages/Coverage.tsx'
import { Holders } from './pages/People.tsx'
import { WhoList } from './pages/Who.tsx'
import { MoreLink } from './parts/Elements.tsx'
import { GraphFigure } from './parts/Graph.tsx'
import { type Linked, RoleLink } from './parts/Links.tsx'
import { MatrixTable } from './parts/Matrix.tsx'
import { words } from './words/words.ts'

/** Something derived in the middle of an author's text, with the title the author gave it. */
export function Block({ view, link }: Linked<{ readonly view: BlockView }>) {
  return (
    <div class="generated">
      {view.title && <p class="block-title">{view.title}</p>}
      <BlockContent view={view} link={link} />
    </div>
  )
}

/** What a block shows, by its kind. */
function BlockContent({ view, link }: Linked<{ readonly view: BlockView }>) {
  switch (view.kind) {
    case 'matrix':
      return (
        <>
          <MatrixTable matrix={view.matrix} link={link} how={view.how} />
          {view.more && (
            <MoreLink title={words.block.onPageOfItsOwn(view.more.title)} href={view.more.href} link={link} />
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
      return <p class="empty">{words.common.nothingYet}</p>
  }
}

/** Terms with what they mean. */
function TermList({ terms, link }: Linked<Pick<BlockView & { readonly kind: 'terms' }, 'terms'>>) {
  return (
    <dl class="terms">
      {terms.map(({ title, href, summary }) => (
        <div key={href}>
          <dt>
            <a href={link(href)}>{title}</a>
          </dt>
          <dd>{summary ?? words.block.noSummary}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Pages with their summaries and the role that keeps each. */
function PageList({ pages, link }: Linked<Pick<BlockView & { readonly kind: 'pages' }, 'pages'>>) {
  return (
    <ul class="page-list">
      {pages.map(({ title, href, summary, owner }) => (
        <li key={href}>
          <a href={link(href)}>{title}</a>
          {owner && <RoleLink role={owner} link={link} />}
          {summary && <p>{summary}</p>}
        </li>
      ))}
    </ul>
  )
}
