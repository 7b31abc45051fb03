import { commonKeys, type Kind, kinds } from '../../src/schema/front-matter.ts'
import { type JsonSchema, jsonSchemas } from '../../src/schema/json-schema.ts'

// The pages of `handbook/reference/` that follow from the code, as Markdown. `test/reference.test.ts` compares the pages with it.

type Properties = Readonly<Record<string, JsonSchema>>

const head = (title: string, summary: string, order: number) =>
  `---\ntitle: ${title}\nsummary: ${summary}\norder: ${order}\n---\n`

/** Keys of front matter, those that every page may have first, then kind by kind. */
export function frontMatterPage(): string {
  const schemas = jsonSchemas()
  const parts = (Object.keys(kinds) as Kind[]).map((kind) => {
    const { description, folder, required } = kinds[kind]
    const properties = schemas[kind].properties as Properties
    const own = Object.entries(properties).filter(([key]) => !(key in commonKeys))
    const needs = required.map((key) => `\`${key}\``)
    const also = alsoNeeds[kind] ? `, and also ${alsoNeeds[kind]}` : ''
    const needed = needs.length > 0 ? ` Needs ${needs.join(', ').replace(/, ([^,]*)$/, ' and $1')}${also}.` : ''
    const where = folder === undefined ? 'In any other folder.' : `In \`${folder}/\`.`
    return [
      `## ${kind} {#${kind}}`,
      `${description} ${where}${needed}`,
      ...(own.length > 0 ? [table(own.flatMap(([key, schema]) => rows(key, schema)))] : []),
    ].join('\n\n')
  })
  const { kind, ...properties } = schemas.guide.properties as Properties
  const everyKind = { description: kind!.description, enum: Object.keys(kinds) }
  const common = Object.entries({ kind: everyKind, ...properties }).filter(([key]) => key in commonKeys)
  return [
    head('Front matter', 'Every key that a page may have between its two lines of dashes, by kind of page.', 3),
    'The folder of a page decides its kind, its file name its id. `npx rolebook new` starts a page of any kind, and',
    '`npx rolebook schema` prints these keys as JSON Schema. Keys may be written `ownerRole`, `owner role` or `owner_role`. On',
    'every kind but guides an unknown key is an error, so that typos are noticed.',
    '',
    'If you have a folder with the name of a kind that holds something else, write `guides: [practices]` in `handbook.yaml`: all',
    'pages in `practices` are guides then. Without a `handbook.yaml`, a folder decides the kind only if most of its pages have keys',
    'of that kind.',
    '',
    'A page with `draft: true` or `published: false`, as other tools write it, is a draft as well. A guide that says so in',
    'words of its own, such as `state: draft` or `status: Entwurf`, is left out too, with a warning.',
    '',
    '## Every page {#every-page}',
    '',
    table(common.flatMap(([key, schema]) => rows(key, schema))),
    '',
    parts.join('\n\n'),
    '',
  ].join('\n')
}

/** Keys of which a kind needs one. */
const alsoNeeds: Partial<Record<Kind, string>> = {
  responsibility: 'one of `ownerRole`, `sharedBy` with `tieBreak`, or `everyone`',
  assessment: 'either `statements` with `passes` and `outcomes`, or `prompts`',
}

/** Options of `handbook.yaml`. */
export function configurationPage(): string {
  const { properties } = jsonSchemas().config
  return [
    head('Configuration', 'Every option of handbook.yaml, with its default.', 4),
    '`handbook.yaml` is in the folder of the pages. You can do without the file and without each of its options.',
    '',
    table(
      Object.entries(properties as Properties).flatMap(([key, schema]) => rows(key, schema)),
      'Option',
    ),
    '',
  ].join('\n')
}

