import type { FreshnessView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'

/** Which pages are to be reviewed by when, by owner. */
export function FreshnessPage({ view, ...page }: PageProps<FreshnessView>) {
  return <Article page={page} title={view.title} summary={view.description} />
}
