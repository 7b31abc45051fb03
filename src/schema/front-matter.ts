import * as z from 'zod'

/** What a key means, in one line, by its path: `decides.alone`. */
export type Descriptions = Readonly<Record<string, string>>

/** What each kind of page is. */
export const kindDescriptions: Readonly<Record<Kind, string>> = {
  role: 'A role that people can have, such as Tech Lead.',
  focus: 'A core focus: a group of responsibilities, and of rows in a matrix.',
  responsibility: 'Something that a role is accountable for.',
  aor: 'An area of responsibility: a duty that one person has been given.',
  team: 'A team, who holds which role in it, and where it differs from the handbook.',
  person: 'A person who holds something. People may also just be named.',
  practice: 'A way of working that a role sees to.',
  term: 'A word and what it means here.',
  path: 'How one gets from a role to another.',
  assessment: 'Statements or questions to find out where one stands.',
  release: 'What a release of the handbook changed.',
  guide: 'Any other page. Keys that mean nothing to rolebook are left alone.',
}

/** Keys that every kind of page may have. */
export const commonDescriptions: Descriptions = {
  id: 'The name that other pages use for this one. Without it, the name of the file.',
  kind: 'What the page is, where its folder does not say so.',
  title: 'The name of what the page is about. Without it, the first heading is the title.',
  ownerRole: 'The role that is accountable for it.',
  coreFocus: 'The core focus it belongs to, or a list of them.',
  examples: 'What it looks like in daily work, a sentence each; may be grouped by how soon it has effect.',
  'examples.immediate': 'Examples of what has effect at once.',
  'examples.short': 'Examples of what has effect in weeks or months.',
  'examples.long': 'Examples of what has effect later than that.',
  summary: 'What it is, in a sentence.',
  aliases: 'Other names that people know it by.',
  'aliases.name': 'The other name.',
  'aliases.ambiguous': 'Whether the name can also mean something else.',
  status: '`draft` is left out of the site; `historical` is shown as a thing of the past.',
  formerly: 'Where the page was before, so that old links and ids still lead to it.',
  reviewedOn: 'The day when somebody last made sure that the page is right.',
  reviewEvery: 'How often the page is to be looked at again.',
  sources: 'Books and articles that it comes from.',
  'sources.title': 'What the source is called.',
  'sources.url': 'Where the source can be read.',
  inTensionWith: 'Pages that pull in another direction, so that readers see both.',
  hidden: 'Whether to leave the page out of lists. A link still leads to it.',
  order: 'Where the page stands among its neighbours: smaller numbers come first.',
  alternates: 'The same page in other languages, by language.',
  allow: 'Rules that this page may break, each with the reason.',
}

/** Keys of one kind of page. */
export const ownDescriptions: Readonly<Partial<Record<Kind, Descriptions>>> = {
  role: {
    short: 'A short form for narrow columns, such as TL.',
    track: 'The career track the role belongs to.',
    reportsTo: 'The role it reports to.',
    titles: 'What the role is called at other scopes, by scope.',
    perTeam: 'How many of them a team has, such as 1 or 0-1.',
    combines: 'The roles it is made of; its column in a matrix is derived from theirs.',
    when: 'When a team has this role.',
    givesUp: 'Responsibilities of its parts that it hands on, each with the role that takes it where that is known.',
    time: 'The share of time spent on each time bucket, in percent.',
    timeMinimum: 'The least share of time that a time bucket must keep, in percent.',
    notResponsible: 'What people may expect of the role but should not.',
    reviewAfter: 'How long one holds the role before it is looked at again.',
  },
  responsibility: {
    sharedBy: 'The roles that share it, each with the responsibility that is its side of it.',
    tieBreak: 'The role that decides when those who share it disagree.',
    everyone: 'True when everyone is accountable for it.',
    goTo: 'Roles to go to, each with what for.',
    supports: 'Roles that help without being accountable, each with how.',
    partners: 'Who else it is done with.',
    bucket: 'The time bucket that the work counts towards.',
    decides: 'Who may decide what.',
    'decides.alone': 'What the owner decides alone.',
    'decides.delegated': 'What the owner lets others decide.',
    'decides.team': 'What the team decides together.',
    standards: 'What others can rely on, in sentences that can be checked.',
    scopes: 'What it means at other scopes, by scope.',
  },
  aor: {
    carries: 'The responsibility that the area is a part of.',
    holder: 'The person who has been given it.',
    backup: 'Who stands in for the holder.',
    team: 'The team it is for.',
    scope: 'How far it reaches, such as team or area.',
    grantedOn: 'The day it was given.',
  },
  team: {
    roles: 'Each role of the team with who holds it; `null` where nobody does.',
    scope: 'How large it is, such as team or area.',
    partOf: 'The larger team it belongs to.',
    engineers: 'How many engineers it has.',
    type: 'What kind of team it is, such as product or infrastructure.',
    adapts: 'The release of the handbook that its changes were agreed against.',
    tlm: 'Since when and why one person holds both roles.',
    'tlm.since': 'The day it began.',
    'tlm.because': 'Why it is so.',
    changes: 'Where the team differs from the handbook.',
    'changes.responsibility': 'The responsibility that is handled differently.',
    'changes.leans': 'The role that takes more of it here.',
    'changes.delegatedTo': 'The area of responsibility that it is given to here.',
    'changes.why': 'Why the team does so.',
    'changes.until': 'The day when it ends.',
  },
  person: { team: 'The team the person belongs to.' },
  practice: {
    appliesTo: 'The roles it is for.',
    cadence: 'How often it is done, such as weekly.',
    steps: 'What to do, in order.',
    antiPatterns: 'What it looks like when it goes wrong.',
  },
  term: { seeAlso: 'Other words that help to understand this one.' },
  path: {
    steps: 'The steps from role to role.',
    'steps.from': 'The role it starts from.',
    'steps.to': 'The role it leads to.',
    'steps.via': 'A role that one acts in on the way.',
    'steps.need': 'Whether the way through `via` is common or required.',
    'steps.note': 'What else there is to know about it.',
    skills: 'What one learns on the way.',
    external: 'Roles of the path that have no page here.',
  },
  assessment: {
    role: 'The role it is about.',
    statements: 'Sentences that are true of oneself or not.',
    passes: 'How many of the statements have to be true: half, all or a number.',
    outcomes: 'What follows from the result.',
    'outcomes.met': 'What follows when enough of them are true.',
    'outcomes.unmet': 'What follows when they are not.',
    prompts: 'Questions to think about, by theme, instead of statements.',
  },
  release: {
    date: 'The day of the release.',
    retired: 'Ids that are gone, each with why.',
  },
  guide: { redirectFrom: 'Where the page was before; another name for `formerly` that other tools know.' },
}

