import type { Link } from './props.ts'

/** Takes a matrix along: as a table for other programs and, where scripts run, as text and as an address with all that is chosen. */
export function MatrixTools({ href, link }: { readonly href: string; readonly link: Link }) {
  return (
    <div class="tools">
      <a href={link(href.replace(/html$/, 'csv'))} download>
        Download CSV
      </a>
      <button type="button" data-copy="table" hidden>
        Copy as Markdown
      </button>
      <button type="button" data-copy="link" hidden>
        Copy link
      </button>
      <span class="copied" role="status" />
    </div>
  )
}
