import type { AorView, AssessmentView, FocusView, GuideView, PracticeView, TermView } from '../../src/views/entities.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { Chip, Day, Examples, Fact, SentenceList, Tag } from '../parts/Elements.tsx'
import { NodeList, PersonLink, RefLinks, RefList, RoleLink, RoleLinks } from '../parts/Links.tsx'
import { MatrixTable } from '../parts/Matrix.tsx'

/** A page of prose, and the pages below it where it is the page of a folder. */
export const guidePage: PageKind<GuideView> = {
  after: ({ children }, link) =>
    section('below', 'In this section', children.length > 0 && <NodeList nodes={children} link={link} />),
}

/** A term of the glossary, with its definition as the first thing to read. */
export const termPage: PageKind<TermView> = {
  after: ({ seeAlso }, link) =>
    section('see-also', 'See also', seeAlso.length > 0 && <RefList refs={seeAlso} link={link} />),
}

/** A focus: its promise, who owns what is new in it, and the rows of the matrix that belong to it. */
export const focusPage: PageKind<FocusView> = {
  facts: ({ owner }, link) =>
    owner && (
      <dl class="facts">
        <Fact name="Default owner">
          <RoleLink role={owner} link={link} />
        </Fact>
      </dl>
    ),
  after: ({ matrix }, link) =>
    section(
      'responsibilities',
      'Responsibilities',
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
              <Tag>Holds it</Tag>
            </span>
          </p>
        ) : (
          <p class="holder gap">
            <strong>Nobody holds this area yet.</strong>
          </p>
        )}
        {backup ? (
          <p class="holder">
            <PersonLink person={backup} link={link} />
            <span class="holding">
              <Tag>Backup</Tag>
            </span>
          </p>
        ) : (
          <p class="holder gap">
            <strong>No backup:</strong> single point of failure
          </p>
        )}
        {owner && (
          <p class="holder">
            <RoleLink role={owner} link={link} />
            <span class="holding">
              <Chip kind="accountable">Accountable</Chip>
            </span>
          </p>
        )}
      </div>
      {(carries || team || scope || grantedOn) && (
        <dl class="facts">
          {carries && (
            <Fact name="Carries a part of">
              <a href={link(carries.href)}>{carries.title}</a>
            </Fact>
          )}
          {team && (
            <Fact name="Team">
              <a href={link(team.href)}>{team.title}</a>
            </Fact>
          )}
          {scope && <Fact name="Scope">{scope}</Fact>}
          {grantedOn && (
            <Fact name="Granted on">
              <Day date={grantedOn} />
            </Fact>
          )}
        </dl>
      )}
    </>
  ),
  after: ({ examples }) =>
    section('examples', 'What it looks like', examples.length > 0 && <Examples examples={examples} />),
}

/** A practice: whom it is for and how often, how it is done, what it looks like and what it is not. */
export const practicePage: PageKind<PracticeView> = {
  facts: ({ appliesTo, focuses, cadence, owner }, link) =>
    (appliesTo.length > 0 || focuses.length > 0 || cadence || owner) && (
      <dl class="facts">
        {appliesTo.length > 0 && (
          <Fact name="Applies to">
            <RoleLinks roles={appliesTo} link={link} />
          </Fact>
        )}
        {cadence && <Fact name="How often">{cadence}</Fact>}
        {focuses.length > 0 && (
          <Fact name="Focus">
            <RefLinks refs={focuses} link={link} />
          </Fact>
        )}
        {owner && (
          <Fact name="Kept by">
            <RoleLink role={owner} link={link} />
          </Fact>
        )}
      </dl>
    ),
  after: ({ steps, examples, antiPatterns }) => [
    ...section('steps', 'Steps', steps.length > 0 && <SentenceList texts={steps} ordered />),
    ...section('examples', 'What it looks like', examples.length > 0 && <Examples examples={examples} />),
    ...section('anti-patterns', 'Anti-patterns', antiPatterns.length > 0 && <SentenceList texts={antiPatterns} />),
  ],
}

/** An assessment: of which role, then the statements and what they amount to, or the questions by theme. */
export const assessmentPage: PageKind<AssessmentView> = {
  facts: ({ role, owner }, link) =>
    (role || owner) && (
      <dl class="facts">
        {role && (
          <Fact name="About the role">
            <RoleLink role={role} link={link} />
          </Fact>
        )}
        {owner && (
          <Fact name="Kept by">
            <RoleLink role={owner} link={link} />
          </Fact>
        )}
      </dl>
    ),
  // Whoever comes here comes to answer; what the author says about the answers can wait.
  before: (view) => {
    const { statements, prompts, outcomes } = view
    const concluded = outcomes.met !== undefined || outcomes.unmet !== undefined
    return [
      ...section('statements', 'Statements', statements.length > 0 && <Statements {...view} />),
      ...section('result', 'What it says', statements.length > 0 && concluded && result(view)),
      ...section('questions', 'Questions', prompts.length > 0 && themes(prompts)),
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
        <dt>{needed === undefined ? 'When enough hold' : enough(needed, length)}</dt>
        <dd>{met}</dd>
      </div>
    )}
    {unmet && (
      <div data-outcome="unmet">
        <dt>
          {needed === undefined ? 'Otherwise' : needed === 1 ? 'When none holds' : `When fewer than ${needed} hold`}
        </dt>
        <dd>{unmet}</dd>
      </div>
    )}
  </dl>
)

const enough = (needed: number, all: number) =>
  needed === all ? (all === 1 ? 'When it holds' : `When all ${all} hold`) : `When ${needed} or more of ${all} hold`

const themes = (prompts: AssessmentView['prompts']) => (
  <>
    <p class="how">What you write stays on this page: it is neither kept nor sent. Print the page to keep it.</p>
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
        <legend>Check what holds. Your answers stay on this page: they are neither kept nor sent.</legend>
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
          Clear
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
        <span>Your thoughts</span> <textarea rows={4} aria-label={`Your thoughts: ${theme}`} />
      </label>
    </div>
  )
}
