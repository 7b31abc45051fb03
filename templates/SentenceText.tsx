/** A sentence of rolebook's own, in which names of keys stand between backticks. */
export function SentenceText({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
}
