import type { BlockView } from '../src/types.ts'
import { BlockContent } from './BlockContent.tsx'
import type { Link } from './props.ts'

/** Something derived in the middle of an author's text, with the title the author gave it. */
export function Block({ view, link }: { readonly view: BlockView; readonly link: Link }) {
  return (
    <div class="generated">
      {view.title && <p class="block-title">{view.title}</p>}
      <BlockContent view={view} link={link} />
    </div>
  )
}
