import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { run } from '../support/commands.ts'
import { lintWorkflow } from '../support/lint-workflow.js'

const recipe = (name: string) => readFileSync(join('templates/project', name), 'utf8')

interface Step {
  readonly uses?: string
  readonly if?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly if?: string
  readonly needs?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly name: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const github = parse(recipe('github.yml')) as Workflow
const comment = parse(recipe('github-comment.yml')) as Workflow
const { check, release, site, publish } = github.jobs as Readonly<Record<'check' | 'release' | 'site' | 'publish', Job>>
const ofGithub = ['github.yml', 'github-comment.yml']

interface Cache {
  readonly key: string | { readonly files: readonly string[] }
  readonly paths: readonly string[]
  readonly policy?: string
}

interface GitlabJob {
  readonly stage: string
  readonly needs?: readonly string[]
  readonly script: readonly string[]
  readonly cache?: readonly Cache[]
  readonly rules: readonly { readonly if: string; readonly when?: string }[]
}

const { image, variables, cache, before_script, ...gitlab } = parse(recipe('gitlab.yml'), { merge: true }) as Readonly<
  Record<string, GitlabJob>
> & { readonly image: string; readonly variables: object; readonly cache: Cache[]; readonly before_script: string[] }

const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps)
const steps = [github, comment].flatMap(stepsOf)
const calls = (lines: readonly string[]) =>
  lines.flatMap((line) => line.replaceAll('\\\n', ' ').match(/rolebook (?:"[^"]*"|[^|>"\n])*/g) ?? [])

