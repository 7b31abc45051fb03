import type { AorView, AssessmentView, FocusView, GuideView, PracticeView, TermView } from '../../src/views/entities.ts'
import type { RoleRef } from '../../src/views/refs.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { Chip, Day, Examples, Fact, SentenceList, Tag } from '../parts/Elements.tsx'
import { type LinkTo, NodeList, PersonLink, RefLinks, RefList, RoleLink, RoleLinks } from '../parts/Links.tsx'
import { MatrixTable } from '../parts/Matrix.tsx'
import { words } from '../words/words.ts'

/** A page of prose, and the pages below it where it is the page of a folder. */
export const guidePage: PageKind<GuideView> = {
  after: ({ children }, link) =>
    section('below', words.guide.below, children.length > 0 && <NodeList nodes={children} link={link} />),
}

/** A term of the glossary, with its definition as the first thing to read. */
export const termPage: PageKind<TermView> = {
  after: ({ seeAlso }, link) =>
    section('see-also', words.term.seeAlso, seeAlso.length > 0 && <RefList refs={seeAlso} link={link} />),
}

/** A focus: its promise, who owns what is new in it, and the rows of the matrix that belong to it. */
export const focusPage: PageKind<FocusView> = {
  facts: ({ owner }, link) =>
    owner && (
      <dl class="facts">
        <Fact name={words.focus.owner}>
          <RoleLink role={owner} link={link} />
        </Fact>
      </dl>
    ),
  after: ({ matrix }, link) =>
    section(
      'responsibilities',
      words.common.responsibilities,
      matrix.groups.some(({ rows }) => rows.length > 0) && <MatrixTable matrix={matrix} link={link} />,
    ),
}

/** An area of responsibility: the person to go to first, then the role that stays accountable. */
export const aorPage: PageKind<AorView> = {
  facts: ({ holder, backup, owner, carries, team, scope, grantedOn }, link) => (
    <>
      <div class="holders">
        {holder ? (
          <p class="holder">
            <PersonLink person={holder} link={link} />
            <span class="holding">
              <Tag>{words.aor.holds}</Tag>
            </span>
          </p>
        ) : (
          <p class="holder gap">
            <strong>{words.aor.nobody}</strong>
          </p>
        )}
        {backup ? (
          <p class="holder">
            <PersonLink person={backup} link={link} />
            <span class="holding">
              <Tag>{words.common.backup}</Tag>
            </span>
          </p>
        ) : (
          <p class="holder gap">
            <strong>{words.aor.noBackup}</strong> {words.aor.singlePoint}
          </p>
        )}
        {owner && (
          <p class="holder">
            <RoleLink role={owner} link={link} />
            <span class="holding">
              <Chip kind="accountable">{words.levels.accountable}</Chip>
            </span>
          </p>
        )}
      </div>
      {(carries || team || scope || grantedOn) && (
        <dl class="facts">
          {carries && (
            <Fact name={words.aor.carries}>
              <a href={link(carries.href)}>{carries.title}</a>
            </Fact>
          )}
          {team && (
            <Fact name={words.common.team}>
              <a href={link(team.href)}>{team.title}</a>
            </Fact>
          )}
          {scope && <Fact name={words.common.scope}>{scope}</Fact>}
          {grantedOn && (
            <Fact name={words.aor.grantedOn}>
              <Day date={grantedOn} />
            </Fact>
          )}
        </dl>
      )}
    </>
  ),
  after: ({ examples }) =>
    section('examples', words.common.examples, examples.length > 0 && <Examples examples={examples} />),
}

/** A practice: whom it is for and how often, how it is done, what it looks like and what it is not. */
export const practicePage: PageKind<PracticeView> = {
  facts: ({ appliesTo, focuses, cadence, owner }, link) =>
    (appliesTo.length > 0 || focuses.length > 0 || cadence || owner) && (
      <dl class="facts">
        {appliesTo.length > 0 && (
          <Fact name={words.practice.appliesTo}>
            <RoleLinks roles={appliesTo} link={link} />
          </Fact>
        )}
        {cadence && <Fact name={words.practice.cadence}>{cadence}</Fact>}
        {focuses.length > 0 && (
          <Fact name={words.common.focus}>
            <RefLinks refs={focuses} link={link} />
          </Fact>
        )}
        {keptBy(owner, link)}
      </dl>
    ),
  after: ({ steps, examples, antiPatterns }) => [
    ...section('steps', words.common.steps, steps.length > 0 && <SentenceList texts={steps} ordered />),
    ...section('examples', words.common.examples, examples.length > 0 && <Examples examples={examples} />),
    ...section(
      'anti-patterns',
      words.practice.antiPatterns,
      antiPatterns.length > 0 && <SentenceList texts={antiPatterns} />,
    ),
  ],
}

const keptBy = (owner: RoleRef | undefined, link: LinkTo) =>
  owner && (
    <Fact name={words.common.keptBy}>
      <RoleLink role={owner} link={link} />
    </Fact>
  )

/** An assessment: of which role, then the statements and what they amount to, or the questions by theme. */
export const assessmentPage: PageKind<AssessmentView> = {
  facts: ({ role, owner }, link) =>
    (role || owner) && (
      <dl class="facts">
        {role && (
          <Fact name={words.assessment.role}>
            <RoleLink role={role} link={link} />
          </Fact>
        )}
        {keptBy(owner, link)}
      </dl>
    ),
  // Whoever comes here comes to answer; what the author says about the answers can wait.
  before: (view) => {
    const { statements, prompts, outcomes } = view
    const concluded = outcomes.met !== undefined || outcomes.unmet !== undefined
    return [
      ...section('statements', words.assessment.statements, statements.length > 0 && <Statements {...view} />),
      ...section('result', words.assessment.result, statements.length > 0 && concluded && result(view)),
      ...section('questions', words.assessment.questions, prompts.length > 0 && themes(prompts)),
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
      <SentenceList texts={questions} />
      <label>
        <span>{words.assessment.thoughts}</span> <textarea rows={4} aria-label={words.assessment.thoughtsOn(theme)} />
      </label>
    </div>
  )
}
