import * as z from 'zod'
import { isFolderPage, pageStem } from '../base/paths.ts'
import { contact } from './contact.ts'
import {
  count,
  date,
  duration,
  holders,
  idOf,
  idsOf,
  type KeyChange,
  type KeyPart,
  key,
  languageTag,
  listOf,
  type Meaning,
  mapOf,
  oneOrMore,
  ownId,
  partsOf,
  percentValue,
  person,
  share,
  text,
  version,
  whole,
} from './keys.ts'

// Each key of front matter is a row that says all there is to say about it: what it means, what its value looks like, what
// the names in it are names of, and what a change of it means. Whatever else knows keys follows from these rows.
//
// The rows of `handbook.yaml` are in `config.ts`, those of generated blocks in `blocks.ts`. `keys.ts` says what a row can say,
// `decode.ts` reads YAML by the rows, and `json-schema.ts` makes schemas for editors.

const sentence = (description: string, change?: KeyChange) =>
  key(description, text, { isSentence: true, isShown: true, change })
const sentences = (description: string, change?: KeyChange) =>
  key(description, oneOrMore, { isSentence: true, isShown: true, change })
/** Words too few for a sentence: a list of them in brackets is as it should be. */
const phrase = (description: string, change?: KeyChange) => key(description, text, { isShown: true, change })
const phrases = (description: string, change?: KeyChange) => key(description, oneOrMore, { isShown: true, change })
/** What people go by, though it moves no duty. */
const detail = <Schema extends z.ZodType>(description: string, schema: Schema, meaning: Meaning = {}) =>
  key(description, schema, { ...meaning, change: 'details' })
const upkeep = <Schema extends z.ZodType>(description: string, schema: Schema, change: KeyChange = 'upkeep') =>
  key(description, schema, { isUpkeep: true, change })

const reachedBy = (description: string) => key(description, contact, { change: 'contact' })

const horizons = z.strictObject({
  immediate: key('Examples of what takes effect at once.', oneOrMore).optional(),
  short: key('Examples of what takes effect in weeks or months.', oneOrMore).optional(),
  long: key('Examples of what takes effect later than that.', oneOrMore).optional(),
})
const examples = z.union([
  oneOrMore.transform((list) => list.map((text) => ({ horizon: 'any' as const, text }))),
  horizons.transform((map) =>
    (['immediate', 'short', 'long'] as const).flatMap((horizon) =>
      (map[horizon] ?? []).map((text) => ({ horizon, text })),
    ),
  ),
])

const alias = z.union([
  text.transform((name) => ({ name, ambiguous: false })),
  z.strictObject({
    name: key('The other name.', text),
    ambiguous: key('Whether the name can also mean something else.', z.boolean()).default(false),
  }),
])

const source = z.union([
  text.transform((title) => ({ title, url: undefined })),
  z.strictObject({
    title: key('What the source is called.', text),
    url: key('Where the source can be read.', text).optional(),
  }),
])

// Other tools have them in one line, with commas.
const keywords = z.union([
  text.transform((line) => line.split(',').flatMap((word) => word.trim() || [])),
  z.array(text),
])

const aReason = 'text that says why'

/** Keys that every kind of page may have. */
export const commonKeys = {
  id: key('The name that other pages use for this one. Without it, the name of the file.', ownId),
  kind: key('What the page is, if its folder does not say so.', z.string()),
  title: key('The name of what the page is about. Without it, the first heading is the title.', text, {
    isSentence: true,
    change: 'renamed',
  }),
  ownerRole: detail('The role that is accountable for it.', idOf('role')),
  coreFocus: detail('The core focus it belongs to, or a list of them.', idsOf('focus')),
  examples: key(
    'What it looks like in daily work, one sentence each; may be grouped by how soon they take effect.',
    examples,
    { isSentence: true, isShown: true, change: 'examples' },
  ),
  summary: sentence('What it is, in a sentence.', 'details'),
  aliases: detail('Other names that people know it by.', z.union([alias.transform((one) => [one]), z.array(alias)])),
  keywords: key(
    'Words that people use when they look for it, for the search alone: readers do not see them.',
    keywords,
    { change: 'keywords' },
  ),
  status: key(
    '`draft` is left out of the site; `historical` is marked as no longer current.',
    z.enum(['active', 'draft', 'historical']),
    { isUpkeep: true, change: 'details' },
  ),
  formerly: upkeep('Where the page was before, so that old links and ids still lead to it.', oneOrMore, 'renamed'),
  reviewedOn: upkeep('The day when the page was last read and found right.', date),
  reviewEvery: upkeep('How often the page should be reviewed.', duration),
  sources: upkeep(
    'Books and articles that it comes from.',
    z.union([source.transform((one) => [one]), z.array(source)]),
  ),
  inTensionWith: upkeep('Pages that pull in the opposite direction, so that readers see both.', idsOf('entity')),
  hidden: upkeep('Whether to leave the page out of lists. A link still leads to it.', z.boolean()),
  order: upkeep('The position of the page among its neighbors: smaller numbers come first.', z.number()),
  lang: upkeep('The language of the page, where it is another than that of the handbook.', languageTag),
  alternates: upkeep('The same page in other languages, by language.', z.record(z.string(), text)),
  allow: key(
    'Rules that this page may break, each with the reason.',
    z.record(z.string(), z.string(aReason).trim().min(1, aReason), 'rules, each with why this page may break it'),
    { isSentence: true, isUpkeep: true, change: 'upkeep' },
  ),
}

