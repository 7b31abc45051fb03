import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'
import { gitHubServer, gitLabServer } from '../support/forge-server.ts'
import { env, type TestRepository, testRepository } from '../support/git.ts'
import { sound } from '../support/problems.ts'
import { type RanJob, runGithubJob, runGitlabJob } from '../support/workflow-runner.ts'

// What the workflows of a new project do, by their own commands, in a repository with a forge that is played by a server on
// this machine. The tool comes from the project itself, as `npm ci` installs it without a network.

const inHandbook = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`handbook/${path}`, text]))

const design = sound['responsibilities/design.md']!

/** What the branches propose on top of `main`. */
const proposals = {
  adds: { 'guides/rota.md': '# Rota\n\nWho is on call.\n' },
  changes: { 'responsibilities/design.md': design.replace('ownerRole: tl', 'ownerRole: em') },
  breaks: { 'responsibilities/design.md': design.replace('ownerRole: tl', 'ownerRole: emm') },
} as const

/** The repository of a team, in which a branch has brought a handbook in. */
let team: TestRepository
let introduced: string
/** The same in the hands of somebody who may not push to it. */
let fork: TestRepository

beforeAll(async () => {
  const project = temporary()
  const started = await run(['init', 'project'], project, { env: process.env })
  if (started.code !== 0) throw new Error(started.err)
  team = testRepository()
  team.write({ 'README.md': '# Our team\n' })
  team.commit('2026-01-01')
  team.git('switch', '-qc', 'introduces')
  rmSync(join(project, 'project/handbook'), { recursive: true })
  cpSync(join(project, 'project'), team.folder, { recursive: true })
  team.write(inHandbook({ 'handbook.yaml': 'title: Ours\n', ...sound }))
  team.commit('2026-01-02')
  introduced = team.git('rev-parse', 'main').trim()
  team.git('switch', '-q', 'main')
  team.git('merge', '-q', 'introduces')
  for (const [name, files] of Object.entries(proposals)) propose(team, name, files)
  const folder = join(temporary(), 'fork')
  execFileSync('git', ['clone', '-q', team.folder, folder], { env })
  fork = testRepository(folder, false)
  propose(fork, 'from-a-fork', proposals.changes)
}, 240_000)

function propose(repository: TestRepository, branch: string, files: Readonly<Record<string, string>>): void {
  repository.git('switch', '-qc', branch, 'main')
  repository.write(inHandbook(files))
  repository.commit('2026-02-01')
  repository.git('switch', '-q', 'main')
}

/** A checkout of a branch of a repository, merged with `base` or alone. */
function checkout(from: TestRepository, branch: string, base?: string): { folder: string; sha: string } {
  const folder = join(temporary(), 'checkout')
  execFileSync('git', ['clone', '-q', team.folder, folder], { env })
  const { git } = testRepository(folder, false)
  git('fetch', '-q', from.folder, branch)
  const sha = git('rev-parse', 'FETCH_HEAD').trim()
  git('checkout', '-q', '--detach', base ?? sha)
  if (base !== undefined) {
    // The base of the forge is where its branch is at that time.
    git('update-ref', 'refs/remotes/origin/main', base)
    git('merge', '-q', '--no-ff', '-m', 'Merge', sha)
  }
  return { folder, sha }
}

/** A checkout of a main branch into which the first release was merged, and where it came from. */
async function preparedRelease() {
  const origin = join(temporary(), 'origin.git')
  execFileSync('git', ['clone', '-q', '--bare', '-b', 'main', team.folder, origin], { env })
  const { folder } = checkout(team, 'main')
  const { git } = testRepository(folder, false)
  git('switch', '-qC', 'main')
  git('config', 'user.name', 'Ada')
  git('config', 'user.email', 'ada@example.com')
  const prepared = await run(['release', '--prepare'], folder, { env })
  expect(prepared.code, prepared.err).toBe(0)
  git('switch', '-q', 'main')
  git('merge', '-q', '--no-ff', '-m', 'Merge', 'release-1.0.0')
  git('config', '--unset', 'user.name')
  git('config', '--unset', 'user.email')
  return { origin, folder, git }
}

/** A repository on this machine for an address of the forge. */
const insteadOf = (address: string, path: string) => ({
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: `url.${path}.insteadOf`,
  GIT_CONFIG_VALUE_0: address,
})

const recipe = (name: string) => readFileSync(join('templates/project', name), 'utf8')

