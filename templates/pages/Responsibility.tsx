import type { RoleRef } from '../../src/views/refs.ts'
import type { ResponsibilityView } from '../../src/views/responsibility.ts'
import { type PageKind, section } from '../parts/Article.tsx'
import { CellText, DeviationText, SharedText } from '../parts/Cells.tsx'
import { TenureText } from '../parts/Diff.tsx'
import { Chip, Decides, Examples, Fact, SentenceList } from '../parts/Elements.tsx'
import { AorList, type LinkTo, RefLinks, RoleLink } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** A responsibility: who holds it, first of all, then what it means. */
export const responsibilityPage: PageKind<ResponsibilityView> = {
  facts: (view, link) => (
    <>
      <div class="holders">
        <OwnershipText ownership={view.ownership} link={link} />
        {view.combined.map(({ role, cell }) => (
          <p key={role.id} class="holder">
            <RoleLink role={role} link={link} />
            <span class="holding">
              <CellText cell={cell} link={link} how="folded" />
            </span>
          </p>
        ))}
      </div>
      <dl class="facts">
        {view.focuses.length > 0 && (
          <Fact name={words.common.focus}>
            <RefLinks refs={view.focuses} link={link} />
          </Fact>
        )}
        {view.bucket && <Fact name={words.common.timeSpentOn}>{view.bucket}</Fact>}
        {view.partners.length > 0 && <Fact name={words.responsibility.partners}>{view.partners.join(', ')}</Fact>}
        {view.tenures && view.tenures.length > 0 && (
          <Fact name={words.responsibility.heldBy}>
            <TenureText tenures={view.tenures} link={link} />
          </Fact>
        )}
        {view.facetOf.length > 0 && (
          <Fact name={words.responsibility.facetOf}>
            <RefLinks refs={view.facetOf} link={link} />
          </Fact>
        )}
      </dl>
    </>
  ),
  before: ({ goTo, supports, decides }, link) => {
    const decided = [decides.alone, decides.delegated, decides.team].some(({ length }) => length > 0)
    return [
      ...section(
        'go-to',
        words.responsibility.goTo,
        goTo.length > 0 &&
          perRole(
            goTo.map(({ role, when }) => [role, when]),
            link,
          ),
      ),
      ...section(
        'supports',
        words.responsibility.supports,
        supports.length > 0 &&
          perRole(
            supports.map(({ role, how }) => [role, how]),
            link,
          ),
      ),
      ...section('decides', words.responsibility.decides, decided && <Decides bins={bins(decides)} link={link} />),
    ]
  },
  after: ({ examples, standards, scopes, aors, teams }, link) => [
    ...section('examples', words.common.examples, examples.length > 0 && <Examples examples={examples} />),
    ...section('standards', words.responsibility.standards, standards.length > 0 && <SentenceList texts={standards} />),
    ...section('scopes', words.responsibility.scopes, scopes.length > 0 && perScope(scopes)),
    ...section('aors', words.responsibility.aors, aors.length > 0 && <AorList aors={aors} link={link} />),
    ...section('teams', words.responsibility.teams, teams.length > 0 && deviating(teams, link)),
  ],
}

const bins = ({ alone, delegated, team }: ResponsibilityView['decides']) =>
  [
    [words.responsibility.ownerDecides, alone.map((text) => ({ text }))],
    [words.responsibility.delegated, delegated.map((text) => ({ text }))],
    [words.responsibility.teamDecides, team.map((text) => ({ text }))],
  ] as const

const perRole = (entries: readonly (readonly [RoleRef, string])[], link: LinkTo) => (
  <dl class="per-role">
    {entries.map(([role, text]) => (
      <div key={role.id}>
        <dt>
          <RoleLink role={role} link={link} />
        </dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

const perScope = (all: ResponsibilityView['scopes']) => (
  <dl class="per-role">
    {all.map(({ title, text }) => (
      <div key={title}>
        <dt>{title}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

const deviating = (all: ResponsibilityView['teams'], link: LinkTo) => (
  <ul class="duties">
    {all.map(({ team, ...deviation }) => (
      <li key={team.href}>
        <div class="duty-head">
          <h3>
            <a href={link(team.href)}>{team.title}</a>
          </h3>
        </div>
        <DeviationText deviation={deviation} link={link} />
      </li>
    ))}
  </ul>
)

interface OwnershipTextProps {
  readonly ownership: ResponsibilityView['ownership']
  readonly link: LinkTo
}

/** Who holds a responsibility, as a sentence to see at a glance: one role, several with a facet each, everyone, or nobody yet. */
function OwnershipText({ ownership, link }: OwnershipTextProps) {
  switch (ownership.kind) {
    case 'accountable':
      return (
        <p class="headline">
          {words.responsibility.isAccountable(<RoleLink role={ownership.role} link={link} />, (word) => (
            <Chip kind="accountable">{word}</Chip>
          ))}
        </p>
      )
    case 'shared':
      return (
        <>
          <p class="headline">
            {words.responsibility.share(
              words.andParts(ownership.sharers.map(({ role }) => <RoleLink key={role.id} role={role} link={link} />)),
              (word) => (
                <Chip kind="shared">{word}</Chip>
              ),
            )}
          </p>
          {ownership.sharers.map(({ role, facet }) => (
            <p key={role.id} class="holder">
              {role.title}
              <span class="holding">
                <SharedText
                  cell={{
                    kind: 'shared',
                    via: [],
                    facets: facet ? [facet] : [],
                    settlesDoubt: ownership.tieBreak?.id === role.id,
                  }}
                  link={link}
                />
              </span>
            </p>
          ))}
        </>
      )
    case 'everyone':
      return (
        <p class="headline">
          {words.responsibility.expectedOf((word) => (
            <Chip kind="everyone">{word}</Chip>
          ))}
        </p>
      )
    case 'nobody':
      return (
        <p class="headline gap">
          <strong>{words.responsibility.nobody}</strong> {words.responsibility.mustNameOwner}
        </p>
      )
  }
}
