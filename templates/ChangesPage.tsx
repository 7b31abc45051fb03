import type { ChangesView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'

/** All releases, and the teams that have to agree again. */
export function ChangesPage({ view, ...page }: PageProps<ChangesView>) {
  return <Article page={page} title={view.title} summary={view.description} />
}
