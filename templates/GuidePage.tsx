import type { GuideView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'

/** A page of prose. */
export function GuidePage({ view, ...page }: PageProps<GuideView>) {
  return <Article page={page} title={view.title} summary={view.summary} />
}
