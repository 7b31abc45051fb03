import type { FreshnessView, Reviewed } from '../../src/views/freshness.ts'
import type { RoleRef } from '../../src/views/refs.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { Day, Scroll } from '../parts/Elements.tsx'
import { type LinkTo, RoleLink } from '../parts/Links.tsx'

/** Which pages are to be reviewed by when: those of each role, those that nobody owns, then where programs find the same. */
export const freshnessPage: PageKind<FreshnessView> = {
  after: ({ groups, data }, link) => [
    ...groups.flatMap(({ role, pages }, index) => {
      const title = role?.title ?? 'Without an owner'
      const table = <ReviewTable pages={pages} of={title} role={role} link={link} />
      return section(`owner-${index + 1}`, title, table)
    }),
    ...section(
      'data',
      'For programs',
      <p>
        The same as data: <a href={link(data)}>{data}</a>
      </p>,
    ),
  ],
}

interface ReviewTableProps {
  readonly pages: readonly Reviewed[]
  /** What names the table. */
  readonly of: string
  /** Whose pages they are. */
  readonly role?: RoleRef | undefined
  readonly link: LinkTo
}

/** Pages by the day when they are due. */
function ReviewTable({ pages, of, role, link }: ReviewTableProps) {
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
