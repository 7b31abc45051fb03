import { lstatSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { valid } from 'semver'
import * as z from 'zod'
import { UserError } from '../base/errors.ts'
import { type Message, report, topOf } from '../base/messages.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { quotePath } from '../base/text.ts'
import { type RuleId, rules } from '../rules/rules.ts'
import { isRecord, readYaml, type Yaml } from '../yaml/yaml.ts'
import { contactPattern } from './contact.ts'
import { decode } from './decode.ts'
import { duration, key, languageTag, mapOf, means, oneOrMore, text } from './keys.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id of small letters, digits and hyphens')
const named = z.strictObject({
  id: key('The name that pages use for it.', id),
  title: key('The name that readers see.', text).optional(),
})
const aPattern = 'a pattern with one `*` for the version, such as `v*`'
const aTag = 'a pattern for names that git allows for a tag, such as `v*`'
// What `git check-ref-format` says, and no name that looks like an option.
const refused = /[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(?:^|\/)\.|\.lock(?:\/|$)/u
const aVersion = 'a version such as `1.0.0`, in quotes'
const aTeam = 'a team or person such as `"@acme/tech-leads"`, or several with a space between'
const teams = /^(?:@@?[\w./-]+|[^\s@#]+@[^\s@#]+)(?: +(?:@@?[\w./-]+|[^\s@#]+@[^\s@#]+))*$/
/** A package by its name, or a file by its path from the handbook's folder, with a dot before it. */
const plugin = z.union(
  [
    text,
    z.strictObject({
      name: key('The package or the file of the plugin.', text),
      options: key('Options for the plugin.', z.unknown()).optional(),
    }),
  ],
  'a name, or `name:` and `options:`',
)
const aHidden = 'the path of a folder or file, such as `.gitbook/assets`'
/** What git and rolebook keep, and what npm installs, is for nobody to read. */
const isKept = (path: string) => /^\/|(?:^|\/)(?:\.\.|\.git|\.rolebook|node_modules)(?:\/|$)|[*?]/.test(path)
const hidden = text.refine((path) => !isKept(path), aHidden)
const aPublished = 'the path of a file or folder beside the pages, such as `CNAME` or `.well-known`'
/** Nor is the configuration. The folder as a whole would be every page. */
const isOfPages = (path: string) => /^(?:\.\/)*(?:\.?\/*|handbook\.yaml|\.rolebook-site\.json)$/.test(path)
const published = text.refine((path) => !isKept(path) && !isOfPages(path), aPublished)
const aStart = 'the beginning of an address, such as `/handbook/`'
const limit = (value: number, description: string) => key(description, z.int().min(1)).default(value)

const buckets = [
  { id: 'strategy-alignment', title: 'Strategy & Alignment' },
  { id: 'people-management', title: 'People Management' },
  { id: 'building-software', title: 'Building Software' },
]

/** `handbook.yaml`. Each option is named, described, typed, checked and given its default here and nowhere else. */
export const configSchema = z.strictObject({
  title: key(
    'The name of the handbook. Default: the title of `README.md`, or “Handbook” if there is none.',
    text,
  ).optional(),
  description: key('What the handbook is, in a sentence.', text).optional(),
  language: key('The language that the pages are written in. Default: English.', languageTag).optional(),
  url: key(
    'The address that the site will have.',
    z.url({ protocol: /^https?$/, error: 'an address such as `https://handbook.example.com/`' }),
  ).optional(),
  visibility: key(
    'Who the site is for. On an internal one, every page and `robots.txt` ask search engines to stay away.',
    z.enum(['internal', 'public']),
  ).default('public'),
  repository: key(
    'The repository of the pages, for edit and history links.',
    z.strictObject({
      url: key(
        'The address of the repository.',
        z.url({ protocol: /^https?$/, error: 'an address such as `https://github.com/acme/handbook`' }),
      ),
      branch: key('The branch that the pages are edited on.', text).default('main'),
    }),
  ).optional(),
  logo: key('A picture for the top of every page, from the folder of the handbook.', text).optional(),
  accent: key(
    'The color of links and marks.',
    z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a color such as `"#3b5bdb"`'),
  ).optional(),
  stylesheet: key('A style sheet of your own, from the folder of the handbook.', text).optional(),
  exclude: key('Patterns of files to leave out.', z.array(text)).default([]),
  include: key('Hidden files and folders to read all the same, such as `.gitbook/assets`.', z.array(hidden)).default(
    [],
  ),
  publish: key(
    'Files and folders that the site has as they are, at the same address, such as `CNAME` or `.well-known`.',
    z.array(published),
  ).default([]),
  guides: key(
    'Folders whose pages are guides, although the name of the folder is that of a kind of page or near to it.',
    z.array(text),
  ).default([]),
  about: key(
    'Folders about the handbook itself, such as how to use it. The navigation and the search have them last, in this order.',
    z.array(text),
  ).default([]),
  // Other tools publish pages at addresses that are not their paths, and links say the address.
  linkRoots: key(
    'What links of a former site begin with, and the folder where that is now, such as `/handbook/: /`.',
    z.record(z.string(aStart).regex(/^(?:\/|\{\{)/, aStart), oneOrMore),
  ).default({}),
  scopes: key('The layers of the organization, the smallest first.', z.array(named)).default([
    { id: 'team' },
    { id: 'area' },
    { id: 'pillar' },
  ]),
  buckets: key('What people spend time on.', z.array(named)).default(buckets),
  matrices: key(
    'The matrices of the site. Without this, there is one, with every role that holds something.',
    z.array(
      z.strictObject({
        id: key('The name of the matrix in its address.', id),
        title: key('The heading of the matrix.', text).optional(),
        roles: key('The roles that are its columns.', z.array(means(text, { names: 'role' })).min(1)),
        show: key('What its rows are.', z.enum(['responsibilities', 'time'])).default('responsibilities'),
      }),
    ),
  ).default([]),
  contact: key(
    'How to reach those whose pages do not say otherwise, with `{id}` for the id of each.',
    z.strictObject({
      team: key('Where to ask a team, such as `chat: "#team-{id}"`.', contactPattern).default([]),
    }),
  ).prefault({}),
  notify: key(
    'Where programs notify those whose pages do not say otherwise, with `{id}` for the id of each.',
    z.strictObject({
      team: key('Where programs notify a team, such as `chat: "#team-{id}-alerts"`.', contactPattern).default([]),
    }),
  ).prefault({}),
  reviewEvery: key('How often pages should be reviewed, unless they say so themselves.', duration).default('6 months'),
  limits: key(
    'Upper limits. You rarely need to change them.',
    z.strictObject({
      combinedLoad: limit(8, 'How many responsibilities a combined role may hold before it must say what it gives up.'),
      aorsPerPerson: limit(5, 'How many areas of responsibility one person may hold.'),
      pages: limit(20_000, 'How many pages the handbook may have.'),
      fileBytes: limit(1024 * 1024, 'How large a page may be, in bytes.'),
      lineCharacters: limit(20_000, 'How long a line may be.'),
      paragraphLines: limit(2_000, 'How many lines a paragraph may have.'),
      // Each of them costs the parser a stack frame.
      containers: limit(64, 'How deep lists and quotes may be nested.'),
      inlines: limit(200, 'How deep emphasis, links and images may be nested.'),
      tableColumns: limit(128, 'How many columns a table may have.'),
      tableCells: limit(20_000, 'How many cells a table may have.'),
      frontMatterBytes: limit(64 * 1024, 'How large front matter may be, in bytes.'),
      frontMatterLines: limit(1_000, 'How many lines front matter may have.'),
      yamlDepth: limit(32, 'How deep lists and keys may be nested in front matter.'),
      // Where pages are read in a thread of their own.
      pageMilliseconds: limit(15_000, 'How long reading one page may take, in thousandths of a second.'),
      pluginMilliseconds: limit(15_000, 'How long loading one plugin may take, in thousandths of a second.'),
      includedCharacters: limit(2 * 1024 * 1024, 'How much text a page may have with all that it includes.'),
      publishedBytes: limit(100 * 1024 * 1024, 'How large the files of `publish` may be together, in bytes.'),
    }),
  ).prefault({}),
  rules: key(
    'How severe it is to break a rule: error, warning, note or off.',
    z.partialRecord(z.enum(Object.keys(rules) as [RuleId, ...RuleId[]]), z.enum(['error', 'warning', 'note', 'off'])),
  ).default({}),
  versions: key(
    'The releases of the handbook.',
    z.strictObject({
      tags: key(
        'The git tags that are releases, with `*` for the version.',
        z
          .string(aPattern)
          .regex(/^[^*\s]*\*[^*\s]*$/, aPattern)
          .refine((pattern) => !refused.test(pattern.replace('*', '1.0.0')), aTag),
      ).default('v*'),
      keep: key('How many releases the site shows, the newest first. Without it, all.', z.int().min(1)).optional(),
      leaveOut: key(
        'Versions that the site does not show.',
        z.array(z.string(aVersion).refine((text) => valid(text) === text, aVersion)),
      ).default([]),
    }),
  ).prefault({}),
  owners: key(
    'The team or person on GitHub or GitLab for each role, for CODEOWNERS.',
    mapOf('role', z.string(aTeam).trim().regex(teams, aTeam)),
  ).default({}),
  maintainers: key(
    'The team or person on GitHub or GitLab for `handbook.yaml`, plugins and workflows, for CODEOWNERS.',
    z.string(aTeam).trim().regex(teams, aTeam),
  ).optional(),
  // They are code, with the rights of whoever builds, and run in this order on each page by itself.
  plugins: key(
    'Plugins that change how pages are read.',
    z.strictObject({
      remark: key('Plugins that work on Markdown.', z.array(plugin)).default([]),
      rehype: key('Plugins that work on HTML.', z.array(plugin)).default([]),
    }),
  ).prefault({}),
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
  /** Whether what decides how pages are read is lost, so that what seems wrong with them may only follow from it. */
  readonly misreadsPages: boolean
}

/** What decides which pages there are, how they are read and what they may name. */
const keysForPages: ReadonlySet<string> = new Set<keyof Config>([
  ...(['exclude', 'include', 'guides', 'linkRoots', 'scopes', 'buckets', 'matrices'] as const),
  ...(['limits', 'rules', 'plugins'] as const),
])

// More than anybody writes, and far less than would take long.
const mostBytes = 1024 * 1024

/**
 * Reads `handbook.yaml` in the folder `handbook`. Without one, every option has its default. Throws a UserError when it is
 * no file of this folder that can be read.
 */
export function readConfig(handbook: string): ReadConfig {
  const path = join(handbook, 'handbook.yaml')
  const bytes = readOrdinaryFile(path, mostBytes)
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() && !leadsInside(path, handbook))
    throw new UserError(
      `${quotePath(path)} is a link out of the handbook or to nothing, expected a file.`,
      'Copy the file here.',
    )
  return decodeConfig((bytes?.toString('utf8') ?? '').replace(/^\uFEFF/, ''))
}

function leadsInside(path: string, folder: string): boolean {
  try {
    return realpathSync(path).startsWith(realpathSync(folder) + sep)
  } catch {
    return false
  }
}

/** Reads the text of `handbook.yaml`. */
export function decodeConfig(text: string): ReadConfig {
  const file = 'handbook.yaml'
  if (text.trim() === '') return { config: defaults, text, messages: [], misreadsPages: false }
  const yaml = readYaml(text, file, 1, defaults.limits)
  if (yaml.broken) return { config: defaults, text, messages: yaml.messages, misreadsPages: true }
  if (!isRecord(yaml.data)) {
    const message = 'Unexpected text, expected a list of keys with values'
    const hint = 'Write `title: Engineering Handbook` to begin with.'
    const messages = [report('frontmatter-shape', topOf(file), message, { hint })]
    return { config: defaults, text, messages, misreadsPages: true }
  }
  const { data, messages } = decode(configSchema, yaml, { file, settings: 'the configuration' })
  return { config: data, text, messages, misreadsPages: messages.some((message) => isForPages(message, yaml)) }
}

/** Finds places in the text of `handbook.yaml` by paths of what was decoded from it. */
export function configPlaces(text: string): Yaml['place'] {
  const yaml = readYaml(text, 'handbook.yaml', 1, defaults.limits)
  if (yaml.broken || !isRecord(yaml.data)) return yaml.place
  const { asWritten } = decode(configSchema, yaml, { file: 'handbook.yaml' })
  return (path, part) => yaml.place(asWritten(path), part)
}

function isForPages({ rule, place, expected }: Message, yaml: Yaml): boolean {
  if (rule === 'key-unknown' && expected?.some((key) => keysForPages.has(key))) return true
  return [...keysForPages].some((key) => {
    const [{ column, endColumn, line }, { endLine }] = [yaml.place([key], 'key'), yaml.place([key])]
    return endColumn > column && place.line >= line && place.line <= endLine
  })
}
