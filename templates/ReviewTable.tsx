import type { Reviewed, RoleRef } from '../src/types.ts'
import { Day } from './Day.tsx'
import type { Link } from './props.ts'
import { RoleLink } from './RoleLink.tsx'
import { Scroll } from './Scroll.tsx'

interface Props {
  readonly pages: readonly Reviewed[]
  /** What names the table. */
  readonly of: string
  /** Whose pages they are. */
  readonly role?: RoleRef | undefined
  readonly link: Link
}

/** Pages by the day when they are due. */
export function ReviewTable({ pages, of, role, link }: Props) {
  return (
    <div class="matrix">
      {role && (
        <p class="how">
          Kept by <RoleLink role={role} link={link} />
        </p>
      )}
      <Scroll class="scroll" label={`Reviews: ${of}`}>
        <table class="matrix-table reviews">
          <caption class="vh">Reviews: {of}</caption>
          <thead>
            <tr>
              <th scope="col">Page</th>
              <th scope="col">Due</th>
              <th scope="col">Reviewed</th>
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
                  <Day date={reviewedOn} /> <span class="note">every {every.replace(/^1 /, '')}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}
