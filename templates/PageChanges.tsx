import type { BlockDiff, PageDiff } from '../src/types.ts'
import { keyName } from './changeParts.ts'
import type { Link } from './props.ts'
import { SubjectLinks } from './SubjectLinks.tsx'

interface Props {
  readonly pages: readonly PageDiff[]
  readonly link: Link
}

// A page that shows more than this is read by nobody, and slow to open on a phone.
const most = { pages: 150, blocks: 40 }

/** The words that changed, page by page, each folded. What is new is underlined, what is gone struck out. */
export function PageChanges({ pages, link }: Props) {
  const shown = pages.slice(0, most.pages)
  const more = pages.length - shown.length
  return (
    <>
      {shown.map((page) => (
        <details key={page.subject.path} class="page-change">
          <summary>{page.subject.title}</summary>
          {page.subject.href !== undefined && (
            <p class="comes-with">
              To the page: <SubjectLinks subjects={[page.subject]} link={link} />
            </p>
          )}
          {page.keys.map(({ key, was, is }) => (
            <p key={key}>
              <span class="place">{keyName(key)}: </span>
              {was.length > 0 && <del>{was.join('; ')}</del>} {is.length > 0 && <ins>{is.join('; ')}</ins>}
            </p>
          ))}
          {page.text.kind === 'words' && passages(page.text.blocks)}
          {page.text.kind === 'too-different' && <p>So much differs that it is another text.</p>}
        </details>
      ))}
      {more > 0 && <p>And {more} more pages.</p>}
    </>
  )
}

const passages = (blocks: readonly BlockDiff[]) => (
  <>
    {blocks.slice(0, most.blocks).map(({ section, words }, index) => (
      <p key={index}>
        {section.title !== '' && <span class="place">{section.title}: </span>}
        {words.map(({ kind, text }, at) => (
          <>
            {at > 0 && ' '}
            {kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text}
          </>
        ))}
      </p>
    ))}
    {blocks.length > most.blocks && <p>And {blocks.length - most.blocks} more passages.</p>}
  </>
)
