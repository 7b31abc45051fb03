import type { PathView, StopRef } from '../../src/views/path.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { Examples, Fact } from '../parts/Elements.tsx'
import { GraphFigure } from '../parts/Graph.tsx'
import { type LinkTo, RoleLink } from '../parts/Links.tsx'

/** A career path: what it takes, and its steps as a picture; the sections tell them in words. */
export const pathPage: PageKind<PathView> = {
  facts: ({ skills, owner, graph }, link) => (
    <>
      {(skills.length > 0 || owner) && (
        <dl class="facts">
          {skills.length > 0 && <Fact name="Skills">{skills.join(', ')}</Fact>}
          {owner && (
            <Fact name="Kept by">
              <RoleLink role={owner} link={link} />
            </Fact>
          )}
        </dl>
      )}
      {graph?.drawing && <GraphFigure graph={graph} link={link} listed={false} />}
    </>
  ),
  after: ({ steps, examples }, link) => [
    ...section(
      'steps',
      'Steps',
      steps.length > 0 && (
        <ul class="standards">
          {steps.map((step, index) => (
            <li key={index}>
              <StepText step={step} link={link} />
            </li>
          ))}
        </ul>
      ),
    ),
    ...section('examples', 'What it looks like', examples.length > 0 && <Examples examples={examples} />),
  ],
}

/** One step of a path in words: `Engineer to Senior engineer (usually by way of Tech Lead)`. */
function StepText({ step, link }: { readonly step: PathView['steps'][number]; readonly link: LinkTo }) {
  const { from, to, via, need, note } = step
  return (
    <>
      {stop(from, link)} to {stop(to, link)}
      {via ? (
        <>
          {' '}
          ({ways[need ?? 'any']} {stop(via, link)})
        </>
      ) : (
        need && ` (${needs[need]})`
      )}
      {note && <p class="how">{note}</p>}
    </>
  )
}

const ways = { any: 'by way of', common: 'usually by way of', required: 'needs to have been' } as const

const needs = { common: 'usual', required: 'required' } as const

const stop = ({ title, href }: StopRef, link: LinkTo) =>
  href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>
