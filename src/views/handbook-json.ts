import * as z from 'zod'
import { baseUrl } from '../base/paths.ts'
import type { Entity, Handbook, Path, Role, Team } from '../model/types.ts'
import type { FrontMatterOf, Kind } from '../schema/front-matter.ts'
import { loadOf } from './matrix.ts'
import type { PageView } from './pages.ts'

// `handbook.json`. A program may rely on every key: one is added at any time, and none changes or goes without a new `version`.

const text = z.string()
const texts = z.array(text)
const figures = z.strictObject({ min: z.number(), max: z.number() })
const role = text.describe('Id of a role.')
const responsibility = text.describe('Id of a responsibility.')
const href = text.describe("Where its page is, from the site's root.")
const examples = z.array(z.strictObject({ horizon: z.enum(['any', 'immediate', 'short', 'long']), text }))

const entity = {
  id: text,
  title: text,
  href,
  status: z.enum(['active', 'historical']),
  summary: text.optional(),
}

const ownership = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accountable'), role }),
  z.strictObject({
    kind: z.literal('shared'),
    facets: z.array(z.strictObject({ role, responsibility: responsibility.optional() })),
    tieBreak: role.optional().describe('The role that decides in doubt.'),
  }),
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('nobody') }),
])

const via = z.array(role).describe('Of a combined role: the parts that it comes from.')
const between = { role, responsibility }
const involvement = z.discriminatedUnion('kind', [
  z.strictObject({ ...between, kind: z.literal('accountable'), via, allFacets: z.boolean() }),
  z.strictObject({
    ...between,
    kind: z.literal('shared'),
    via,
    facets: z.array(responsibility),
    settlesDoubt: z.boolean(),
  }),
  z.strictObject({ ...between, kind: z.literal('everyone'), via }),
  z.strictObject({ ...between, kind: z.literal('supports'), via, how: texts }),
  z.strictObject({ ...between, kind: z.literal('handed'), to: role.optional() }),
])

const stop = z.strictObject({ title: text, role: role.optional().describe('Missing for a role of another ladder.') })

/**
 * What authors say in keys that are passed on as they are. A list that a page does not have is empty. It may hold any key
 * of front matter.
 */
const published = {
  role: { examples, notResponsible: texts },
  aor: { grantedOn: text.optional(), examples },
  practice: { cadence: text.optional(), steps: texts, antiPatterns: texts, examples },
  path: { skills: texts, examples },
} satisfies { [K in Kind]?: { [Key in keyof FrontMatterOf<K>]?: z.ZodType } }

/** The compiled handbook as programs get it. */
export const handbookSchema = z.strictObject({
  $schema: text,
  version: z.literal(1),
  title: text,
  description: text.optional(),
  url: text.optional().describe('Where the site is published.'),
  roles: z.array(
    z.strictObject({
      ...entity,
      short: text,
      aliases: texts,
      track: z.enum(['ic', 'management', 'hybrid', 'product']).optional(),
      owner: role.optional(),
      reportsTo: role.optional(),
      combines: z.array(role),
      givesUp: z.array(z.strictObject({ responsibility, to: role.optional() })),
      load: z.strictObject({ accountable: z.number(), shared: z.number(), total: z.number() }),
      time: z
        .array(z.strictObject({ bucket: text, ...figures.shape }))
        .optional()
        .describe('In percent. Of a combined role that states none, the sum of its parts.'),
      ...published.role,
    }),
  ),
  focuses: z.array(z.strictObject({ ...entity, owner: role.optional() })),
  responsibilities: z.array(
    z.strictObject({
      ...entity,
      ownership,
      focuses: texts,
      supports: z.array(z.strictObject({ role, how: text })),
      goTo: z.array(z.strictObject({ role, when: text })),
      partners: texts,
      bucket: text.optional(),
      standards: texts,
      decides: z.strictObject({ alone: texts, delegated: texts, team: texts }),
      examples,
    }),
  ),
  involvement: z
    .array(involvement)
    .describe('What each role has to do with each responsibility, where it has anything to do with it.'),
  teams: z.array(
    z.strictObject({
      ...entity,
      scope: text.optional(),
      partOf: text.optional(),
      engineers: z.number().optional(),
      adapts: text.optional(),
      holders: z.array(z.strictObject({ role, people: texts })),
      changes: z.array(
        z.strictObject({
          responsibility,
          kind: z.enum(['leans', 'delegated']),
          role: role.optional(),
          aor: text.optional(),
          why: text.optional(),
          until: text.optional(),
        }),
      ),
    }),
  ),
  aors: z.array(
    z.strictObject({
      ...entity,
      owner: role.optional(),
      carries: responsibility.optional(),
      holder: text.optional(),
      backup: text.optional(),
      team: text.optional(),
      scope: text.optional(),
      ...published.aor,
    }),
  ),
  people: z.array(
    z.strictObject({
      name: text,
      href: href.optional(),
      team: text.optional(),
      holds: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('role'), role, team: text }),
          z.strictObject({ kind: z.enum(['aor', 'backup']), aor: text }),
        ]),
      ),
    }),
  ),
  practices: z.array(
    z.strictObject({
      ...entity,
      owner: role.optional(),
      appliesTo: z.array(role),
      focuses: texts,
      ...published.practice,
    }),
  ),
  paths: z.array(
    z.strictObject({
      ...entity,
      owner: role.optional(),
      steps: z.array(
        z.strictObject({
          from: stop,
          to: stop,
          via: stop.optional(),
          need: z.enum(['common', 'required']).optional(),
          note: text.optional(),
        }),
      ),
      ...published.path,
    }),
  ),
  assessments: z.array(
    z.strictObject({
      ...entity,
      owner: role.optional(),
      role: role.optional(),
      statements: texts,
      needed: z.number().optional().describe('How many of the statements must hold.'),
      outcomes: z.strictObject({ met: text.optional(), unmet: text.optional() }),
      prompts: z.array(z.strictObject({ theme: text, questions: texts })),
    }),
  ),
  terms: z.array(z.strictObject({ ...entity, aliases: texts })),
  pages: z
    .array(
      z.strictObject({
        title: text,
        href,
        markdown: text.optional().describe('The same page in Markdown.'),
        source: text
          .optional()
          .describe("Where it is written, in the handbook's folder; missing for a generated page."),
        kind: text,
        summary: text.optional(),
        hidden: z.literal(true).optional().describe('No list names it.'),
        changed: text.optional().describe('The day of its last change.'),
      }),
    )
    .describe('Every page of the site.'),
})

