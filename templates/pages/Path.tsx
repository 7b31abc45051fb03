import type { PathView, StopRef } from '../../src/views/entities.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { Examples, Fact } from '../parts/Elements.tsx'
import { GraphFigure } from '../parts/Graph.tsx'
import { type LinkTo, RoleLink } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** A career path: what it takes, and its steps as a picture; the sections tell them in words. */
export const pathPage: PageKind<PathView> = {
  facts: ({ skills, owner, graph }, link) => (
    <>
      {(skills.length > 0 || owner) && (
        <dl class="facts">
          {skills.length > 0 && <Fact name={words.path.skills}>{skills.join(', ')}</Fact>}
          {owner && (
            <Fact name={words.common.keptBy}>
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
      words.common.steps,
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
    ...section('examples', words.common.examples, examples.length > 0 && <Examples examples={examples} />),
  ],
}

/** One step of a path in words: `Engineer to Senior engineer (usually by way of Tech Lead)`. */
function StepText({ step, link }: { readonly step: PathView['steps'][number]; readonly link: LinkTo }) {
  const { from, to, via, need, note } = step
  return (
    <>
      {words.path.step(stop(from, link), stop(to, link))}
      {via ? <> ({words.path.via[need ?? 'any'](stop(via, link))})</> : need && ` (${words.path.needs[need]})`}
      {note && <p class="how">{note}</p>}
    </>
  )
}

const stop = ({ title, href }: StopRef, link: LinkTo) =>
  href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>
