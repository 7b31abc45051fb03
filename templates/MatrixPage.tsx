import type { Matrix } from '../src/types.ts'
import { Article } from './Article.tsx'
import { Legend } from './Legend.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import type { PageProps } from './props.ts'

/** One matrix on a page of its own. */
export function MatrixPage({ view, ...page }: PageProps<Matrix>) {
  return (
    <Article page={page} title={view.title}>
      {view.show === 'responsibilities' && view.groups.length > 0 && <Legend />}
      <MatrixTable matrix={view} link={page.link} tools />
    </Article>
  )
}
