import type { Compare } from '../src/types.ts'
import { Article } from './Article.tsx'
import { CompareLists } from './CompareLists.tsx'
import type { PageProps } from './props.ts'

/** Two roles side by side: what only one of them holds, then every row in words. */
export function ComparePage({ view, ...page }: PageProps<Compare>) {
  return (
    <Article page={{ ...page, contents: [] }} title={`${view.left.title} and ${view.right.title}`}>
      <p class="swap" hidden>
        <input type="checkbox" id="rb-swap" name="swap" value="yes" />
        <label for="rb-swap">Swap sides</label>
      </p>
      <CompareLists compare={view} link={page.link} />
    </Article>
  )
}
