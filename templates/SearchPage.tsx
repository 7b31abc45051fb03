import type { SearchView } from '../src/types.ts'
import { NodeList } from './NodeList.tsx'
import type { PageProps } from './props.ts'

/** Where the site's script puts the search. Without it: the ways to look for oneself. */
export function SearchPage({ view, link }: PageProps<SearchView>) {
  return (
    <article class="article">
      <header class="article-head">
        <h1>{view.title}</h1>
      </header>
      <div id="rb-search" class="search-place" />
      <noscript>
        <p class="summary">
          Searching needs JavaScript, which is off in this browser. Everything else on this site works without it, and
          these lists lead to every page:
        </p>
        <NodeList nodes={view.sections} link={link} />
      </noscript>
    </article>
  )
}
