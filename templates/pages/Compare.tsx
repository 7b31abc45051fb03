import type { ComponentChildren } from 'preact'
import type { Compare, Matrix } from '../../src/views/matrix.ts'
import type { Ref } from '../../src/views/refs.ts'
import { Article, type PageKind } from '../parts/Article.tsx'
import { listExamples, listPairs, listRefs } from '../parts/Elements.tsx'
import { type Linked, type LinkTo, RoleLink } from '../parts/Links.tsx'
import { Legend, MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'

/** One matrix on a page of its own. */
export const matrixPage: PageKind<{ readonly matrix: Matrix; readonly heading: string }> = {
  Page: ({ view: { matrix, heading }, ...page }) => (
    <Article page={page} title={heading}>
      {matrix.show === 'responsibilities' && matrix.groups.length > 0 && <Legend />}
      <div class="matrix-sheet">
        <MatrixTable matrix={matrix} link={page.link} tools />
      </div>
    </Article>
  ),
  script: 'matrix',
}

/**
 * Two roles side by side: what only one of them holds, then every row in words, with how each supports the other, what
 * either looks like, and other roles to compare them with.
 */
export const comparePage: PageKind<{ readonly compare: Compare }> = {
  Page: ({ view: { compare }, ...page }) => (
    <Article page={{ ...page, contents: [] }} title={words.compare.title(compare.left.title, compare.right.title)}>
      <p class="swap" hidden>
        <input type="checkbox" id="rb-swap" name="swap" value="yes" />
        <label for="rb-swap">{words.compare.swap}</label>
      </p>
      <CompareLists compare={compare} link={page.link} />
    </Article>
  ),
  after: ({ compare: { matrix, ...compare } }, link) => [
    [
      'side-by-side',
      words.compare.sideBySide,
      matrix.groups.length > 0 && <MatrixTable matrix={matrix} link={link} how="shown" tools />,
    ],
    ['examples', words.common.examples, compare.examples.some(({ length }) => length > 0) && examples(compare)],
    ['others', words.compare.others, others(compare.others, link)],
  ],
  script: 'matrix',
}

const examples = ({ left, right, examples }: Pick<Compare, 'left' | 'right' | 'examples'>) => (
  <div class="compare-examples sides">
    {[left, right].map((role, side) => (
      <section key={role.id}>
        <h3>{role.title}</h3>
        {listExamples(examples[side] ?? []) ?? <p class="empty">{words.compare.noExamples}</p>}
      </section>
    ))}
  </div>
)

function others(all: Compare['others'], link: LinkTo) {
  const met = all.filter(({ pairs }) => pairs.length > 0)
  return met.length === 0 ? undefined : (
    <dl class="pairs">
      {met.map(({ role, pairs }) => (
        <div key={role.id}>
          <dt>{words.common.roleAnd(role.title)}</dt>
          <dd>{listPairs(pairs, link)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What each answers for in three columns: what only the left role answers for, what both do, what only the right one does. */
function CompareLists({ compare, link }: Linked<{ readonly compare: Compare }>) {
  const { left, right, onlyLeft, both, onlyRight } = compare
  const only = (role: Compare['left']) => words.compare.only(<RoleLink role={role} link={link} />)
  return (
    <div class="compare-lists sides">
      <HeldBy id="rb-only-left" name={only(left)} refs={onlyLeft} link={link} />
      <HeldBy id="rb-both" name={words.compare.both} refs={both} link={link} />
      <HeldBy id="rb-only-right" name={only(right)} refs={onlyRight} link={link} />
    </div>
  )
}

interface HeldByProps {
  readonly id: string
  readonly name: ComponentChildren
  readonly refs: readonly Ref[]
  readonly link: LinkTo
}

const HeldBy = ({ id, name, refs, link }: HeldByProps) => (
  <section>
    <h2 id={id}>
      {name} <span class="count">{refs.length}</span>
    </h2>
    {listRefs(refs, link) ?? <p class="empty">{words.common.nothing}</p>}
  </section>
)