/** Keys of `handbook.yaml`. */
export const configDescriptions: Descriptions = {
  title: 'The name of the handbook. Without it, the title of its first page.',
  description: 'What the handbook is, in a sentence.',
  url: 'The address that the site will have.',
  repository: 'Where the pages are kept, for links to edit them and to their history.',
  'repository.url': 'The address of the repository.',
  'repository.branch': 'The branch that the pages are edited on.',
  logo: 'A picture for the top of every page, from the folder of the handbook.',
  accent: 'The color of links and marks.',
  stylesheet: 'A style sheet of your own, from the folder of the handbook.',
  exclude: 'Patterns of files to leave out.',
  scopes: 'The layers of the organization, the smallest first.',
  'scopes.id': 'The name that pages use for it.',
  'scopes.title': 'The name that readers see.',
  buckets: 'What time is spent on.',
  'buckets.id': 'The name that pages use for it.',
  'buckets.title': 'The name that readers see.',
  matrices: 'The matrices of the site. Without it, one of every role that holds something.',
  'matrices.id': 'The name of the matrix in its address.',
  'matrices.title': 'The heading of the matrix.',
  'matrices.roles': 'The roles that are its columns.',
  'matrices.show': 'What its rows are.',
  reviewEvery: 'How often a page is to be looked at again, where it does not say so itself.',
  limits: 'What is too much. There is seldom a reason to change one of these.',
  'limits.combinedLoad': 'How many responsibilities a combined role may hold before it must say what it gives up.',
  'limits.aorsPerPerson': 'How many areas of responsibility one person may hold.',
  'limits.pages': 'How many pages the handbook may have.',
  'limits.fileBytes': 'How large a page may be, in bytes.',
  'limits.lineCharacters': 'How long a line may be.',
  'limits.paragraphLines': 'How many lines a paragraph may have.',
  'limits.containers': 'How deep lists and quotes may be nested.',
  'limits.inlines': 'How deep emphasis, links and images may be nested.',
  'limits.tableColumns': 'How many columns a table may have.',
  'limits.tableCells': 'How many cells a table may have.',
  'limits.frontMatterBytes': 'How large front matter may be, in bytes.',
  'limits.frontMatterLines': 'How many lines front matter may have.',
  'limits.yamlDepth': 'How deep lists and keys may be nested in front matter.',
  'limits.pageMilliseconds': 'How long reading one page may take, in thousandths of a second.',
  'limits.includedCharacters': 'How much text a page may have with all that it includes.',
  rules: 'How severe it is to break a rule: error, warning, note or off.',
  versions: 'The releases of the handbook.',
  'versions.tags': 'The tags of git that are releases, with a `*` where the version stands.',
  'versions.keep': 'How many releases the site shows, the newest first. Without it, all.',
  'versions.leaveOut': 'Versions that the site does not show.',
  owners: 'The team or person on GitHub or GitLab for each role, for CODEOWNERS.',
  plugins: 'Plugins that change how pages are read.',
  'plugins.remark': 'Plugins that work on Markdown.',
  'plugins.remark.name': 'The package or the file of the plugin.',
  'plugins.remark.options': 'What the plugin is told.',
  'plugins.rehype': 'Plugins that work on HTML.',
  'plugins.rehype.name': 'The package or the file of the plugin.',
  'plugins.rehype.options': 'What the plugin is told.',
}

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
