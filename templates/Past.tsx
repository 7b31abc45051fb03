/** After the name of something that is no more. */
export function Past({ past }: { readonly past?: boolean | undefined }) {
  return past ? (
    <>
      {' '}
      <span class="past">(historical)</span>
    </>
  ) : null
}
