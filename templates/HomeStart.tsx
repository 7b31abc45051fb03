import type { HomeView } from '../src/types.ts'
import type { Link } from './props.ts'

interface Props {
  readonly view: HomeView
  readonly link: Link
}

/** Where readers with a question begin. Without JavaScript the field leads to the page to search on. */
export function HomeStart({ view: { search, who, roles }, link }: Props) {
  if (!search && !who) return null
  return (
    <div class="start">
      {search && (
        <form class="home-search" action={link(search)}>
          <input
            type="search"
            name="q"
            aria-label="Search the handbook"
            placeholder={roles.length > 0 ? 'A role, a duty, any word' : 'Any word'}
            maxLength={200}
            autocomplete="off"
          />
          <button type="submit">Search</button>
        </form>
      )}
      {who && (
        <a class="start-who" href={link(who.href)}>
          {who.title}
        </a>
      )}
    </div>
  )
}