const role = z.strictObject({
  ...commonKeys,
  short: key('A short form for narrow columns, such as TL.', text, { change: 'renamed' }),
  track: detail('The career track the role belongs to.', z.enum(['ic', 'management', 'hybrid', 'product'])),
  reportsTo: key('The role it reports to.', idOf('role'), { change: 'reports-to' }),
  titles: detail('What the role is called at other scopes, by scope.', mapOf('scope', text)),
  perTeam: key('How many of them a team has, such as 1 or 0-1.', count, { change: 'per-team' }),
  combines: key('The roles it is made of; its column in a matrix is derived from theirs.', listOf('role'), {
    change: 'combines',
  }),
  when: sentence('When a team has this role.', 'fit'),
  givesUp: key(
    'Responsibilities of its parts that it hands on, each with the role that takes it where that is known.',
    z.union(
      [z.array(idOf('responsibility')), mapOf('responsibility', idOf('role'))],
      'a list of ids, or ids each with the role that takes it',
    ),
    { change: 'gives-up' },
  ),
  time: key(
    'The share of time spent on each time bucket, in percent.',
    mapOf('bucket', share, 'time buckets, each with a percentage'),
  ),
  timeMinimum: key(
    'The least share of time for each bucket, in percent.',
    mapOf('bucket', percentValue, 'time buckets, each with a percentage'),
    { change: 'time-little' },
  ),
  notResponsible: sentences('What people may expect of the role but should not.', 'details'),
  contact: reachedBy('How to reach everybody who has the role: a channel or a list of mail.'),
  reviewAfter: upkeep('How long a person has the role before it should be reviewed.', duration),
})

const responsibility = z.strictObject({
  ...commonKeys,
  sharedBy: detail(
    'The roles that share it, each with the responsibility that is its side of it.',
    mapOf('role', idOf('responsibility'), 'roles, each with the responsibility that is its facet'),
  ),
  tieBreak: detail(
    'The role that makes clear who acts when that is in doubt; it does not overrule the others.',
    idOf('role'),
  ),
  everyone: detail('True when everyone is accountable for it.', z.literal(true, '`true`')),
  goTo: key(
    'Roles to go to, and what for: a situation each, or a list of them.',
    mapOf('role', oneOrMore, 'roles, each with when to go to it'),
    { isSentence: true, isShown: true, change: 'go-to' },
  ),
  supports: key(
    'Roles that help without being accountable, and how.',
    mapOf('role', text, 'roles, each with how it supports'),
    { isSentence: true, isShown: true, change: 'supports' },
  ),
  partners: phrases('Who else works on it.', 'details'),
  bucket: detail('The time bucket that the work counts towards.', idOf('bucket')),
  decides: key(
    'Who may decide what.',
    z.strictObject({
      alone: sentences('What the owner decides alone.').optional(),
      delegated: sentences('What the owner lets others decide.').optional(),
      team: sentences('What the team decides together.').optional(),
    }),
    { change: 'decides' },
  ),
  standards: sentences('What others can rely on, in sentences that can be checked.', 'standards'),
  scopes: detail('What it means at other scopes, by scope.', mapOf('scope', text), { isSentence: true, isShown: true }),
})

const aor = z.strictObject({
  ...commonKeys,
  carries: detail('The responsibility that the area is a part of.', idOf('responsibility')),
  holder: detail('The person who holds it.', person, { isShown: true }),
  backup: detail('The person who can take over.', person, { isShown: true }),
  team: detail('The team it belongs to.', idOf('team')),
  scope: detail('How far it reaches, such as team or area.', idOf('scope')),
  grantedOn: detail('The day it was given.', date),
  contact: reachedBy('Where to ask about it, such as a chat channel.'),
})

