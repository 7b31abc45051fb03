import type { PeopleView } from '../src/types.ts'
import { Article } from './Article.tsx'
import type { PageProps } from './props.ts'

/** Everybody, with or without a page. */
export function PeoplePage({ view, ...page }: PageProps<PeopleView>) {
  return <Article page={page} title={view.title} />
}
