import * as z from 'zod'
import { canonicalLanguage } from '../base/languages.ts'
import { baseUrl } from '../base/paths.ts'
import { isPresent } from '../model/queries.ts'
import type { Entity, Handbook, Ownership, Role, Stop } from '../model/types.ts'
import { loadOf } from './matrix.ts'
import type { PageView } from './pages.ts'
import { contactWays, personRef, teamContact, teamNotify } from './refs.ts'

// `handbook.json`. A program may rely on every key: one is added at any time, and none changes or goes without a new `version`.

const text = z.string()
const texts = z.array(text)
const list = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.array(z.strictObject(shape))
const role = text.describe('Id of a role.')
const responsibility = text.describe('Id of a responsibility.')
const href = text.describe("Where its page is, from the site's root.")
const examples = list({ horizon: z.enum(['any', 'immediate', 'short', 'long']), text })

const person = text.describe('Id of a person.')
const ways = list({ for: text, text, href: text.optional().describe('The whole address, where it leads somewhere.') })
const entity = {
  id: text,
  title: text,
  href,
  status: z.enum(['active', 'historical']),
  summary: text.optional(),
  keywords: texts.describe('Words that people use when they look for it.'),
}

const ownership = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accountable'), role }),
  z.strictObject({
    kind: z.literal('shared'),
    facets: list({ role, responsibility: responsibility.optional() }),
    tieBreak: role.optional().describe('The role that clarifies in doubt.'),
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

/** Where the schema is, from the site's root. */
export const schemaPath = 'handbook.schema.json'

/** The compiled handbook as programs get it. */
export const handbookSchema = z.strictObject({
  $schema: text,
  version: z.literal(2),
  title: text,
  language: text.optional().describe('The tag of the language it is written in, unless it is English.'),
  description: text.optional(),
  url: text.optional().describe('Where the site is published.'),
  roles: list({
    ...entity,
    short: text,
    aliases: texts,
    track: z.enum(['ic', 'management', 'hybrid', 'product']).optional(),
    owner: role.optional(),
    reportsTo: role.optional(),
    combines: z.array(role),
    givesUp: list({ responsibility, to: role.optional() }),
    load: z.strictObject({ accountable: z.number(), shared: z.number(), total: z.number() }),
    time: list({ bucket: text, min: z.number(), max: z.number() })
      .optional()
      .describe('In percent. Of a combined role that states none, the sum of its parts.'),
    examples,
    notResponsible: texts,
    contact: ways.describe('How to reach everybody who has the role.'),
  }),
  focuses: list({ ...entity, owner: role.optional() }),
  responsibilities: list({
    ...entity,
    ownership,
    focuses: texts,
    supports: list({ role, how: text }),
    goTo: list({ role, when: text }),
    partners: texts,
    bucket: text.optional(),
    standards: texts,
    decides: z.strictObject({ alone: texts, delegated: texts, team: texts }),
    examples,
  }),
  involvement: z
    .array(involvement)
    .describe('What each role has to do with each responsibility, where it has anything to do with it.'),
  teams: list({
    ...entity,
    scope: text.optional(),
    partOf: text.optional(),
    engineers: z.number().optional(),
    adapts: text.optional(),
    holders: list({ role, people: z.array(person) }),
    contact: ways.describe('Where people ask.'),
    notify: ways.describe('Where programs notify.'),
    changes: list({
      responsibility,
      kind: z.enum(['leans', 'delegated']),
      role: role.optional(),
      aor: text.optional(),
      why: text.optional(),
      until: text.optional(),
    }),
  }),
  aors: list({
    ...entity,
    owner: role.optional(),
    carries: responsibility.optional(),
    holder: person.optional(),
    backup: person.optional(),
    contact: ways,
    team: text.optional(),
    scope: text.optional(),
    grantedOn: text.optional(),
    examples,
  }),
  people: list({
    id: person,
    name: text,
    href: href.optional(),
    contact: ways,
    team: text.optional(),
    holds: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('role'), role, team: text }),
        z.strictObject({ kind: z.enum(['aor', 'backup']), aor: text }),
      ]),
    ),
  }),
  practices: list({
    ...entity,
    owner: role.optional(),
    appliesTo: z.array(role),
    focuses: texts,
    cadence: text.optional(),
    steps: texts,
    antiPatterns: texts,
    examples,
  }),
  paths: list({
    ...entity,
    owner: role.optional(),
    steps: list({
      from: stop,
      to: stop,
      via: stop.optional(),
      need: z.enum(['common', 'required']).optional(),
      note: text.optional(),
    }),
    skills: texts,
    examples,
  }),
  assessments: list({
    ...entity,
    owner: role.optional(),
    role: role.optional(),
    statements: texts,
    needed: z.number().optional().describe('How many of the statements must hold.'),
    outcomes: z.strictObject({ met: text.optional(), unmet: text.optional() }),
    prompts: list({ theme: text, questions: texts }),
  }),
  terms: list({ ...entity, aliases: texts }),
  pages: list({
    title: text,
    href,
    markdown: text.optional().describe('The same page in Markdown.'),
    source: text.optional().describe("Where it is written, in the handbook's folder; missing for a generated page."),
    kind: text,
    summary: text.optional(),
    changed: text.optional().describe('The day of its last change.'),
  }).describe('Every page of the site but those that no list names.'),
})

type Plain<T> = T extends object ? { readonly [Key in keyof T]: Plain<T[Key]> } : T

/** `handbook.json`, as data. */
export type HandbookData = Plain<z.infer<typeof handbookSchema>>

