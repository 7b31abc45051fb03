/** Sentences of an author: a plain list, or a numbered one where their order matters. */
export function SentenceList({ texts, ordered }: { readonly texts: readonly string[]; readonly ordered?: boolean }) {
  const items = texts.map((text) => <li key={text}>{text}</li>)
  return ordered ? <ol class="standards">{items}</ol> : <ul class="standards">{items}</ul>
}
