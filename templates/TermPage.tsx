import type { TermView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'

/** A term of the glossary, with its definition as the first thing to read. */
export function TermPage({ view, ...page }: PageProps<TermView>) {
  return <Article page={page} title={view.title} summary={view.summary} />
}
