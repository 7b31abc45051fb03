import * as z from 'zod'

// What a value looks like. Each schema reads what an editor may write and yields one complete shape.

const text = z.string().trim().min(1)
const words = z.union([text.transform((one) => [one]), z.array(text)])
const anId = 'an id: a file name without its ending'
// No invisible characters: two ids that look alike are one.
const ownId = z.string(anId).regex(/^[^\s/\\\p{C}]+$/u, anId)
// A title in place of the id is taken as well: only where all pages are known can somebody be told which id was meant.
const id = z.string(anId).regex(/^[^\s/\\\p{C}]+$|^[^\s/\\\p{C},]+(?: [^\s/\\\p{C},]+)+$/u, anId)
const ids = z.union([id.transform((one) => [one]), z.array(id)], 'an id or a list of ids')
const listOfIds = z.array(id, 'a list of ids, such as `[em, tl]`')
const date = z.iso.date('a date such as `2026-04-01`')
const aDuration = 'a length of time such as `6 months`'
const duration = z.string(aDuration).regex(/^\d+ (day|week|month|year)s?$/, aDuration)

const range = (most: number, what: string) =>
  z
    .string()
    .regex(/^\d+\s*[-–]\s*\d+$/, what)
    .transform((written) => written.split(/\s*[-–]\s*/).map(Number) as [number, number])
    .refine(([min, max]) => min <= max && max <= most, what)
    .transform(([min, max]) => ({ min, max }))
const exactly = (value: number) => ({ min: value, max: value })
const aShare = 'a percentage such as `30` or `30-50`'
const percent = z.number(aShare).min(0, aShare).max(100, aShare)
const share = z.union([percent.transform(exactly), range(100, aShare)], aShare)
const aCount = 'a count such as `1` or `0-1`'
const count = z.union([z.int(aCount).min(0, aCount).transform(exactly), range(Number.MAX_SAFE_INTEGER, aCount)], aCount)

const aVersion = 'a version such as `2.0.0`'
const version = z.string(aVersion).regex(/^\d+(\.\d+){0,2}(-[\w.-]+)?$/, aVersion)
const aWhole = 'a whole number such as `3`'
const whole = z.int(aWhole).min(0, aWhole)

const horizons = z.strictObject({ immediate: words.optional(), short: words.optional(), long: words.optional() })
const examples = z.union([
  words.transform((list) => list.map((text) => ({ horizon: 'any' as const, text }))),
  horizons.transform((map) =>
    (['immediate', 'short', 'long'] as const).flatMap((horizon) =>
      (map[horizon] ?? []).map((text) => ({ horizon, text })),
    ),
  ),
])

const alias = z.union([
  text.transform((name) => ({ name, ambiguous: false })),
  z.strictObject({ name: text, ambiguous: z.boolean().default(false) }),
])
const source = z.union([
  text.transform((title) => ({ title, url: undefined })),
  z.strictObject({ title: text, url: text.optional() }),
])

const aReason = 'text that says why'

/** Keys that every kind of page may have. */
const common = {
  id: ownId,
  kind: z.string(),
  title: text,
  ownerRole: id,
  coreFocus: ids,
  examples,
  summary: text,
  aliases: z.union([alias.transform((one) => [one]), z.array(alias)]),
  status: z.enum(['active', 'draft', 'historical']),
  formerly: words,
  reviewedOn: date,
  reviewEvery: duration,
  sources: z.union([source.transform((one) => [one]), z.array(source)]),
  inTensionWith: ids,
  hidden: z.boolean(),
  order: z.number(),
  alternates: z.record(z.string(), text),
  allow: z.record(z.string(), z.string(aReason).trim().min(1, aReason), 'rules, each with why this page may break it'),
}

const role = z.strictObject({
  ...common,
  short: text,
  track: z.enum(['ic', 'management', 'hybrid', 'product']),
  reportsTo: id,
  titles: z.record(z.string(), text),
  perTeam: count,
  combines: listOfIds,
  when: text,
  givesUp: z.union(
    [
      z.array(id).transform((list) => list.map((id): GivenUp => ({ id }))),
      z.record(z.string(), id).transform((map) => Object.entries(map).map(([id, to]): GivenUp => ({ id, to }))),
    ],
    'a list of ids, or ids each with the role that takes it',
  ),
  time: z.record(z.string(), share, 'time buckets, each with a percentage'),
  timeMinimum: z.record(z.string(), percent, 'time buckets, each with a percentage'),
  notResponsible: words,
  reviewAfter: duration,
})

/** A responsibility that a combined role hands on, and the role that takes it where that is known. */
interface GivenUp {
  readonly id: string
  readonly to?: string
}

