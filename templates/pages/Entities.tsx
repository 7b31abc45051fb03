import type {
  AorView,
  AssessmentView,
  FocusView,
  PathView,
  PracticeView,
  StopRef,
  TermView,
} from '../../src/views/entities.ts'
import type { PageKind } from '../parts/Article.tsx'
import { listWays, Reach } from '../parts/Contacts.tsx'
import {
  Chip,
  Day,
  Facts,
  Holder,
  listByName,
  listExamples,
  listRefs,
  listRefsInline,
  listRoles,
  listSentences,
  Tag,
} from '../parts/Elements.tsx'
import { GraphFigure } from '../parts/Graph.tsx'
import { listHolders } from '../parts/Holders.tsx'
import { type LinkTo, PersonLink, PersonLinks, RoleLink } from '../parts/Links.tsx'
import { MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'

/** A term of the glossary, with its definition as the first thing to read. */
export const termPage: PageKind<TermView> = {
  after: ({ seeAlso }, link) => [['see-also', words.term.seeAlso, listRefs(seeAlso, link)]],
}

/** A focus: its promise, who owns what is new in it, and the rows of the matrix that belong to it. */
export const focusPage: PageKind<FocusView> = {
  facts: ({ owner }, link) => <Facts rows={[[words.focus.owner, owner && <RoleLink role={owner} link={link} />]]} />,
  after: ({ matrix }, link) => [
    [
      'responsibilities',
      words.common.responsibilities,
      matrix.groups.some(({ rows }) => rows.length > 0) && <MatrixTable matrix={matrix} link={link} />,
    ],
  ],
}

/** An area of responsibility: the person to go to first, then the role that stays accountable. */
export const aorPage: PageKind<AorView> = {
  facts: ({ holder, backup, owner, ownedBy, carries, team, scope, grantedOn, contact }, link) => (
    <>
      <div class="holders">
        {holder ? (
          <Holder name={<PersonLink person={holder} link={link} />} reach={<Reach people={[holder]} />}>
            <Tag>{words.aor.holds}</Tag>
          </Holder>
        ) : (
          <p class="holder gap">
            <strong>{words.aor.nobody}</strong>
          </p>
        )}
        {backup ? (
          <Holder name={<PersonLink person={backup} link={link} />} reach={<Reach people={[backup]} />}>
            <Tag>{words.common.backup}</Tag>
          </Holder>
        ) : (
          <p class="holder gap">
            <strong>{words.aor.noBackup}</strong> {words.aor.singlePoint}
          </p>
        )}
        {ownedBy.map((held) => (
          <Holder
            key={held.role.id}
            name={<PersonLinks people={held.people} link={link} />}
            reach={<Reach people={held.people} />}
          >
            <RoleLink role={held.role} link={link} />
            {held.above && [' ', words.coverage.of(<a href={link(held.above.href)}>{held.above.title}</a>)]}{' '}
            <Chip kind="accountable">{words.levels.accountable}</Chip>
          </Holder>
        ))}
        {owner && ownedBy.length === 0 && (
          <Holder name={<RoleLink role={owner} link={link} />}>
            <Chip kind="accountable">{words.levels.accountable}</Chip>
          </Holder>
        )}
      </div>
      <Facts
        rows={[
          [words.contact.ask, listWays(contact)],
          [words.aor.carries, carries && <a href={link(carries.href)}>{carries.title}</a>],
          [words.common.team, team && <a href={link(team.href)}>{team.title}</a>],
          [words.common.scope, scope],
          [words.aor.grantedOn, grantedOn && <Day date={grantedOn} />],
        ]}
      />
    </>
  ),
  after: ({ examples }) => [['examples', words.common.examples, listExamples(examples)]],
}

/** A practice: who it is for and how often, how it is done, what it looks like and how it goes wrong. */
export const practicePage: PageKind<PracticeView> = {
  facts: ({ appliesTo, focuses, cadence, owner }, link) => (
    <Facts
      rows={[
        [words.practice.appliesTo, listRoles(appliesTo, link)],
        [words.practice.cadence, cadence],
        [words.common.focus, listRefsInline(focuses, link)],
        [words.common.keptBy, owner && <RoleLink role={owner} link={link} />],
      ]}
    />
  ),
  after: ({ steps, examples, antiPatterns, holders, owner }, link) => [
    ['steps', words.common.steps, listSentences(steps, 'ol')],
    ['examples', words.common.examples, listExamples(examples)],
    ['anti-patterns', words.practice.antiPatterns, listSentences(antiPatterns)],
    ['holders', words.holders.ofPractice, listHolders(holders, link, owner)],
  ],
}

/** A career path: what it takes, and its steps as a picture; the sections give them in words. */
export const pathPage: PageKind<PathView> = {
  facts: ({ skills, owner, graph }, link) => (
    <>
      <Facts
        rows={[
          [words.path.skills, skills.join(', ')],
          [words.common.keptBy, owner && <RoleLink role={owner} link={link} />],
        ]}
      />
      {graph?.drawing && <GraphFigure graph={graph} link={link} listed={false} />}
    </>
  ),
  after: ({ steps, external, examples }, link) => [
    ['steps', words.common.steps, listSentences(steps.map((step) => stepText(step, link)))],
    ['elsewhere', words.path.external, listByName(external.map(({ title, summary }) => [title, title, summary]))],
    ['examples', words.common.examples, listExamples(examples)],
  ],
}

/** One step of a path in words: `Engineer to Senior engineer (usually by way of Tech Lead)`. */
const stepText = ({ from, to, via, need, note }: PathView['steps'][number], link: LinkTo) => (
  <>
    {words.path.step(stop(from, link), stop(to, link))}
    {via ? <> ({words.path.via[need ?? 'any'](stop(via, link))})</> : need && ` (${words.path.needs[need]})`}
    {note && <p class="how">{note}</p>}
  </>
)

const stop = ({ title, href }: StopRef, link: LinkTo) =>
  href === undefined ? <span>{title}</span> : <a href={link(href)}>{title}</a>

/** An assessment: of which role, then the statements and what they amount to, or the questions by theme. */
export const assessmentPage: PageKind<AssessmentView> = {
  facts: ({ role, owner }, link) => (
    <Facts
      rows={[
        [words.assessment.role, role && <RoleLink role={role} link={link} />],
        [words.common.keptBy, owner && <RoleLink role={owner} link={link} />],
      ]}
    />
  ),
  // Whoever comes here comes to answer; what the author says about the answers can wait.
  before: (view) => {
    const { statements, prompts, outcomes } = view
    const concluded = outcomes.met !== undefined || outcomes.unmet !== undefined
    return [
      ['statements', words.assessment.statements, statements.length > 0 && <Statements {...view} />],
      ['result', words.assessment.result, statements.length > 0 && concluded && result(view)],
      ['questions', words.assessment.questions, prompts.length > 0 && themes(prompts)],
    ]
  },
  script: 'assessment',
  // Questions to think about have nothing to count.
  needsScript: ({ statements }) => statements.length > 0,
}

const result = ({ statements: { length }, needed, outcomes: { met, unmet } }: AssessmentView) => (
  <dl class="per-role outcomes">
    {met && (
      <div data-outcome="met">
        <dt>{words.assessment.met(needed, length)}</dt>
        <dd>{met}</dd>
      </div>
    )}
    {unmet && (
      <div data-outcome="unmet">
        <dt>{words.assessment.unmet(needed)}</dt>
        <dd>{unmet}</dd>
      </div>
    )}
  </dl>
)

const themes = (prompts: AssessmentView['prompts']) => (
  <>
    <p class="how">{words.assessment.privacy}</p>
    {prompts.map((prompt) => (
      <Reflection key={prompt.theme} {...prompt} />
    ))}
  </>
)

/** Statements to check. How many are is counted by the style sheet; a script says what they amount to. */
function Statements({ statements, needed }: Pick<AssessmentView, 'statements' | 'needed'>) {
  return (
    <div class="assessment" data-needed={needed}>
      <fieldset>
        <legend>{words.assessment.check}</legend>
        <ol class="statements">
          {statements.map((text) => (
            <li key={text}>
              <label>
                <input type="checkbox" /> <span>{text}</span>
              </label>
            </li>
          ))}
        </ol>
      </fieldset>
      <div class="tally">
        <p role="status" />
        <button type="button" hidden>
          {words.assessment.clear}
        </button>
      </div>
    </div>
  )
}

/** Questions on one theme, and room to think about them. */
function Reflection({ theme, questions }: { readonly theme: string; readonly questions: readonly string[] }) {
  return (
    <div class="duty-group reflection">
      <h3>{theme}</h3>
      {listSentences(questions)}
      <label>
        <span>{words.assessment.thoughts}</span> <textarea rows={4} aria-label={words.assessment.thoughtsOn(theme)} />
      </label>
    </div>
  )
}