const change = z
  .strictObject({
    responsibility: key('The responsibility that is handled differently.', idOf('responsibility')),
    leans: key('The role that does more of it here.', idOf('role')).optional(),
    delegatedTo: key('The area of responsibility that has it here.', idOf('aor')).optional(),
    why: sentence('Why the team does so.').optional(),
    until: key('The last day on which it holds.', date).optional(),
  })
  .refine(({ leans, delegatedTo }) => leans ?? delegatedTo, { path: ['leans'] })
  .refine(({ leans, delegatedTo }) => !(leans && delegatedTo), {
    path: ['delegatedTo'],
    message: 'nothing beside `leans`: a change is one or the other',
  })

const team = z.strictObject({
  ...commonKeys,
  roles: detail(
    'Each role of the team with who holds it; `null` where nobody does.',
    mapOf('role', holders, 'roles, each with who holds it'),
    { isShown: true },
  ),
  scope: detail('Its level, such as team or area.', idOf('scope')),
  partOf: detail('The larger team it belongs to.', idOf('team')),
  contact: reachedBy('Where to ask the team, beside or instead of what `handbook.yaml` says of all teams.'),
  notify: reachedBy('Where programs notify the team, which is not where people ask.'),
  engineers: detail('How many engineers it has.', whole),
  type: detail('What kind of team it is, such as product or infrastructure.', text),
  adapts: detail('The release of the handbook that its changes were agreed against.', version),
  tlm: detail(
    'Since when one person has both roles, and why.',
    z.strictObject({
      since: key('The day it began.', date).optional(),
      because: key('Why it is so.', z.enum(['small-team', 'transition', 'mini-tls'])).optional(),
    }),
  ),
  changes: detail(
    'Where the team differs from the handbook.',
    z.array(change, 'a list of changes, each with its `responsibility`'),
  ),
})

const practice = z.strictObject({
  ...commonKeys,
  appliesTo: detail('The roles it is for.', idsOf('role')),
  cadence: phrase('How often it is done, such as weekly.', 'details'),
  steps: sentences('What to do, in order.', 'details'),
  antiPatterns: sentences('How it goes wrong.', 'details'),
})

const externalRoles = z.union([
  idsOf().transform((ids): Readonly<Record<string, ExternalRole>> => Object.fromEntries(ids.map((id) => [id, {}]))),
  z.record(
    z.string(),
    z.strictObject({
      title: key('What it is called.', text, { isShown: true }).optional(),
      summary: sentence('What it is, in a sentence.').optional(),
    }),
    'a list of ids, or ids each with a title and a summary',
  ),
])

interface ExternalRole {
  readonly title?: string | undefined
  readonly summary?: string | undefined
}

const path = z.strictObject({
  ...commonKeys,
  steps: detail(
    'The steps from role to role.',
    z.array(
      z.strictObject({
        from: key('The role it starts from.', idOf('role')),
        to: key('The role it leads to.', idOf('role')),
        via: key('A role that people act in on the way.', idOf('role')).optional(),
        need: key('Whether the way through `via` is common or required.', z.enum(['common', 'required'])).optional(),
        note: sentence('What else there is to know about it.').optional(),
      }),
      'a list of steps, each with `from` and `to`',
    ),
  ),
  skills: phrases('What people learn on the way.', 'details'),
  external: detail(
    'Roles of the path that have no page here: a list of ids, or ids each with a title and a summary.',
    externalRoles,
  ),
})

const aRule = '`half`, `all` or a number of statements'
const assessment = z.strictObject({
  ...commonKeys,
  role: detail('The role it is about.', idOf('role')),
  statements: sentences('Sentences that may be true of you.', 'details'),
  passes: detail(
    'How many of the statements have to apply: half, all or a number.',
    z.union([z.enum(['half', 'all']), z.int(aRule).min(1, aRule)], aRule),
  ),
  outcomes: detail(
    'What follows from the result.',
    z.strictObject({
      met: sentence('What follows when enough of them apply.').optional(),
      unmet: sentence('What follows when they do not.').optional(),
    }),
  ),
  prompts: detail(
    'Questions to think about, by theme, instead of statements.',
    z.record(z.string(), oneOrMore, 'themes, each with its questions'),
    { isSentence: true, isShown: true },
  ),
})

const release = z.strictObject({
  ...commonKeys,
  date: key('The day of the release, which `rolebook release` writes.', date),
  retired: key('Ids that are gone, each with the reason.', mapOf('retired', text, 'ids, each with the reason'), {
    isSentence: true,
    isShown: true,
  }),
})

/** `redirectFrom` is how Jekyll names the old addresses of a page. */
const guide = z.strictObject({
  ...commonKeys,
  redirectFrom: upkeep(
    'Where the page was before; another name for `formerly` that other tools know.',
    oneOrMore,
    'renamed',
  ),
})

