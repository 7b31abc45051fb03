import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { decodeFrontMatter, readFrontMatter } from '../../src/parse/front-matter.ts'
import { defaults } from '../../src/schema/config.ts'
import { type Kind, kinds, namedKind } from '../../src/schema/front-matter.ts'
import { type JsonSchema, jsonSchemaOfAll, jsonSchemas } from '../../src/schema/json-schema.ts'
import { readYaml } from '../../src/yaml/yaml.ts'
import { commerce } from '../support/handbooks.ts'

const schemas = jsonSchemas()
const ajv = new Ajv2020({
  allErrors: true,
  allowUnionTypes: true,
  formats: { date: /^\d{4}-\d\d-\d\d$/, uri: /^https?:/ },
})
const validators = new Map(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]))

/** What the schema says is wrong with YAML: `/ownerRole type`. */
function wrong(name: string, yaml: unknown): string[] {
  const validate = validators.get(name)!
  validate(yaml)
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)
}

const ofPage = (path: string, text: string): { kind: Kind; keys: unknown } => {
  const front = readFrontMatter(text, { file: path, kind: namedKind(path), limits: defaults.limits })
  return { kind: decodeFrontMatter(front, path, namedKind(path)).kind, keys: front.yaml?.data ?? {} }
}

const yaml = (text: string) => readYaml(text, 'x', 1, defaults.limits).data

describe('the schema of front matter', () => {
  const starter = readdirSync('handbook', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))

  test.each(starter.map((path) => path.replaceAll('\\', '/')))('takes %s of the starter handbook as it is', (path) => {
    const { kind, keys } = ofPage(path, readFileSync(join('handbook', path), 'utf8'))
    expect(wrong(kind, keys)).toEqual([])
  })

  // These pages are no longer than their tests need; what they have is right.
  test.each(Object.keys(commerce))('takes every key of %s', (path) => {
    const { kind, keys } = ofPage(path, commerce[path]!)
    expect(wrong(kind, keys).filter((problem) => !/ (required|oneOf)$/.test(problem))).toEqual([])
  })

  test.each([
    ['role', 'ownerRole: em\nexamples: [x]\nperTeam: 0-1\ntime: {coding: 30-50, talking: 20}\ngivesUp: {a: b}'],
    ['role', 'ownerRole: em\nexamples: {short: x, long: [y, z]}\nkind: role\nallow: {link-broken: Soon.}'],
    ['responsibility', 'coreFocus: [a, b]\neveryone: true'],
    ['responsibility', 'coreFocus: a\nsharedBy: {em: a, tl: b}\ntieBreak: em'],
    ['assessment', 'prompts: {work: [What?]}'],
    ['team', 'roles: {em: null, tl: [Ada, Lin]}'],
    ['guide', 'layout: page\norder: 3'],
    ['config', 'title: X\nrules: {own-two: off}\nlimits: {pages: 3}\nowners: {em: "@x/y"}'],
  ])('takes for a %s what rolebook takes: %j', (name, text) => {
    expect(wrong(name, yaml(text))).toEqual([])
  })

  test.each([
    ['role', 'ownerRole: em\nexamples: [x]\nonwerRole: tl', ' additionalProperties'],
    ['role', 'examples: [x]', ' required'],
    ['role', 'ownerRole: 3\nexamples: [x]', '/ownerRole type'],
    ['role', 'ownerRole: em/tl\nexamples: [x]', '/ownerRole pattern'],
    ['role', 'ownerRole: em\nexamples: [x]\ntrack: boss', '/track enum'],
    ['role', 'ownerRole: em\nexamples: [x]\nkind: team', '/kind const'],
    ['responsibility', 'coreFocus: a', ' oneOf'],
    ['responsibility', 'coreFocus: a\nownerRole: em\neveryone: true', ' oneOf'],
    ['assessment', 'statements: [x]', ' oneOf'],
    ['aor', 'ownerRole: em\nholder: Ada\ngrantedOn: April', '/grantedOn format'],
    ['path', 'steps: [{from: a}]', '/steps/0 required'],
    ['guide', 'hidden: maybe', '/hidden type'],
    ['config', 'rules: {own-to: off}', '/rules propertyNames'],
    ['config', 'titel: X', ' additionalProperties'],
    ['config', 'repository: {url: x}', '/repository/url format'],
  ])('refuses for a %s what rolebook refuses: %j', (name, text, problem) => {
    expect(wrong(name, yaml(text))).toContain(problem)
  })

  test('describes every key at every depth, in a line that ends as a sentence does', () => {
    const lacking: string[] = []
    for (const [name, schema] of Object.entries(schemas))
      for (const [path, property] of properties(schema))
        if (!/^\S.{5,119}\.$/.test(String(property.description))) lacking.push(`${name}: ${path}`)
    expect(lacking).toEqual([])
  })

  test('has every key of its kind, in the spelling of the documentation alone', () => {
    for (const [kind, { schema }] of Object.entries(kinds))
      expect(Object.keys(schemas[kind as Kind].properties as object)).toEqual(Object.keys(schema.shape))
  })
})

test('one document has all of them, to be referred to by name', () => {
  const all = jsonSchemaOfAll()
  expect(Object.keys(all.$defs as object)).toEqual([...Object.keys(kinds), 'config'])
  const validate = ajv.compile({ ...all, $ref: '#/$defs/role' })
  expect(validate(yaml('ownerRole: em\nexamples: [x]'))).toBe(true)
  expect(validate(yaml('ownerRole: em'))).toBe(false)
})

function* properties(schema: JsonSchema, path = ''): Iterable<[string, JsonSchema]> {
  for (const [key, inner] of Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)) {
    yield [`${path}${key}`, inner]
    yield* properties(inner, `${path}${key}.`)
  }
  if (schema.items) yield* properties(schema.items as JsonSchema, path)
  for (const one of (schema.anyOf ?? []) as JsonSchema[]) yield* properties(one, path)
}
