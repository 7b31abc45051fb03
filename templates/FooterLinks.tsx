import type { FrameView } from '../src/types.ts'
import type { Link } from './props.ts'

/** Other forms of what is on the page: on paper, and for programs. */
export function FooterLinks({ frame, link }: { readonly frame: FrameView; readonly link: Link }) {
  const { site, markdown, card } = frame
  if (site.print === undefined && markdown === undefined && card === undefined) return null
  return (
    <ul class="footer-links">
      {card !== undefined && (
        <li>
          <a href={link(card)}>Role card to print</a>
        </li>
      )}
      {site.print !== undefined && (
        <li>
          <a href={link(site.print)}>Print the whole handbook</a>
        </li>
      )}
      {markdown !== undefined && (
        <li>
          <a href={link(markdown)}>This page as Markdown</a>
        </li>
      )}
    </ul>
  )
}
