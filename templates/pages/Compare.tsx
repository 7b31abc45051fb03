import type { ComponentChildren } from 'preact'
import type { Compare, Matrix } from '../../src/views/matrix.ts'
import type { Ref, RoleRef } from '../../src/views/refs.ts'
import { Article, type PageKind } from '../parts/Article.tsx'
import { DutyNote } from '../parts/Cells.tsx'
import { listExamples, listRefs } from '../parts/Elements.tsx'
import { type Linked, RoleSign } from '../parts/Links.tsx'
import { Legend, MatrixTable } from '../parts/Matrix.tsx'
import { TimeSplit } from '../parts/Time.tsx'
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
 * Two roles side by side: a sentence that sums up, what only one of them holds and what it helps with, where the time of
 * both goes, then every row in words and what either looks like. From here one goes on to other pairs.
 */
export const comparePage: PageKind<{ readonly compare: Compare }> = {
  Page: ({ view: { compare }, ...page }) => (
    <Article
      page={{ ...page, contents: [] }}
      title={words.compare.title(compare.left.title, compare.right.title)}
      summary={sumUp(compare)}
    >
      <Picker compare={compare} link={page.link} />
      <CompareLists compare={compare} link={page.link} />
    </Article>
  ),
  after: ({ compare: { matrix, ...compare } }, link) => [
    ['time', words.time.title, matrix.time.some((time) => time) && timeOf(compare, matrix)],
    [
      'side-by-side',
      words.compare.sideBySide,
      matrix.groups.length > 0 && <MatrixTable matrix={{ ...matrix, time: [] }} link={link} how="shown" tools />,
    ],
    ['examples', words.common.examples, compare.examples.some(({ length }) => length > 0) && examples(compare)],
  ],
  script: 'matrix',
}

function sumUp({ left, right, onlyLeft, onlyRight, both, supports: [byLeft, byRight] }: Compare): string {
  const toLeft = countAmong(onlyLeft, byRight)
  const toRight = countAmong(onlyRight, byLeft)
  return words.compare.summary(
    { name: left.short, only: onlyLeft.length, supported: toLeft, supportsElsewhere: byLeft.length - toRight },
    { name: right.short, only: onlyRight.length, supported: toRight, supportsElsewhere: byRight.length - toLeft },
    both.length,
  )
}

const countAmong = (rows: readonly Ref[], supports: Compare['supports'][number]) =>
  supports.filter(({ responsibility }) => rows.some(({ href }) => href === responsibility.href)).length

/** For each side the roles that may stand there instead, and a box that swaps the sides. */
function Picker({ compare: { left, right, choices }, link }: Linked<{ readonly compare: Compare }>) {
  return (
    <nav class="picker" aria-label={words.compare.picker}>
      <div class="sides">
        {[left, right].map((role, at) => (
          <Chooser key={role.id} role={role} choices={choices[at]!} link={link} />
        ))}
      </div>
      <label class="swap" hidden>
        <input type="checkbox" name="swap" value="yes" /> {words.compare.swap}
      </label>
    </nav>
  )
}

interface ChooserProps {
  readonly role: RoleRef
  readonly choices: Compare['choices'][number]
}

function Chooser({ role, choices, link }: Linked<ChooserProps>) {
  if (choices.length === 0) return null
  return (
    <details name="rb-picker">
      <summary>
        <span class="vh">{words.compare.inPlaceOf}</span>
        <RoleSign role={role} />
        {role.title}
      </summary>
      <ul>
        {choices.map(({ href, with: other, swapped }) => (
          <li key={href}>
            <a href={swapped ? `${link(href)}?swap=yes` : link(href)}>
              <RoleSign role={other} />
              {other.title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Three columns: what only the left role answers for, what both do, what only the right one does; and what either supports. */
function CompareLists({ compare, link }: Linked<{ readonly compare: Compare }>) {
  const { left, right, onlyLeft, both, onlyRight, supports } = compare
  const only = ({ title, href }: RoleRef) => words.compare.only(<a href={link(href)}>{title}</a>)
  return (
    <div class="compare-lists sides">
      <HeldBy id="rb-only-left" name={only(left)} refs={onlyLeft} supports={supports[0]} link={link} />
      <HeldBy id="rb-both" name={words.compare.both} refs={both} link={link} />
      <HeldBy id="rb-only-right" name={only(right)} refs={onlyRight} supports={supports[1]} link={link} />
    </div>
  )
}

interface HeldByProps {
  readonly id: string
  readonly name: ComponentChildren
  readonly refs: readonly Ref[]
  readonly supports?: Compare['supports'][number]
}

const HeldBy = ({ id, name, refs, supports = [], link }: Linked<HeldByProps>) => (
  <section>
    <h2 id={id}>
      {name} <span class="count">{refs.length}</span>
    </h2>
    {listRefs(refs, link) ?? (supports.length === 0 && <p class="empty">{words.common.nothing}</p>)}
    {supports.length > 0 && (
      <>
        <h3>
          {words.levels.supports} <span class="count">{supports.length}</span>
        </h3>
        <ul class="refs">
          {supports.map(({ responsibility: { title, href }, cell }) => (
            <li key={href}>
              <a href={link(href)}>{title}</a> <DutyNote cell={cell} link={link} />
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

/** The time of both as bars of one scale, one below the other. */
function timeOf({ left, right }: Pick<Compare, 'left' | 'right'>, { time, buckets }: Matrix) {
  const scale = Math.max(100, ...time.map((column) => column?.sum.max ?? 0))
  return (
    <div class="compare-time sides">
      {[left, right].map(({ id, title }, at) => {
        const column = time[at]
        return (
          <section key={id}>
            <h3>{title}</h3>
            {column ? (
              <TimeSplit time={column} buckets={buckets} scale={scale} />
            ) : (
              <p class="empty">{words.time.notStated}</p>
            )}
          </section>
        )
      })}
    </div>
  )
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