/** `handbook.json`, as data. */
export type HandbookData = z.infer<typeof handbookSchema>

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
    focuses: all(focuses, ({ owner, ...focus }) => ({ ...entityData(focus), owner })),
    responsibilities: all(responsibilities, ({ ownership, supports, goTo, ...row }) => {
      const { focuses, bucket, decides, examples } = row
      const { partners = [], standards = [] } = row.page.data
      return {
        ...entityData(row),
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
      const { owner, carries, holder, backup, team, scope, page } = aor
      return {
        ...entityData(aor),
        owner,
        carries,
        holder,
        backup,
        team,
        scope,
        ...authored('aor', page.data),
      }
    }),
    people: all(people, ({ name, page, team, holds }) => ({
      name,
      href: page?.href,
      team,
      holds: holds.map((held) => ({ ...held })),
    })),
    practices: all(handbook.practices, (practice) => {
      const { owner, appliesTo, focuses, page } = practice
      const { cadence, ...lists } = authored('practice', page.data)
      return { ...entityData(practice), owner, cadence, appliesTo: [...appliesTo], focuses: [...focuses], ...lists }
    }),
    paths: all(handbook.paths, (path) => pathData(handbook, path)),
    assessments: all(handbook.assessments, (assessment) => {
      const { owner, role, needed, page } = assessment
      const { statements = [], outcomes, prompts = {} } = page.data
      return {
        ...entityData(assessment),
        owner,
        role,
        statements: [...statements],
        needed,
        outcomes: { ...outcomes },
        prompts: Object.entries(prompts).map(([theme, questions]) => ({ theme, questions: [...questions] })),
      }
    }),
    terms: all(handbook.terms, ({ aliases, ...term }) => ({ ...entityData(term), aliases: [...aliases] })),
    pages: pageData(handbook, pages),
  }
}

const all = <T, U>(map: ReadonlyMap<unknown, T>, make: (one: T) => U): U[] => [...map.values()].map(make)

/** Drafts are in no handbook that has been compiled. */
const entityData = ({ id, title, href, status, summary }: Omit<Entity, 'page'>) => ({
  id,
  title,
  href,
  status: status === 'historical' ? status : ('active' as const),
  summary,
})

type Published = typeof published

/** Of the front matter of a page the keys that are passed on as they are. */
function authored<K extends keyof Published>(kind: K, data: FrontMatterOf<K>): z.infer<z.ZodObject<Published[K]>> {
  const found = Object.entries(published[kind]).map(([key, schema]) => {
    const value = (data as Readonly<Record<string, unknown>>)[key]
    return [key, value ?? (schema instanceof z.ZodArray ? [] : undefined)]
  })
  return Object.fromEntries(found)
}

function roleData(handbook: Handbook, role: Role): HandbookData['roles'][number] {
  const { short, aliases, track, owner, reportsTo, combines, givesUp } = role
  const time = role.time ?? role.combinedTime
  return {
    ...entityData(role),
    short,
    aliases: [...aliases],
    track,
    owner,
    reportsTo,
    combines: [...combines],
    givesUp: [...givesUp].map(([responsibility, to]) => ({ responsibility, to })),
    load: loadOf(handbook, role),
    time: time && [...time].map(([bucket, { min, max }]) => ({ bucket, min, max })),
    ...authored('role', role.page.data),
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
  const { scope, partOf, holders, changes } = team
  const { engineers, adapts } = team.page.data
  return {
    ...entityData(team),
    scope,
    partOf,
    engineers,
    adapts,
    holders: [...holders].map(([role, people]) => ({ role, people: [...people] })),
    changes: changes.map((change) => ({ ...change })),
  }
}

function pathData({ roles }: Handbook, path: Path): HandbookData['paths'][number] {
  const { owner, steps, page } = path
  const stop = (one: Path['steps'][number]['from']) =>
    one.kind === 'role' ? { title: roles.get(one.role)?.title ?? one.role, role: one.role } : { title: one.title }
  return {
    ...entityData(path),
    owner,
    steps: steps.map(({ from, to, via, need, note }) => ({
      from: stop(from),
      to: stop(to),
      via: via && stop(via),
      need,
      note,
    })),
    ...authored('path', page.data),
  }
}

function pageData({ hrefs }: Handbook, pages: readonly PageView[]): HandbookData['pages'] {
  const sources = new Map([...hrefs].map(([path, href]) => [href, path]))
  return pages.map(({ frame, main: { kind } }) => {
    const { title, href, markdown, description: summary, hidden, changed } = frame
    return { title, href, markdown, source: sources.get(href), kind, summary, hidden, changed }
  })
}
