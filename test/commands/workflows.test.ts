import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { run } from '../support/commands.ts'

const recipe = (name: string) => readFileSync(join('templates/project', name), 'utf8')

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> }[]
}
const github = parse(recipe('github.yml')) as {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<'check' | 'publish', Job>>
}
const gitlab = parse(recipe('gitlab.yml')) as Readonly<
  Record<'check' | 'pages', { readonly script: readonly string[] }>
>

const calls = (lines: readonly string[]) => lines.flatMap((line) => line.match(/rolebook (?:"[^"]*"|[^|>"\n])*/g) ?? [])
const steps = Object.values(github.jobs).flatMap(({ steps }) => steps)
const commands = [
  ...calls(steps.flatMap(({ run }) => run ?? [])),
  ...calls([...gitlab.check.script, ...gitlab.pages.script]),
]

describe('the workflow for GitHub', () => {
  test('may only read, but for the job that publishes what is merged', () => {
    expect(github.permissions).toEqual({ contents: 'read' })
    expect(github.jobs.check.permissions).toBeUndefined()
    expect(github.jobs.publish).toMatchObject({
      if: "github.event_name == 'push'",
      permissions: { contents: 'read', pages: 'write', 'id-token': 'write' },
    })
  })

  test('runs proposals of strangers without secrets, without plugins and without leaving a token behind', () => {
    expect(Object.keys(github.on)).toEqual(['pull_request', 'push'])
    expect(recipe('github.yml')).not.toMatch(/secrets\.|pull_request_target/)
    const ran = calls(github.jobs.check.steps.flatMap(({ run }) => run ?? []))
    expect(ran.length).toBeGreaterThan(2)
    expect(ran.filter((call) => !call.includes('--no-plugins'))).toEqual([])
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false })
  })

  test('names every action by its commit, with the version beside it', () => {
    const lines = recipe('github.yml').match(/uses: .*/g)!
    expect(lines.length).toBe(steps.filter(({ uses }) => uses).length)
    for (const line of lines) expect(line).toMatch(/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('puts no text of a proposal into a command', () => {
    for (const { run: command } of steps) expect(command ?? '').not.toContain('${{')
  })
})

describe('both workflows', () => {
  test('have the whole history, for the days of changes and the releases', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.map((step) => step.with?.['fetch-depth'])).toEqual([0, 0])
    expect(gitlab).toMatchObject({ variables: { GIT_DEPTH: 0 } })
  })

  test.each([...new Set(commands)])('call `%s` as it is', async (call) => {
    const [, command, ...words] = call.trim().split(/\s+/)
    const { out, code } = await run([command!, '--help'], process.cwd())
    expect(code).toBe(0)
    for (const option of words.filter((word) => word.startsWith('--'))) expect(out).toContain(option)
  })
})