describe('on GitHub, a pull request', { timeout: 240_000 }, () => {
  /** What both workflows do for a branch, and the comments that are there then. */
  async function pullRequest(from: TestRepository, branch: string, base = 'origin/main', owner = 'acme') {
    const { folder, sha } = checkout(from, branch, base)
    const artifacts = new Map<string, string>()
    const values = { 'github.base_ref': 'main', 'github.event.number': '7' }
    const checked = await runGithubJob(recipe('github.yml'), 'check', { folder, values, artifacts })
    const repo = { full_name: `${owner}/handbook` }
    const server = await gitHubServer({ 7: { state: 'open', head: { sha, repo } } })
    const event = join(temporary(), 'event.json')
    writeFileSync(event, JSON.stringify({ workflow_run: { head_sha: sha, head_repository: repo } }))
    const commented = await runGithubJob(recipe('github-comment.yml'), 'comment', {
      // Always from the default branch.
      folder: checkout(team, 'main').folder,
      values: { 'github.token': 'workflow-token', 'github.event.workflow_run.id': '3' },
      env: {
        GITHUB_API_URL: server.url,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'acme/handbook',
        GITHUB_EVENT_PATH: event,
      },
      artifacts,
    })
    server.close()
    expect(commented.isGreen, commented.log).toBe(true)
    return { checked, artifacts, comments: server.comments.map(({ body }) => body) }
  }

  const isPreview = (artifacts: ReadonlyMap<string, string>) =>
    existsSync(join(artifacts.get('handbook-preview')!, 'index.html'))

  test('that brings the handbook in is green, and all of it is new', async () => {
    const { checked, artifacts, comments } = await pullRequest(team, 'introduces', introduced)
    expect(checked.isGreen, checked.log).toBe(true)
    expect(checked.summary).toContain('There is no handbook in origin/main yet, so all of it is new.')
    expect(isPreview(artifacts)).toBe(true)
    expect(comments).toEqual([expect.stringContaining('**EM** gains | Staffing (new)')])
  })

  test('that adds a page is green', async () => {
    const { checked, comments } = await pullRequest(team, 'adds')
    expect(checked.isGreen, checked.log).toBe(true)
    expect(comments).toEqual([expect.stringMatching(/^<!-- rolebook -->\n### Handbook changes: \*\*patch\*\*/)])
  })

  test('that changes a job says for whom, where its pages can be seen', async () => {
    const { checked, artifacts, comments } = await pullRequest(team, 'changes')
    expect(checked.isGreen, checked.log).toBe(true)
    expect(isPreview(artifacts)).toBe(true)
    expect(comments[0]).toContain('| **TL** gives up · **EM** gains | Design (was TL) |')
    expect(comments[0]).toContain('[handbook-preview](<https://github.com/acme/handbook/actions/runs/3#artifacts>)')
    expect(checked.summary.trim()).toBe(/### .*(?=\n\nSee the pages)/s.exec(comments[0]!)![0])
  })

  test('that breaks the handbook is red, at the line, and has its comment and preview all the same', async () => {
    const { checked, artifacts, comments } = await pullRequest(team, 'breaks')
    expect(checked.isGreen).toBe(false)
    expect(checked.log).toContain('::error file=handbook/responsibilities/design.md,line=3,endLine=3,')
    expect(comments[0]).toContain('Unknown role `emm`')
    expect(isPreview(artifacts)).toBe(true)
  })

  test('from a fork has its comment too', async () => {
    const { checked, comments } = await pullRequest(fork, 'from-a-fork', 'origin/main', 'stranger')
    expect(checked.isGreen, checked.log).toBe(true)
    expect(comments[0]).toContain('**TL** gives up · **EM** gains')
  })

  test('that prepares a release has it tagged once it is merged, and the tag pushed', async () => {
    const { origin, folder, git } = await preparedRelease()
    const ran = await runGithubJob(recipe('github.yml'), 'release', {
      folder,
      values: { 'github.token': 'workflow-token' },
      env: {
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'acme/handbook',
        ...insteadOf('https://x-access-token:workflow-token@github.com/acme/handbook', origin),
      },
      artifacts: new Map(),
    })
    expect(ran.isGreen, ran.log).toBe(true)
    expect(git('ls-remote', '--tags', origin)).toContain('refs/tags/v1.0.0')
  })

  test('once merged becomes a site, which stays here until publishing is switched on', async () => {
    const { folder } = checkout(team, 'main')
    const built = await runGithubJob(recipe('github.yml'), 'site', { folder, values: {}, artifacts: new Map() })
    expect(built.isGreen, built.log).toBe(true)
    expect(existsSync(join(folder, 'site/index.html'))).toBe(true)
  })
})

describe('on GitLab, a merge request', { timeout: 240_000 }, () => {
  interface Ran {
    readonly checked: RanJob
    readonly report: readonly { readonly location: object }[]
    readonly notes: readonly string[]
  }

  async function mergeRequest(
    from: TestRepository,
    branch: string,
    base?: string,
    token = 'project-token',
  ): Promise<Ran> {
    const server = await gitLabServer()
    const { folder, sha } = checkout(from, branch)
    const { git } = testRepository(folder, false)
    const left = new Map()
    const variables = {
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base ?? git('merge-base', 'origin/main', sha).trim(),
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '42',
      CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.com/acme/handbook',
      CI_JOB_URL: 'https://gitlab.com/acme/handbook/-/jobs/9',
      CI_API_V4_URL: server.url,
      ROLEBOOK_TOKEN: token,
    }
    const checked = await runGitlabJob(recipe('gitlab.yml'), 'check', { folder, env: variables, left })
    const again = { folder: checkout(from, branch).folder, env: variables, left }
    const commented = await runGitlabJob(recipe('gitlab.yml'), 'comment', again)
    server.close()
    expect(commented.isGreen, commented.log).toBe(true)
    const report = JSON.parse(readFileSync(join(left.get('check').folder, 'codequality.json'), 'utf8'))
    expect(existsSync(join(left.get('check').folder, 'site/index.html'))).toBe(true)
    return { checked, report, notes: server.comments.map(({ body }) => body) }
  }

  test('that brings the handbook in is green, and all of it is new', async () => {
    const { checked, report, notes } = await mergeRequest(team, 'introduces', introduced)
    expect(checked.isGreen, checked.log).toBe(true)
    expect(checked.log).toContain('so all of it is new.')
    expect(report).toEqual([])
    expect(notes).toEqual([expect.stringContaining('**EM** gains | Staffing (new)')])
  })

  test('that adds a page links to it in the preview', async () => {
    const { checked, notes } = await mergeRequest(team, 'adds')
    expect(checked.isGreen, checked.log).toBe(true)
    const preview = 'https://gitlab.com/acme/handbook/-/jobs/9/artifacts/file/site/'
    expect(notes[0]).toContain(`added [\`handbook/guides/rota.md\`](<${preview}guides/rota.html>)`)
    expect(notes[0]).toContain(`[handbook-preview](<${preview}index.html>)`)
  })

  test('that changes a job says for whom', async () => {
    const { checked, notes } = await mergeRequest(team, 'changes')
    expect(checked.isGreen, checked.log).toBe(true)
    expect(notes[0]).toContain('**TL** gives up · **EM** gains')
  })

  test('that breaks the handbook is red, and the report has the line', async () => {
    const { checked, report, notes } = await mergeRequest(team, 'breaks')
    expect(checked.isGreen).toBe(false)
    expect(report.map(({ location }) => location)).toEqual(
      expect.arrayContaining([{ path: 'handbook/responsibilities/design.md', lines: { begin: 3 } }]),
    )
    expect(notes[0]).toContain('Unknown role `emm`')
  })

  test('from a fork is checked in the fork, which has no token to comment with', async () => {
    const { checked, notes } = await mergeRequest(fork, 'from-a-fork', undefined, '')
    expect(checked.isGreen, checked.log).toBe(true)
    expect(checked.log).toContain('**TL** gives up · **EM** gains')
    expect(notes).toEqual([])
  })

  test('that prepares a release has it tagged once it is merged, and the tag pushed', async () => {
    const { origin, folder, git } = await preparedRelease()
    const push = 'https://oauth2:project-token@gitlab.com/acme/handbook.git'
    const variables = {
      CI_SERVER_HOST: 'gitlab.com',
      CI_PROJECT_PATH: 'acme/handbook',
      ROLEBOOK_TOKEN: 'project-token',
      GITLAB_USER_NAME: 'Ada',
      GITLAB_USER_EMAIL: 'ada@example.com',
      ...insteadOf(push, origin),
    }
    const ran = await runGitlabJob(recipe('gitlab.yml'), 'release', { folder, env: variables, left: new Map() })
    expect(ran.isGreen, ran.log).toBe(true)
    expect(git('ls-remote', '--tags', origin)).toContain('refs/tags/v1.0.0')
  })

  test('once merged becomes a site, and is published where that is switched on', async () => {
    const { folder } = checkout(team, 'main')
    const left = new Map()
    const built = await runGitlabJob(recipe('gitlab.yml'), 'site', { folder, env: {}, left })
    expect(built.isGreen, built.log).toBe(true)
    const published = await runGitlabJob(recipe('gitlab.yml'), 'pages', { folder: temporary(), env: {}, left })
    expect(published.isGreen, published.log).toBe(true)
    expect(existsSync(join(left.get('pages').folder, 'public/index.html'))).toBe(true)
  })
})
