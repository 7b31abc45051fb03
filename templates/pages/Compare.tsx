import type { Compare } from '../../src/views/matrix.ts'
import type { Ref } from '../../src/views/refs.ts'
import { Article, type PageKind, section } from '../parts/Article.tsx'
import { Examples } from '../parts/Elements.tsx'
import { type LinkTo, PairList, RefList, RoleLink } from '../parts/Links.tsx'
import { MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'

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
  after: ({ compare }, link) => [
    ...section(
      'side-by-side',
      words.compare.sideBySide,
      compare.matrix.groups.length > 0 && <MatrixTable matrix={compare.matrix} link={link} how="shown" tools />,
    ),
    ...section(
      'examples',
      words.common.examples,
      compare.examples.some(({ length }) => length > 0) && examples(compare),
    ),
    ...section(
      'others',
      words.compare.others,
      compare.others.some(({ pairs }) => pairs.length > 0) && others(compare.others, link),
    ),
  ],
  script: 'matrix',
}

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
        {examples.length > 0 ? <Examples examples={examples} /> : <p class="empty">{words.compare.noExamples}</p>}
      </section>
    ))}
  </div>
)

const others = (all: Compare['others'], link: LinkTo) => (
  <dl class="pairs">
    {all.map(
      ({ role, pairs }) =>
        pairs.length > 0 && (
          <div key={role.id}>
            <dt>{words.common.roleAnd(role.title)}</dt>
            <dd>
              <PairList pairs={pairs} link={link} />
            </dd>
          </div>
        ),
    )}
  </dl>
)

/** What each answers for in three columns: what only the left role answers for, what both do, what only the right one does. */
function CompareLists({ compare, link }: { readonly compare: Compare; readonly link: LinkTo }) {
  const { left, right, onlyLeft, both, onlyRight } = compare
  return (
    <div class="compare-lists sides">
      <section>
        <h2 id="rb-only-left">
          {words.compare.only(<RoleLink role={left} link={link} />)} <Count of={onlyLeft} />
        </h2>
        {held(onlyLeft, link)}
      </section>
      <section>
        <h2 id="rb-both">
          {words.compare.both} <Count of={both} />
        </h2>
        {held(both, link)}
      </section>
      <section>
        <h2 id="rb-only-right">
          {words.compare.only(<RoleLink role={right} link={link} />)} <Count of={onlyRight} />
        </h2>
        {held(onlyRight, link)}
      </section>
    </div>
  )
}

const held = (refs: readonly Ref[], link: LinkTo) =>
  refs.length > 0 ? <RefList refs={refs} link={link} /> : <p class="empty">{words.common.nothing}</p>

const Count = ({ of }: { readonly of: readonly Ref[] }) => <span class="count">{of.length}</span>