const responsibility = z.strictObject({
  ...common,
  sharedBy: z.record(z.string(), id, 'roles, each with the responsibility that is its facet'),
  tieBreak: id,
  everyone: z.literal(true, '`true`'),
  goTo: z.record(z.string(), text, 'roles, each with when to go to it'),
  supports: z.record(z.string(), text, 'roles, each with how it supports'),
  partners: words,
  bucket: id,
  decides: z.strictObject({ alone: words.optional(), delegated: words.optional(), team: words.optional() }),
  standards: words,
  scopes: z.record(z.string(), text),
})

const focus = z.strictObject(common)

const aor = z.strictObject({
  ...common,
  carries: id,
  holder: text,
  backup: text,
  team: id,
  scope: id,
  grantedOn: date,
})

const holders = z.union(
  [text.transform((one) => [one]), z.array(text), z.null()],
  'a name, a list of names, or `null` where nobody holds it',
)

const change = z
  .strictObject({
    responsibility: id,
    leans: id.optional(),
    delegatedTo: id.optional(),
    why: text.optional(),
    until: date.optional(),
  })
  .refine(({ leans, delegatedTo }) => leans ?? delegatedTo, { path: ['leans'] })
  .refine(({ leans, delegatedTo }) => !(leans && delegatedTo), {
    path: ['delegatedTo'],
    message: 'nothing beside `leans`: a change is one or the other',
  })

const team = z.strictObject({
  ...common,
  roles: z.record(z.string(), holders, 'roles, each with who holds it'),
  scope: id,
  partOf: id,
  engineers: whole,
  type: text,
  adapts: version,
  tlm: z.strictObject({
    since: date.optional(),
    because: z.enum(['small-team', 'transition', 'mini-tls']).optional(),
  }),
  changes: z.array(change, 'a list of changes, each with its `responsibility`'),
})

const person = z.strictObject({ ...common, team: id })
const practice = z.strictObject({ ...common, appliesTo: ids, cadence: text, steps: words, antiPatterns: words })
const term = z.strictObject({ ...common, seeAlso: ids })

const path = z.strictObject({
  ...common,
  steps: z.array(
    z.strictObject({
      from: id,
      to: id,
      via: id.optional(),
      need: z.enum(['common', 'required']).optional(),
      note: text.optional(),
    }),
    'a list of steps, each with `from` and `to`',
  ),
  skills: words,
  external: ids,
})

const aRule = '`half`, `all` or a number of statements'
const assessment = z.strictObject({
  ...common,
  role: id,
  statements: words,
  passes: z.union([z.enum(['half', 'all']), z.int(aRule).min(1, aRule)], aRule),
  outcomes: z.strictObject({ met: text.optional(), unmet: text.optional() }),
  prompts: z.record(z.string(), words, 'themes, each with its questions'),
})

const release = z.strictObject({
  ...common,
  date,
  retired: z.record(z.string(), text, 'ids, each with why it went'),
})

/** `redirectFrom` is how Jekyll names the old addresses of a page. */
const guide = z.strictObject({ ...common, redirectFrom: words })

/** Each kind of page: the folder it lives in, the keys it may have (all written as if required) and those it must have. */
export const kinds = {
  role: { folder: 'roles', schema: role, required: ['title', 'ownerRole', 'examples'] },
  focus: { folder: 'focuses', schema: focus, required: ['title', 'ownerRole', 'summary'] },
  responsibility: { folder: 'responsibilities', schema: responsibility, required: ['title', 'coreFocus'] },
  aor: { folder: 'aors', schema: aor, required: ['title', 'ownerRole', 'holder'] },
  team: { folder: 'teams', schema: team, required: ['title', 'roles'] },
  person: { folder: 'people', schema: person, required: ['title'] },
  practice: { folder: 'practices', schema: practice, required: ['title', 'ownerRole'] },
  term: { folder: 'glossary', schema: term, required: ['title', 'summary'] },
  path: { folder: 'paths', schema: path, required: ['title', 'steps'] },
  assessment: { folder: 'assessments', schema: assessment, required: ['title'] },
  release: { folder: 'releases', schema: release, required: ['date'] },
  guide: { folder: undefined, schema: guide, required: [] },
} as const satisfies Record<string, { folder: string | undefined; schema: z.ZodObject; required: readonly string[] }>

export type Kind = keyof typeof kinds

type Decoded<K extends Kind> = { readonly kind: K } & Readonly<
  Partial<Omit<z.infer<(typeof kinds)[K]['schema']>, 'kind'>>
>

/** What a page's front matter says, decoded. Every key may be missing: a bad one is reported and dropped. */
export type FrontMatter = { [K in Kind]: Decoded<K> }[Kind]

/** The front matter of one kind. */
export type FrontMatterOf<K extends Kind> = Decoded<K>
