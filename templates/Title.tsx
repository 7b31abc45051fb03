import type { Html } from '../src/types.ts'

/** The page's heading: as its author wrote it, which is safe HTML, or else its plain title. */
export function Title({ heading, text }: { readonly heading?: Html | undefined; readonly text: string }) {
  return heading ? <h1 dangerouslySetInnerHTML={{ __html: heading }} /> : <h1>{text}</h1>
}
