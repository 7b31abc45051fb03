import type { Reviewed } from '../src/types.ts'
import { Day } from './Day.tsx'
import type { Link } from './props.ts'
import { Scroll } from './Scroll.tsx'

interface Props {
  readonly pages: readonly Reviewed[]
  /** Whose pages they are. */
  readonly of: string
  readonly link: Link
}

/** Pages by the day when they are due. */
export function ReviewTable({ pages, of, link }: Props) {
  return (
    <div class="matrix">
      <Scroll class="scroll" label={`Reviews: ${of}`}>
        <table class="matrix-table reviews">
          <caption class="vh">Reviews: {of}</caption>
          <thead>
            <tr>
              <th scope="col">Page</th>
              <th scope="col">Due</th>
              <th scope="col">Reviewed</th>
              <th scope="col">Every</th>
            </tr>
          </thead>
          <tbody>
            {pages.map(({ title, href, due, reviewedOn, every }) => (
              <tr key={href}>
                <th scope="row">
                  <a href={link(href)}>{title}</a>
                </th>
                <td>
                  <Day date={due} />
                </td>
                <td>
                  <Day date={reviewedOn} />
                </td>
                <td>{every.replace(/^1 /, '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}
