import type { ResponsibilityView } from '../../src/views/responsibility.ts'
import type { PageKind } from '../parts/Article.tsx'
import { CellText, DeviationText, SharedText } from '../parts/Cells.tsx'
import { TenureText } from '../parts/Diff.tsx'
import {
  Chip,
  Decides,
  Facts,
  Holder,
  listAors,
  listByName,
  listEntries,
  listExamples,
  listRefsInline,
  listSentences,
} from '../parts/Elements.tsx'
import { listHolders } from '../parts/Holders.tsx'
import { type Linked, RoleLink } from '../parts/Links.tsx'
import { words } from '../words/words.ts'

/** A responsibility: who holds it, first of all, then what it means. */
export const responsibilityPage: PageKind<ResponsibilityView> = {
  facts: ({ ownership, combined, focuses, bucket, partners, tenures = [], facetOf }, link) => (
    <>
      <div class="holders">
        <OwnershipText ownership={ownership} link={link} />
        {combined.map(({ role, cell }) => (
          <Holder key={role.id} name={<RoleLink role={role} link={link} />}>
            <CellText cell={cell} link={link} how="shown" />
          </Holder>
        ))}
      </div>
      <Facts
        rows={[
          [words.common.focus, listRefsInline(focuses, link)],
          [words.common.timeSpentOn, bucket],
          [words.responsibility.partners, partners.join(', ')],
          [words.responsibility.heldBy, tenures.length > 0 && <TenureText tenures={tenures} link={link} />],
          [words.responsibility.facetOf, listRefsInline(facetOf, link)],
        ]}
      />
    </>
  ),
  before: ({ holders, goTo, supports, decides: { alone, delegated, team } }, link) => {
    const said = words.responsibility
    const bins = [
      [said.ownerDecides, alone.map((text) => ({ text }))],
      [said.delegated, delegated.map((text) => ({ text }))],
      [said.teamDecides, team.map((text) => ({ text }))],
    ] as const
    const decided = bins.some(([, decisions]) => decisions.length > 0)
    return [
      ['holders', words.holders.title, listHolders(holders, link)],
      [
        'go-to',
        said.goTo,
        listByName(goTo.map(({ role, when }) => [`${role.id} ${when}`, <RoleLink role={role} link={link} />, when])),
      ],
      [
        'supports',
        said.supports,
        listByName(supports.map(({ role, how }) => [role.id, <RoleLink role={role} link={link} />, how])),
      ],
      ['decides', said.decides, decided && <Decides bins={bins} link={link} />],
    ]
  },
  after: ({ examples, standards, scopes, aors, teams }, link) => [
    ['examples', words.common.examples, listExamples(examples)],
    ['standards', words.responsibility.standards, listSentences(standards)],
    ['scopes', words.responsibility.scopes, listByName(scopes.map(({ title, text }) => [title, title, text]))],
    ['aors', words.responsibility.aors, listAors(aors, link)],
    [
      'teams',
      words.responsibility.teams,
      listEntries(
        teams.map(({ team, ...deviation }) => ({
          name: <a href={link(team.href)}>{team.title}</a>,
          children: <DeviationText deviation={deviation} link={link} />,
        })),
      ),
    ],
  ],
}

/** Who holds a responsibility, as a sentence to see at a glance: one role, several with a facet each, everyone, or nobody yet. */
function OwnershipText({ ownership, link }: Linked<Pick<ResponsibilityView, 'ownership'>>) {
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
            <Holder key={role.id} name={role.title}>
              <SharedText
                cell={{
                  kind: 'shared',
                  via: [],
                  facets: facet ? [facet] : [],
                  settlesDoubt: ownership.tieBreak?.id === role.id,
                }}
                link={link}
              />
            </Holder>
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
    case 'past':
      return (
        <p class="headline">
          {words.responsibility.isPast(
            ownership.was.length > 0 &&
              words.andParts(ownership.was.map((role) => <RoleLink key={role.id} role={role} link={link} />)),
          )}
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
