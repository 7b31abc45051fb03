import type { ReleaseView } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Day } from './Day.tsx'
import { Fact } from './Fact.tsx'
import type { PageProps } from './props.ts'
import { bumps } from './words.ts'

/** A release of the handbook. */
export function ReleasePage({ view, ...page }: PageProps<ReleaseView>) {
  const { diff, previous } = view.entry ?? {}
  return (
    <Article page={page} title={view.title} summary={view.summary} status={view.status}>
      {(view.date || diff) && (
        <dl class="facts">
          {view.date && (
            <Fact name="Released on">
              <Day date={view.date} />
            </Fact>
          )}
          {diff && (
            <Fact name={`After ${previous}`}>
              {bumps[diff.bump].name}: {bumps[diff.bump].means}
            </Fact>
          )}
        </dl>
      )}
      {view.all && (
        <p class="more">
          <a href={page.link(view.all.href)}>{view.all.title}</a>
        </p>
      )}
    </Article>
  )
}
