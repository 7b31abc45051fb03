import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { valid } from 'semver'
import * as z from 'zod'
import { type Message, report, topOfFile } from '../base/messages.ts'
import { type RuleId, rules } from '../rules/rules.ts'
import { readYaml } from '../yaml/yaml.ts'
import { decode } from './decode.ts'

const text = z.string().trim().min(1)
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id of small letters, digits and hyphens')
const named = z.strictObject({ id, title: text.optional() })
const aPattern = 'a pattern with one `*` where the version stands, such as `v*`'
const aTag = 'a pattern for names that git allows for a tag, such as `v*`'
// What `git check-ref-format` says, and no name that looks like an option.
const refused = /[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(?:^|\/)\.|\.lock(?:\/|$)/u
const aVersion = 'a version such as `1.0.0`, in quotes'
const aTeam = 'a team or person such as `"@acme/tech-leads"`, or several with a space between'
const teams = /^(?:@@?[\w./-]+|[^\s@#]+@[^\s@#]+)(?: +(?:@@?[\w./-]+|[^\s@#]+@[^\s@#]+))*$/
const aDuration = 'a length of time such as `6 months`'
/** A package by its name, or a file by its path from the handbook's folder, with a dot before it. */
const plugin = z.union(
  [text, z.strictObject({ name: text, options: z.unknown().optional() })],
  'a name, or `name:` and `options:`',
)
const limit = (value: number) => z.int().min(1).default(value)

const buckets = [
  { id: 'strategy-alignment', title: 'Strategy & Alignment' },
  { id: 'people-management', title: 'People Management' },
  { id: 'building-software', title: 'Building Software' },
]

/** `handbook.yaml`. Each option is named, typed, checked and given its default here and nowhere else. */
export const configSchema = z.strictObject({
  /** Name of the handbook. Without it, the title of the handbook's own page. */
  title: text.optional(),
  description: text.optional(),
  /** Where the site will live; enables what needs an absolute address. */
  url: z.url({ protocol: /^https?$/, error: 'an address such as `https://handbook.example.com/`' }).optional(),
  /** Where the handbook's source lives; enables edit and history links. */
  repository: z
    .strictObject({
      url: z.url({ protocol: /^https?$/, error: 'an address such as `https://github.com/acme/handbook`' }),
      branch: text.default('main'),
    })
    .optional(),
  logo: text.optional(),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'a color such as `"#3b5bdb"`')
    .optional(),
  stylesheet: text.optional(),
  /** Patterns of files to leave out. */
  exclude: z.array(text).default([]),
  /** Layers of the organisation, smallest first. */
  scopes: z.array(named).default([{ id: 'team' }, { id: 'area' }, { id: 'pillar' }]),
  /** What time is spent on. */
  buckets: z.array(named).default(buckets),
  /** Without it, one matrix of every active role that holds or combines something. */
  matrices: z
    .array(
      z.strictObject({
        id,
        title: text.optional(),
        roles: z.array(text).min(1),
        show: z.enum(['responsibilities', 'time']).default('responsibilities'),
      }),
    )
    .default([]),
  reviewEvery: z
    .string(aDuration)
    .regex(/^\d+ (day|week|month|year)s?$/, aDuration)
    .default('6 months'),
  limits: z
    .strictObject({
      /** Accountable rows of a combined role before it must say what it gives up. */
      combinedLoad: limit(8),
      aorsPerPerson: limit(5),
      pages: limit(20_000),
      fileBytes: limit(1024 * 1024),
      lineCharacters: limit(20_000),
      paragraphLines: limit(2_000),
      /** Quotes and lists in one another; each of them costs the parser a stack frame. */
      containers: limit(64),
      /** Brackets, emphasis and images in one another. */
      inlines: limit(200),
      tableColumns: limit(128),
      tableCells: limit(20_000),
      frontMatterBytes: limit(64 * 1024),
      frontMatterLines: limit(1_000),
      yamlDepth: limit(32),
      /** How long reading one page may take, where pages are read in a thread of their own. */
      pageMilliseconds: limit(15_000),
      /** Of HTML on one page with all that it includes of others. */
      includedCharacters: limit(2 * 1024 * 1024),
    })
    .prefault({}),
  /** Severity per rule. */
  rules: z
    .partialRecord(z.enum(Object.keys(rules) as [RuleId, ...RuleId[]]), z.enum(['error', 'warning', 'note', 'off']))
    .default({}),
  versions: z
    .strictObject({
      /** The version stands at the `*`. */
      tags: z
        .string(aPattern)
        .regex(/^[^*\s]*\*[^*\s]*$/, aPattern)
        .refine((pattern) => !refused.test(pattern.replace('*', '1.0.0')), aTag)
        .default('v*'),
      /** Without it, all of them. */
      keep: z.int().min(1).optional(),
      leaveOut: z.array(z.string(aVersion).refine((text) => valid(text) === text, aVersion)).default([]),
    })
    .prefault({}),
  /** Role → the forge's team for it. */
  owners: z.record(z.string(), z.string(aTeam).trim().regex(teams, aTeam)).default({}),
  /** Run in this order, on each page by itself. They are code, with the rights of whoever builds. */
  plugins: z.strictObject({ remark: z.array(plugin).default([]), rehype: z.array(plugin).default([]) }).prefault({}),
})

/** All options of a handbook, complete. */
export type Config = z.infer<typeof configSchema>

/** How long and how deep text may be. */
export type Limits = Config['limits']

/** The configuration of a handbook that has none. */
export const defaults: Config = configSchema.parse({})

/** What `handbook.yaml` says, what it says literally, and what is wrong with it. */
export interface ReadConfig {
  readonly config: Config
  readonly text: string
  readonly messages: readonly Message[]
}

/** Reads `handbook.yaml` in the folder `handbook`. Without one, every option has its default. */
export async function readConfig(handbook: string): Promise<ReadConfig> {
  const written = await readFile(join(handbook, 'handbook.yaml'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return decodeConfig(written.replace(/^\uFEFF/, ''))
}

/** Reads the text of `handbook.yaml`. */
export function decodeConfig(text: string): ReadConfig {
  const file = 'handbook.yaml'
  if (text.trim() === '') return { config: defaults, text, messages: [] }
  const yaml = readYaml(text, file, 1, defaults.limits)
  if (yaml.broken) return { config: defaults, text, messages: yaml.messages }
  if (yaml.data === null || typeof yaml.data !== 'object' || Array.isArray(yaml.data)) {
    const message = 'Unexpected text, expected a list of keys with values'
    const mend = 'Write `title: Engineering Handbook` to begin with.'
    return { config: defaults, text, messages: [report('frontmatter-shape', file, topOfFile, message, { mend })] }
  }
  const { data, messages } = decode(configSchema, yaml, { file })
  return { config: data, text, messages }
}