describe('the workflows for GitHub', () => {
  test.each(ofGithub)('%s is as GitHub reads workflows', async (name) => {
    expect(await lintWorkflow(recipe(name))).toEqual([])
  })

  test('may only read, except for the jobs that publish, tag and comment', () => {
    expect(github.permissions).toEqual({ contents: 'read' })
    expect(Object.keys(github.jobs).filter((name) => github.jobs[name]!.permissions)).toEqual(['release', 'publish'])
    expect(release.permissions).toEqual({ contents: 'write' })
    expect(publish.permissions).toEqual({ pages: 'write', 'id-token': 'write' })
    expect(comment.permissions).toEqual({})
    expect(comment.jobs.comment!.permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' })
  })

  test('run pull requests of strangers without secrets, without plugins and without leaving a token behind', () => {
    expect(Object.keys(github.on)).toEqual(['pull_request', 'push'])
    expect(check.if).toBe("github.event_name == 'pull_request'")
    expect(recipe('github.yml')).not.toMatch(/secrets\.|pull_request_target/)
    expect(JSON.stringify(check)).not.toMatch(/github\.token|GITHUB_TOKEN/)
    const ran = calls(check.steps.flatMap(({ run }) => run ?? []))
    expect(ran.length).toBeGreaterThan(2)
    expect(ran.filter((call) => !call.includes('--no-plugins'))).toEqual([])
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false })
  })

  test('comment from the default branch, after the first one, with nothing of the proposal but its text', () => {
    expect(comment.on).toEqual({ workflow_run: { workflows: [github.name], types: ['completed'] } })
    const { if: when, steps } = comment.jobs.comment!
    expect(when).toBe("github.event.workflow_run.event == 'pull_request'")
    // Neither the commit of the proposal nor its branch is checked out.
    const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkout?.with).toEqual({ 'persist-credentials': false })
    // What it has left cannot replace what is run.
    const download = steps.find(({ uses }) => uses?.startsWith('actions/download-artifact@'))
    expect(download?.with).toMatchObject({
      name: 'handbook-changes',
      path: expect.stringMatching(/ runner\.temp }}\/proposal$/),
    })
    expect(steps.flatMap(({ run = [] }) => run)).toEqual([
      'npm ci --ignore-scripts',
      expect.stringMatching(/^npx rolebook comment "\$RUNNER_TEMP\/proposal" /),
    ])
    // Both know the text by the same names.
    const upload = check.steps.find(({ with: given }) => given?.name === 'handbook-changes')
    expect(upload?.with).toMatchObject({ path: 'proposal' })
  })

  test.each(ofGithub)('%s names every action by its commit, with the version beside it', (name) => {
    const lines = recipe(name).match(/uses: .*/g)!
    expect(lines.length).toBe(stepsOf(parse(recipe(name))).filter(({ uses }) => uses).length)
    for (const line of lines)
      expect(line).toMatch(/^uses: actions\/[a-z-]+(?:\/restore)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('put no text of a pull request into a command', () => {
    for (const { run: command } of steps) expect(command ?? '').not.toContain('${{')
  })

  test('publish and tag nothing until somebody has switched it on', () => {
    const on = "vars.PUBLISH_HANDBOOK == 'true'"
    expect(publish).toMatchObject({ needs: 'site', if: expect.stringContaining(` && ${on} }}`) })
    const uploads = site.steps.filter(({ uses }) => /^actions\/(?:upload|deploy)/.test(uses ?? ''))
    expect(uploads).toEqual([expect.objectContaining({ if: on })])
    expect(release.if).toBe("github.ref == 'refs/heads/main' && vars.TAG_HANDBOOK == 'true'")
  })

  test('build and publish every push after the tag, whether it was made, had not to be, or failed', () => {
    // Without a word about the state, or with `failure()`, a job is skipped with any of those before it.
    expect(site).toMatchObject({ needs: 'release', if: "${{ !cancelled() && github.event_name == 'push' }}" })
    expect(publish.if).toMatch(/^\$\{\{ !cancelled\(\) && needs\.site\.result == 'success' && /)
    expect(`${site.if} ${publish.if}`).not.toContain('failure()')
  })
})

describe('the pipeline for GitLab', () => {
  const texts = { type: 'array', items: { type: 'string' } }
  const job = {
    type: 'object',
    // What each job may have, of what GitLab documents. It refuses a file with a key that it does not know.
    properties: {
      stage: { enum: ['.pre', 'build', 'test', 'deploy'] },
      needs: { type: 'array', items: { enum: Object.keys(gitlab) } },
      rules: {
        type: 'array',
        items: { type: 'object', properties: { if: { type: 'string' }, when: { const: 'always' } }, required: ['if'] },
      },
      ...{ script: texts, before_script: texts, cache: { type: 'array' }, allow_failure: { const: true } },
      pages: { const: true },
      variables: { type: 'object', additionalProperties: { type: 'string' } },
      artifacts: {
        type: 'object',
        properties: {
          ...{ when: { const: 'always' }, expose_as: { type: 'string' }, paths: texts },
          expire_in: { type: 'string', pattern: '^\\d+ weeks?$' },
          reports: {
            type: 'object',
            properties: { codequality: { type: 'string' }, dotenv: { type: 'string' } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    },
    required: ['stage', 'rules', 'script'],
    additionalProperties: false,
  }

  test.each(Object.entries(gitlab))('has a job %s as GitLab reads jobs', (_, written) => {
    const valid = new Ajv2020({ allErrors: true }).compile(job)
    valid(written)
    expect(valid.errors).toBeNull()
  })

  test('publishes nothing until somebody has switched it on, and comments where there is a token', () => {
    expect(gitlab.pages!.rules.map((rule) => rule.if)).toEqual([
      expect.stringMatching(/^\$PUBLISH_HANDBOOK == "true" && \(/),
    ])
    const merged = Object.entries(gitlab).filter(([, job]) => job.script.join().includes('public/index.html'))
    expect(merged.map(([name]) => name)).toEqual(['pages'])
    expect(gitlab.comment!.rules.map((rule) => rule.if)).toEqual([expect.stringMatching(/&& \$ROLEBOOK_TOKEN$/)])
    expect(gitlab.release!.rules.map((rule) => rule.if)).toEqual([
      expect.stringMatching(/^\$TAG_HANDBOOK == "true" && /),
    ])
  })

  test('builds the site after the tag, also where that failed, and publishes what was built', () => {
    expect([gitlab.release!.stage, gitlab.site!.stage]).toEqual(['.pre', 'build'])
    expect(gitlab.site!.rules.map((rule) => rule.when)).toEqual(['always'])
    expect(gitlab.pages!.needs).toEqual(['site'])
  })

  test('runs merge requests without plugins', () => {
    const ran = calls(gitlab.check!.script)
    expect(ran.length).toBeGreaterThan(3)
    expect(ran.filter((call) => !call.includes('--no-plugins'))).toEqual([])
  })
})

describe('all of them', () => {
  test('keep what rolebook keeps between runs, by its version, and write it only for what is merged', () => {
    const caches = ({ steps }: Job) =>
      steps.flatMap(({ uses = '', with: given }) =>
        uses.startsWith('actions/cache') ? [[uses.replace(/@.*/, ''), given?.path, given?.key]] : [],
      )
    const key = expect.stringMatching(/^rolebook-\$\{\{ runner\.os \}\}-\$\{\{ hashFiles\('package-lock\.json'\) \}\}-/)
    expect(caches(check)).toEqual([['actions/cache/restore', '.rolebook', key]])
    expect(caches(site)).toEqual([
      ['actions/cache', '.rolebook', key],
      ['actions/cache', 'site', expect.any(String)],
    ])
    const policies = (all: readonly Cache[]) => all.map(({ paths, policy }) => [...paths, policy])
    expect(gitlab.check!.cache).toBeUndefined()
    expect(policies(cache)).toEqual([
      ['.npm/', undefined],
      ['.rolebook/', 'pull'],
    ])
    expect(policies(gitlab.site!.cache!)).toEqual([
      ['.npm/', undefined],
      ['.rolebook/', 'pull-push'],
      ['public/', undefined],
    ])
    for (const { key } of [cache[1]!, gitlab.site!.cache![1]!])
      expect(key).toEqual({ files: ['package-lock.json'], prefix: 'rolebook' })
  })

  test('have the whole history, for the days of changes and the releases', () => {
    const checkouts = stepsOf(github).filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.map((step) => step.with?.['fetch-depth'])).toEqual([0, 0, 0])
    expect(variables).toEqual({ GIT_DEPTH: 0 })
  })

  test('install without scripts, with the same version of Node', () => {
    expect(before_script).toEqual(['npm ci --ignore-scripts --cache .npm'])
    const nodes = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'))
    expect(new Set(nodes.map((step) => `node:${step.with?.['node-version']}`))).toEqual(new Set([image]))
    const installs = steps.filter(({ run }) => run?.startsWith('npm '))
    expect(installs.map((step) => step.run)).toEqual(nodes.map(() => 'npm ci --ignore-scripts'))
  })

  const commands = calls([
    ...steps.flatMap(({ run }) => run ?? []),
    ...Object.values(gitlab).flatMap(({ script }) => script),
  ])

  test.each([...new Set(commands)])('call `%s` as it is', async (call) => {
    const [, command, ...words] = call.trim().split(/\s+/)
    const { out, code } = await run([command!, '--help'], process.cwd())
    expect(code).toBe(0)
    for (const option of words.filter((word) => word.startsWith('--'))) expect(out).toContain(option)
  })
})
