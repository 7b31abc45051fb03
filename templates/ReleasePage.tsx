import type { ReleaseView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Day } from './Day.tsx'
import { Fact } from './Fact.tsx'
import type { PageProps } from './props.ts'

/** A release of the handbook. */
export function ReleasePage({ view, ...page }: PageProps<ReleaseView>) {
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {view.date && (
        <dl class="facts">
          <Fact name="Released on">
            <Day date={view.date} />
          </Fact>
        </dl>
      )}
    </Article>
  )
}
