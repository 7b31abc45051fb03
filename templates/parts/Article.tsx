import type { ComponentChildren } from 'preact'
import type { Entity } from '../../src/model/types.ts'
import type { CommonView } from '../../src/views/common.ts'
import type { FrameView } from '../../src/views/frame.ts'
import { statuses } from '../words/text.ts'
import { AlsoCalled, RefLinks } from './Links.tsx'
import { Day, Fact, type LinkTo, type PageProps, type PageSection, Prose, Title } from './Section.tsx'

interface Props {
  readonly page: Omit<PageProps<unknown>, 'view'>
  readonly title: string
  readonly summary?: string | undefined
  readonly status?: Entity['status']
  /** Drawn beside the title. */
  readonly mark?: ComponentChildren
  /** What a reader should see first, below the title. */
  readonly children?: ComponentChildren
}

/** The page of one entity: its title and facts, its author's text, then what rolebook derives. */
export function Article({ page, title, summary, mark, children, ...props }: Props) {
  const { prose, sections, contents, common, link } = page
  const early = sections.filter((section) => section.early)
  const status = common?.status ?? props.status ?? 'active'
  return (
    <article class={contents.length > 1 ? 'article with-contents' : 'article'}>
      <header class="article-head">
        {statuses[status] && <p class="status">{statuses[status]}</p>}
        <div class="title-line">
          {mark}
          <Title heading={prose.heading} text={title} />
        </div>
        {common && <AlsoCalled names={common.aliases} />}
        {summary && <p class="summary">{summary}</p>}
        {children}
        {common && <CommonFacts common={common} link={link} />}
      </header>
      <Contents entries={contents} />
      <div class="article-body">
        {early.length === 0 ? (
          <Prose html={[prose.lead, prose.rest]} />
        ) : (
          <>
            <Prose html={[prose.lead]} />
            <Sections sections={early} />
            <Prose html={[prose.rest]} />
          </>
        )}
        <Sections sections={sections.filter((section) => !section.early)} />
      </div>
    </article>
  )
}

/** The headings of the page: a column on a wide screen, folded on a narrow one. A page with one heading needs none. */
export function Contents({ entries }: { readonly entries: FrameView['contents'] }) {
  if (entries.length < 2) return null
  return (
    <nav class="contents" aria-label="On this page">
      <details>
        <summary>On this page</summary>
        <ol>
          {entries
            .filter(({ depth }) => depth <= 3)
            .map(({ id, text, depth }) => (
              <li key={id} class={depth === 3 ? 'sub' : undefined}>
                <a href={`#${encodeURIComponent(id)}`}>{text}</a>
              </li>
            ))}
        </ol>
      </details>
    </nav>
  )
}

/** The generated parts of a page, each under its heading. */
export function Sections({ sections }: { readonly sections: readonly PageSection[] }) {
  return (
    <>
      {sections.map(({ id, title, content }) => (
        <section key={id} class="section">
          <h2 id={id}>{title}</h2>
          {content}
        </section>
      ))}
    </>
  )
}

/** Where a page belongs and when it was last read with care. */
function CommonFacts({ common, link }: { readonly common: CommonView; readonly link: LinkTo }) {
  const { focuses, reviewedOn, reviewEvery } = common
  if (focuses.length === 0 && !reviewedOn && !reviewEvery) return null
  return (
    <dl class="facts">
      {focuses.length > 0 && (
        <Fact name="Focus">
          <RefLinks refs={focuses} link={link} />
        </Fact>
      )}
      {(reviewedOn || reviewEvery) && (
        <Fact name="Reviewed">
          {reviewedOn && <Day date={reviewedOn} />}
          {reviewedOn && reviewEvery && ', '}
          {reviewEvery && `every ${reviewEvery.replace(/^1 /, '')}`}
        </Fact>
      )}
    </dl>
  )
}
