/** An empty cell: a dash for the eye, a word for the ear. */
export function Nothing({ name }: { readonly name: string }) {
  return (
    <span class="nothing">
      <span aria-hidden="true">–</span>
      <span class="vh">{name}</span>
    </span>
  )
}
