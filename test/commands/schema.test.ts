import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { jsonSchemaOfAll, jsonSchemas } from '../../src/schema/json-schema.ts'
import { run, temporary } from '../support/commands.ts'

let folder: string

beforeEach(() => {
  folder = temporary()
})

describe('rolebook schema', () => {
  test('prints one document with all schemas', async () => {
    const { code, out } = await run(['schema'], folder)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(jsonSchemaOfAll())
  })

  test.each(['role', 'config'] as const)('prints that of %s alone', async (name) => {
    const { out } = await run(['schema', name], folder)
    expect(JSON.parse(out)).toEqual(jsonSchemas()[name])
  })

  test('writes a file for each, into a folder that is created if needed', async () => {
    const { code, out } = await run(['schema', '--out', 'a/b'], folder)
    expect([code, out]).toEqual([0, '✓ a/b holds 13 schemas.'])
    expect(readdirSync(join(folder, 'a/b'))).toHaveLength(13)
    expect(JSON.parse(readFileSync(join(folder, 'a/b/role.schema.json'), 'utf8'))).toEqual(jsonSchemas().role)
  })

  test('writes the one that is asked for', async () => {
    expect((await run(['schema', 'team', '--out', '.'], folder)).out).toBe('✓ . holds team.schema.json.')
    expect(readdirSync(folder)).toEqual(['team.schema.json'])
  })

  test('writes all of them or none: over those of an earlier version, and not where something else is in the way', async () => {
    await run(['schema', '--out', 'a'], folder)
    writeFileSync(join(folder, 'a/aor.schema.json'), '{}')
    rmSync(join(folder, 'a/team.schema.json'))
    mkdirSync(join(folder, 'a/team.schema.json'))
    const { code, err } = await run(['schema', '--out', 'a'], folder)
    expect(code).toBe(2)
    expect(err).toMatch(/a\/team\.schema\.json` is a folder, expected a file\./)
    expect(readFileSync(join(folder, 'a/aor.schema.json'), 'utf8')).toBe('{}')
    rmdirSync(join(folder, 'a/team.schema.json'))
    expect((await run(['schema', '--out', 'a'], folder)).out).toBe('✓ a holds 13 schemas.')
    expect(JSON.parse(readFileSync(join(folder, 'a/aor.schema.json'), 'utf8'))).toEqual(jsonSchemas().aor)
    expect(readdirSync(join(folder, 'a'))).toHaveLength(13)
  })

  test.each([
    ['rolle', 'Unknown kind of page `rolle`, did you mean `role`?'],
    ['constructor', 'Unknown kind of page `constructor`'],
  ])('of %s, which is no kind, is wrong usage', async (name, expected) => {
    const { code, err } = await run(['schema', name], folder)
    expect(code).toBe(2)
    expect(err).toContain(expected)
    expect(err).toContain('There is `role`, `focus`,')
  })

  test('says so in one line when no file can be written', async () => {
    const { code, err } = await run(['schema', '--out', '/dev/null/x'], folder)
    expect(code).toBe(2)
    expect(err).toMatch(/^error A part of the path `\/dev\/null\/x\/\S+` is a file, not a folder\./)
  })
})