/** A kind of page. */
export interface KindRow {
  /** What a page of the kind is. */
  readonly description: string
  readonly folder: string | undefined
  /** The keys it may have, all written as if required. */
  readonly schema: z.ZodObject
  /** The keys it must have. */
  readonly required: readonly string[]
  /** Of these groups of keys it must have one. */
  readonly oneOf?: readonly (readonly string[])[]
}

/** Each kind of page. */
export const kinds = {
  role: {
    description: 'A role that people can have, such as Tech Lead.',
    folder: 'roles',
    schema: role,
    required: ['title', 'ownerRole', 'examples'],
  },
  focus: {
    description: 'A core focus: a group of responsibilities, and of rows in a matrix.',
    folder: 'focuses',
    schema: z.strictObject(commonKeys),
    required: ['title', 'ownerRole', 'summary'],
  },
  responsibility: {
    description: 'Something that a role is accountable for.',
    folder: 'responsibilities',
    schema: responsibility,
    required: ['title', 'coreFocus'],
    oneOf: [['ownerRole'], ['sharedBy', 'tieBreak'], ['everyone']],
  },
  aor: {
    description: 'An area of responsibility: a duty given to one person.',
    folder: 'aors',
    schema: aor,
    required: ['title', 'ownerRole', 'holder'],
  },
  team: {
    description: 'A team, who holds which role in it, and where it differs from the handbook.',
    folder: 'teams',
    schema: team,
    required: ['title', 'roles'],
  },
  person: {
    description: 'A person who holds something. People may also just be named.',
    folder: 'people',
    schema: z.strictObject({
      ...commonKeys,
      team: detail('The team the person belongs to.', idOf('team')),
      contact: reachedBy('How to reach the person: mail, a handle in the chat, a calendar.'),
    }),
    required: ['title'],
  },
  practice: {
    description: 'A way of working that a role makes sure of.',
    folder: 'practices',
    schema: practice,
    required: ['title', 'ownerRole'],
  },
  term: {
    description: 'A word and what it means here.',
    folder: 'glossary',
    schema: z.strictObject({
      ...commonKeys,
      seeAlso: detail('Related terms that help to understand this one.', idsOf('entity')),
    }),
    required: ['title', 'summary'],
  },
  path: {
    description: 'How people get from one role to another.',
    folder: 'paths',
    schema: path,
    required: ['title', 'steps'],
  },
  assessment: {
    description: 'Statements or questions to find out where you are.',
    folder: 'assessments',
    schema: assessment,
    required: ['title'],
    oneOf: [['statements', 'passes', 'outcomes'], ['prompts']],
  },
  release: {
    description: 'What a release of the handbook changed.',
    folder: 'releases',
    schema: release,
    required: [],
  },
  guide: {
    description: 'Any other page. Rolebook ignores keys it does not know.',
    folder: undefined,
    schema: guide,
    required: [],
  },
} as const satisfies Record<string, KindRow>

export type Kind = keyof typeof kinds

const kindsByFolder: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(kinds) as Kind[]).flatMap((kind) => (kinds[kind].folder ? [[kinds[kind].folder, kind] as const] : [])),
)

/** The folders whose name is that of a kind of page. */
export const kindFolders: readonly string[] = [...kindsByFolder.keys()]

/** The kind that the folder of a page is named after. A folder's own page is a guide, as everything else is. */
export function namedKind(path: string): Kind {
  if (isFolderPage(pageStem(path))) return 'guide'
  return kindsByFolder.get(path.split('/')[0]!) ?? 'guide'
}

type Decoded<K extends Kind> = { readonly kind: K } & Readonly<
  Partial<Omit<z.infer<(typeof kinds)[K]['schema']>, 'kind'>>
>

/** What a page's front matter says, decoded. Every key may be missing: a bad one is reported and dropped. */
export type FrontMatter = { [K in Kind]: Decoded<K> }[Kind]

/** The front matter of one kind. */
export type FrontMatterOf<K extends Kind> = Decoded<K>

// Most keys of a page are those that every kind has, so these are looked into once.
const partsOfCommon = new Map<z.ZodType, readonly KeyPart[]>(
  Object.entries(commonKeys).map(([name, row]) => [row, partsOf(row, [name])]),
)

/** What the keys of each kind of page mean, and the parts of their values. */
export const partsOfKind = Object.fromEntries(
  Object.entries(kinds).map(([kind, { schema }]) => [
    kind,
    Object.entries(schema.shape).flatMap(([name, row]) => partsOfCommon.get(row) ?? partsOf(row, [name])),
  ]),
) as unknown as Readonly<Record<Kind, readonly KeyPart[]>>
