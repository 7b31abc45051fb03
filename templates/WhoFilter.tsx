/** Where a reader says what they need. A script shows what fits as they write; without one the list is complete. */
export function WhoFilter({ team }: { readonly team: string | undefined }) {
  return (
    <search class="who-filter">
      <label for="rb-need">What do you need{team === undefined ? '' : ` in ${team}`}?</label>
      <input
        id="rb-need"
        class="who-words"
        type="search"
        placeholder="hiring, design review"
        autocapitalize="off"
        enterkeyhint="go"
        maxLength={200}
      />
      <p class="who-status" role="status" />
    </search>
  )
}
