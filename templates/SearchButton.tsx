/** Leads to the page to search on; the site's script opens the search in place instead, and shows the key that does. */
export function SearchButton({ page }: { readonly page: string }) {
  return (
    <form class="search" action={page}>
      <button type="submit" class="search-button">
        <span class="search-word">Search</span> <kbd hidden>/</kbd>
      </button>
    </form>
  )
}
