import type { ComponentChildren } from 'preact'
import type { Entity } from '../src/types.ts'
import { AlsoCalled } from './AlsoCalled.tsx'
import { CommonFacts } from './CommonFacts.tsx'
import { Contents } from './Contents.tsx'
import { Prose } from './Prose.tsx'
import type { PageProps } from './props.ts'
import { Sections } from './Sections.tsx'
import { Title } from './Title.tsx'
import { statuses } from './words.ts'

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