/** Every command, as `--help` shows it. */
export function commandsPage(helps: ReadonlyMap<string, string>): string {
  return [
    head('Commands', 'Every command of rolebook, as its help shows it.', 5),
    'In a project of your own, type `npx rolebook` where this page has `rolebook`.',
    '',
    'Where a command takes a handbook, name the folder of its pages, or run the command beside the folder `handbook`. If you name the',
    'project instead, or a folder within the handbook such as `handbook/roles`, or run the command in there, then `check`, `dev`,',
    '`diff` and `owners` find the handbook and say where. Commands that write change nothing, and say which folder to name.',
    '',
    'The exit code of every command is 0 if all is well, 1 if the handbook has problems, and 2 if the command was used wrongly.',
    '',
    ...[...helps].flatMap(([name, help]) => [`## rolebook ${name} {#${name}}`, '', '```text', help.trim(), '```', '']),
  ].join('\n')
}

/** Names of all commands, in the order of `--help`. */
export const commandNames = (help: string): string[] =>
  [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+)\b/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'help')

interface Row {
  readonly key: string
  readonly value: string
  readonly meaning: string
}

const cell = (text: string) => text.replaceAll('|', '\\|')

function table(rows: readonly Row[], first = 'Key'): string {
  const lines = rows.map(({ key, value, meaning }) => `| \`${key}\` | ${cell(value)} | ${cell(meaning)} |`)
  return [`| ${first} | Value | Meaning |`, '|---|---|---|', ...lines].join('\n')
}

/** A key and those inside it. */
function rows(key: string, schema: JsonSchema): Row[] {
  const { description = '', default: preset } = schema
  const shown = preset !== undefined && isPlain(preset) ? `; \`${preset}\` if it is missing` : ''
  return [{ key, value: `${inWords(schema)}${shown}`, meaning: String(description) }, ...inner(key, schema)]
}

const isPlain = (value: unknown) => typeof value !== 'object'

function inner(key: string, schema: JsonSchema): Row[] {
  const { properties, items, anyOf } = schema as { properties?: Properties; items?: JsonSchema; anyOf?: JsonSchema[] }
  const found = [
    ...Object.entries(properties ?? {}).flatMap(([name, one]) => rows(`${key}.${name}`, one)),
    ...(items ? inner(key, items) : []),
    ...(anyOf ?? []).flatMap((one) => inner(key, one)),
  ]
  return [...new Map(found.map((row) => [row.key, row])).values()]
}

/** What a value looks like, for people. */
function inWords(schema: JsonSchema): string {
  const { type, anyOf, items, format, properties, additionalProperties } = schema as {
    type?: string
    anyOf?: JsonSchema[]
    items?: JsonSchema
    format?: string
    properties?: Properties
    additionalProperties?: JsonSchema | boolean
  }
  if ('const' in schema) return `\`${schema.const}\``
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `\`${one}\``).join(', ')
  if (anyOf) return either(anyOf)
  switch (type) {
    case 'array':
      return `list of ${items ? plural(inWords(items)) : 'values'}`
    case 'object':
      if (properties) return 'keys (see below)'
      return `keys, each with ${typeof additionalProperties === 'object' ? inWords(additionalProperties) : 'a value'}`
    case 'integer':
      return 'whole number'
    case 'boolean':
      return '`true` or `false`'
    case 'null':
      return '`null`'
    case 'string':
      if (format === 'date') return 'date'
      if (format === 'uri') return 'address'
      return 'text'
    default:
      return type ?? 'anything'
  }
}

/** `text`, `keys (see below)` and a list of either are `text or keys (see below), or a list of these`. */
function either(schemas: readonly JsonSchema[]): string {
  const flat = (one: JsonSchema): JsonSchema[] => (Array.isArray(one.anyOf) ? one.anyOf.flatMap(flat) : [one])
  const all = schemas.flatMap(flat)
  const single = [...new Set(all.filter(({ type }) => type !== 'array').map(inWords))]
  const lists = all.filter(({ type }) => type === 'array')
  const names = single.join(' or ')
  if (lists.length === 0) return names
  return single.length === 0
    ? lists.map(inWords).join(' or ')
    : `${names}, or a list ${single.length > 1 ? 'of these' : 'of such'}`
}

const plural = (words: string) =>
  words === 'text' ? 'texts' : words === 'keys (see below)' ? 'entries (see below)' : words
