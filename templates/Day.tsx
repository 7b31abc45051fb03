/** A date, the same for every reader. */
export function Day({ date }: { readonly date: string }) {
  return <time dateTime={date}>{date}</time>
}
