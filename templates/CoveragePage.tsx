import type { CoverageView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'

/** Coverage: what is missing, what hangs on one person, then everything. Wide tables leave no room for a list of parts. */
export function CoveragePage({ view, ...page }: PageProps<CoverageView>) {
  return <Article page={{ ...page, contents: [] }} title={view.title} summary={view.description} />
}
