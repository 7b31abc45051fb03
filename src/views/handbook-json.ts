import { baseUrl } from '../base/paths.ts'
import type { Entity, Handbook, Path, Role, Team } from '../model/types.ts'
import type { HandbookData } from '../schema/handbook-json.ts'
import { load } from './matrix.ts'
import type { PageView } from './page-view.ts'

/** The whole model as plain data, in the order things are shown. Names are ids, so that a program can follow them. */
export function handbookData(handbook: Handbook, pages: readonly PageView[]): HandbookData {
  const { title, config, roles, focuses, responsibilities, teams, aors, people } = handbook
  return {
    $schema: 'handbook.schema.json',
    version: 1 as const,
    title,
    description: config.description,
    url: baseUrl(config),
    roles: all(roles, (role) => roleData(handbook, role)),
    focuses: all(focuses, ({ owner, ...focus }) => ({ ...entity(focus), owner })),
    responsibilities: all(responsibilities, ({ ownership, supports, goTo, ...row }) => {
      const { focuses, partners, bucket, standards, decides, examples } = row
      return {
        ...entity(row),
        ownership:
          ownership.kind === 'shared'
            ? {
                kind: ownership.kind,
                facets: [...ownership.facets].map(([role, responsibility]) => ({ role, responsibility })),
                tieBreak: ownership.tieBreak,
              }
            : ownership,
        focuses: [...focuses],
        supports: [...supports].map(([role, how]) => ({ role, how })),
        goTo: [...goTo].map(([role, when]) => ({ role, when })),
        partners: [...partners],
        bucket,
        standards: [...standards],
        decides: { alone: [...decides.alone], delegated: [...decides.delegated], team: [...decides.team] },
        examples: [...examples],
      }
    }),
    involvement: involvementData(handbook),
    teams: all(teams, teamData),
    aors: all(aors, (aor) => {
      const { owner, carries, holder, backup, team, scope, grantedOn, examples } = aor
      return {
        ...entity(aor),
        owner,
        carries,
        holder,
        backup,
        team,
        scope,
        grantedOn,
        examples: [...examples],
      }
    }),
    people: all(people, ({ name, page, team, holds }) => ({
      name,
      href: page?.href,
      team,
      holds: holds.map((held) => ({ ...held })),
    })),
    practices: all(handbook.practices, (practice) => {
      const { owner, appliesTo, focuses, cadence, steps, antiPatterns, examples } = practice
      const lists = { appliesTo: [...appliesTo], focuses: [...focuses], steps: [...steps] }
      return {
        ...entity(practice),
        owner,
        cadence,
        ...lists,
        antiPatterns: [...antiPatterns],
        examples: [...examples],
      }
    }),
    paths: all(handbook.paths, (path) => pathData(handbook, path)),
    assessments: all(handbook.assessments, (assessment) => {
      const { owner, role, statements, needed, outcomes, prompts } = assessment
      return {
        ...entity(assessment),
        owner,
        role,
        statements: [...statements],
        needed,
        outcomes: { ...outcomes },
        prompts: [...prompts].map(([theme, questions]) => ({ theme, questions: [...questions] })),
      }
    }),
    terms: all(handbook.terms, ({ aliases, ...term }) => ({ ...entity(term), aliases: [...aliases] })),
    pages: pageData(handbook, pages),
  }
}

const all = <T, U>(map: ReadonlyMap<unknown, T>, make: (one: T) => U): U[] => [...map.values()].map(make)

/** Drafts are in no handbook that has been compiled. */
const entity = ({ id, title, href, status, summary }: Omit<Entity, 'page'>) => ({
  id,
  title,
  href,
  status: status === 'historical' ? status : ('active' as const),
  summary,
})

function roleData(handbook: Handbook, role: Role): HandbookData['roles'][number] {
  const { short, aliases, track, owner, reportsTo, combines, givesUp, examples, notResponsible } = role
  const time = role.time ?? role.combinedTime
  return {
    ...entity(role),
    short,
    aliases: [...aliases],
    track,
    owner,
    reportsTo,
    combines: [...combines],
    givesUp: [...givesUp].map(([responsibility, to]) => ({ responsibility, to })),
    load: load(handbook, role),
    time: time && [...time].map(([bucket, { min, max }]) => ({ bucket, min, max })),
    examples: [...examples],
    notResponsible: [...notResponsible],
  }
}

const involvementData = ({ involvement }: Handbook): HandbookData['involvement'] =>
  [...involvement].flatMap(([role, rows]) =>
    [...rows].flatMap(([responsibility, found]): HandbookData['involvement'] => {
      if (found.kind === 'none') return []
      const between = { role, responsibility }
      if (found.kind === 'handed') return [{ ...between, ...found }]
      const via = [...found.via]
      if (found.kind === 'shared') return [{ ...between, ...found, via, facets: [...found.facets] }]
      if (found.kind === 'supports') return [{ ...between, ...found, via, how: [...found.how] }]
      return [{ ...between, ...found, via }]
    }),
  )

function teamData(team: Team): HandbookData['teams'][number] {
  const { scope, partOf, engineers, adapts, holders, changes } = team
  return {
    ...entity(team),
    scope,
    partOf,
    engineers,
    adapts,
    holders: [...holders].map(([role, people]) => ({ role, people: [...people] })),
    changes: changes.map((change) => ({ ...change })),
  }
}

function pathData({ roles }: Handbook, path: Path): HandbookData['paths'][number] {
  const { owner, steps, skills, examples } = path
  const stop = (one: Path['steps'][number]['from']) =>
    one.kind === 'role' ? { title: roles.get(one.role)?.title ?? one.role, role: one.role } : { title: one.title }
  return {
    ...entity(path),
    owner,
    steps: steps.map(({ from, to, via, need, note }) => ({
      from: stop(from),
      to: stop(to),
      via: via && stop(via),
      need,
      note,
    })),
    skills: [...skills],
    examples: [...examples],
  }
}

function pageData({ hrefs }: Handbook, pages: readonly PageView[]): HandbookData['pages'] {
  const sources = new Map([...hrefs].map(([path, href]) => [href, path]))
  return pages.map(({ frame, main: { kind } }) => {
    const { title, href, markdown, description: summary, hidden, changed } = frame
    return { title, href, markdown, source: sources.get(href), kind, summary, hidden, changed }
  })
}
