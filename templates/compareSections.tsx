import type { Compare } from '../src/types.ts'
import { Examples } from './Examples.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { PairList } from './PairList.tsx'
import type { Link, SectionsOf } from './props.ts'
import { section } from './section.ts'

/** The two roles' columns with how each supports the other, what either looks like, and other roles to compare them with. */
export const compareSections: SectionsOf<Compare> = (compare, link) => [
  ...section(
    'side-by-side',
    'Side by side',
    compare.matrix.groups.length > 0 && <MatrixTable matrix={compare.matrix} link={link} how="shown" tools />,
  ),
  ...section('examples', 'What it looks like', compare.examples.some(({ length }) => length > 0) && examples(compare)),
  ...section(
    'others',
    'Compare with somebody else',
    compare.others.some(({ pairs }) => pairs.length > 0) && others(compare.others, link),
  ),
]

const examples = ({ left, right, examples: [ofLeft = [], ofRight = []] }: Compare) => (
  <div class="compare-examples sides">
    {(
      [
        [left, ofLeft],
        [right, ofRight],
      ] as const
    ).map(([role, examples]) => (
      <section key={role.id}>
        <h3>{role.title}</h3>
        {examples.length > 0 ? <Examples examples={examples} /> : <p class="empty">No examples yet</p>}
      </section>
    ))}
  </div>
)

const others = (all: Compare['others'], link: Link) => (
  <dl class="pairs">
    {all.map(
      ({ role, pairs }) =>
        pairs.length > 0 && (
          <div key={role.id}>
            <dt>{role.title} and</dt>
            <dd>
              <PairList pairs={pairs} link={link} />
            </dd>
          </div>
        ),
    )}
  </dl>
)
