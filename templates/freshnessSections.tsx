import type { FreshnessView } from '../src/types.ts'
import type { SectionsOf } from './props.ts'
import { ReviewTable } from './ReviewTable.tsx'
import { section } from './section.ts'

/** The pages of each role, then those that nobody owns, then where programs find the same. */
export const freshnessSections: SectionsOf<FreshnessView> = ({ groups, data }, link) => [
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
]