/** The whole model as plain data, in the order things are shown. Names are ids, so that a program can follow them. */
export function handbookData(handbook: Handbook, pages: readonly PageView[]): HandbookData {
  const { title, config } = handbook
  return {
    $schema: schemaPath,
    version: 2 as const,
    title,
    language: config.language === undefined ? undefined : canonicalLanguage(config.language),
    description: config.description,
    url: baseUrl(config),
    roles: rows('roles', handbook.roles, (role) => ({
      load: loadOf(handbook, role),
      time: timeOf(role),
      contact: contactWays(role),
    })),
    focuses: rows('focuses', handbook.focuses, nothing),
    responsibilities: rows('responsibilities', handbook.responsibilities, ({ ownership, goTo }) => ({
      ownership: ownership.kind === 'shared' ? { ...ownership, facets: facetsOf(ownership) } : ownership,
      goTo: [...goTo].flatMap(([role, whens]) => whens.map((when) => ({ role, when }))),
    })),
    involvement: involvementData(handbook),
    teams: rows('teams', handbook.teams, (team) => ({
      contact: teamContact(handbook, team),
      notify: teamNotify(handbook, team),
    })),
    aors: rows('aors', handbook.aors, (aor) => ({ contact: contactWays(aor) })),
    people: peopleData(handbook),
    // In the order in which programs have always got them.
    practices: rows('practices', handbook.practices, nothing).map(({ appliesTo, focuses, steps, ...practice }) => {
      const { antiPatterns, examples, ...first } = practice
      return { ...first, appliesTo, focuses, steps, antiPatterns, examples }
    }),
    paths: rows('paths', handbook.paths, ({ steps }) => ({
      steps: steps.map((step) => ({
        ...step,
        from: stopData(handbook, step.from),
        to: stopData(handbook, step.to),
        via: step.via && stopData(handbook, step.via),
      })),
    })),
    assessments: rows('assessments', handbook.assessments, nothing),
    terms: rows('terms', handbook.terms, nothing),
    pages: pageData(handbook, pages),
  }
}

type Kinds = Pick<
  HandbookData,
  'roles' | 'focuses' | 'responsibilities' | 'teams' | 'aors' | 'practices' | 'paths' | 'assessments' | 'terms'
>

/** What neither the model nor the page has under the name that programs know it by. */
type Missing<Row, E extends Entity> = Omit<Row, keyof E | keyof E['page']['data']>

const nothing = () => ({})

/** The entities of a kind with all that the schema lists: as the model has it, else as the page has it. */
function rows<Name extends keyof Kinds, E extends Entity>(
  name: Name,
  entities: ReadonlyMap<string, E>,
  more: (entity: E) => Partial<Kinds[Name][number]> & Missing<Kinds[Name][number], E>,
): readonly Kinds[Name][number][] {
  const { shape } = handbookSchema.shape[name].element as z.ZodObject
  return [...entities.values()].filter(isNamed).map((entity) => {
    const known = new Map<string, unknown>(Object.entries({ ...entity.page.data, ...entity, ...more(entity) }))
    const values = Object.entries(shape).map(([key, schema]) => [key, plain(schema, known.get(key))])
    return Object.fromEntries(values)
  })
}

/** Whether lists name an entity. Matrices have a row or a column for some kinds, hidden or not. */
const isNamed = ({ page: { kind, data } }: Entity) =>
  data.hidden !== true || kind === 'role' || kind === 'responsibility' || kind === 'focus'

/** Of a map a list of its entries, with their keys and values under the names that the schema has for them. */
function plain(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodObject) return value ?? {}
  if (!(schema instanceof z.ZodArray) || Array.isArray(value)) return value
  if (!(schema.element instanceof z.ZodObject)) return value ?? []
  const names = Object.keys(schema.element.shape)
  const entries = value instanceof Map ? [...value] : Object.entries(value ?? {})
  return entries.map((entry) => Object.fromEntries(names.map((name, at) => [name, entry[at]])))
}

function timeOf({ time, combinedTime }: Role): HandbookData['roles'][number]['time'] {
  const stated = time ?? combinedTime
  return stated && [...stated].map(([bucket, { min, max }]) => ({ bucket, min, max }))
}

function peopleData(handbook: Handbook): HandbookData['people'] {
  const { people, teams, aors } = handbook
  const isShown = (entity: Entity | undefined) => !entity || isNamed(entity)
  return [...people.values()]
    .filter((person) => isPresent(person) && isShown(person.page))
    .map(({ id, name, page, team, holds }) => ({
      id,
      name,
      href: personRef(handbook, id).href,
      contact: page ? contactWays(page) : [],
      team,
      holds: holds.filter((held) => isShown(held.kind === 'role' ? teams.get(held.team) : aors.get(held.aor))),
    }))
}

const facetsOf = ({ facets }: Extract<Ownership, { readonly kind: 'shared' }>) =>
  [...facets].map(([role, responsibility]) => ({ role, responsibility }))

const stopData = ({ roles }: Handbook, stop: Stop): HandbookData['paths'][number]['steps'][number]['from'] =>
  stop.kind === 'role' ? { title: roles.get(stop.role)?.title ?? stop.role, role: stop.role } : { title: stop.title }

const involvementData = ({ involvement }: Handbook): HandbookData['involvement'] =>
  [...involvement].flatMap(([role, found]) =>
    [...found].flatMap(([responsibility, one]) => (one.kind === 'none' ? [] : [{ role, responsibility, ...one }])),
  )

function pageData({ hrefs }: Handbook, pages: readonly PageView[]): HandbookData['pages'] {
  const sources = new Map([...hrefs].map(([path, href]) => [href, path]))
  return pages.flatMap(({ kind, frame }) => {
    const { title, href, markdown, description: summary, hidden, changed } = frame
    return hidden ? [] : [{ title, href, markdown, source: sources.get(href), kind, summary, changed }]
  })
}
