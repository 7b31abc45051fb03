import type { FreshnessView, Reviewed } from '../../src/views/freshness.ts'
import type { RoleRef } from '../../src/views/refs.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { Day, Scroll } from '../parts/Elements.tsx'
import { type LinkTo, RoleLink } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** Which pages are to be reviewed by when: those of each role, those that nobody owns, then where programs find the same. */
export const freshnessPage: PageKind<FreshnessView> = {
  after: ({ groups, data }, link) => [
    ...groups.flatMap(({ role, pages }, index) => {
      const title = role?.title ?? words.freshness.noOwner
      const table = <ReviewTable pages={pages} of={title} role={role} link={link} />
      return section(`owner-${index + 1}`, title, table)
    }),
    ...section('data', words.freshness.data, <p>{words.freshness.sameAsData(<a href={link(data)}>{data}</a>)}</p>),
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
      {role && <p class="how">{words.common.keptByRole(<RoleLink role={role} link={link} />)}</p>}
      <Scroll class="scroll" label={words.freshness.table(of)}>
        <table class="matrix-table reviews">
          <caption class="vh">{words.freshness.table(of)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.freshness.page}</th>
              <th scope="col">{words.freshness.due}</th>
              <th scope="col">{words.common.reviewed}</th>
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
                  <Day date={reviewedOn} /> <span class="note">{words.common.every(every)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}
