import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run, temporary } from '../support/commands.ts'
import { type ForgeServer, gitHubServer, gitLabServer } from '../support/forge-server.ts'

const changes = '### Handbook changes: **major**\n\n| who | change |\n|---|---|\n| **EM** gains | Design |\n'

/** A folder with what a proposal says of itself. */
function proposed(files: Readonly<Record<string, string>>): string {
  const folder = temporary()
  mkdirSync(join(folder, 'proposal'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'proposal', name), text)
  return folder
}

let server: ForgeServer
afterEach(() => server.close())

describe('on GitHub', () => {
  const pulls = { 7: { state: 'open' as const, head: { sha: 'abc', repo: { full_name: 'stranger/handbook' } } } }
  beforeEach(async () => {
    server = await gitHubServer(pulls)
  })

  const ran = { head_sha: 'abc', head_repository: { full_name: 'stranger/handbook' } }
  const stranger = { 'changes.md': changes, 'pull-request.txt': '7\n' }

  /** Runs the command as the workflow does that follows the one of a proposal. */
  async function comment(files: Readonly<Record<string, string>>, event: object = { workflow_run: ran }, more = {}) {
    const folder = proposed(files)
    const path = join(folder, 'event.json')
    writeFileSync(path, JSON.stringify(event))
    const env = {
      GITHUB_API_URL: server.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/handbook',
      GITHUB_TOKEN: 'workflow-token',
      GITHUB_EVENT_PATH: path,
      ...more,
    }
    return run(
      ['comment', 'proposal', '--preview', 'https://github.com/acme/handbook/actions/runs/3#artifacts'],
      folder,
      {
        env,
      },
    )
  }

  test('the first run writes a comment, later ones change it, and one that says the same does nothing', async () => {
    const first = await comment(stranger)
    expect(first).toEqual({ code: 0, out: '✓ Commented on pull request 7.', err: '' })
    const preview =
      'See the pages as they would be: [handbook-preview](<https://github.com/acme/handbook/actions/runs/3#artifacts>).'
    expect(server.comments.map(({ body }) => body)).toEqual([`<!-- rolebook -->\n${changes}\n${preview}\n`])
    expect((await comment({ ...stranger, 'changes.md': changes.replace('EM', 'TL') })).out).toBe(
      '✓ Updated the comment on pull request 7.',
    )
    expect(server.comments).toHaveLength(1)
    expect(server.comments[0]!.body).toContain('**TL** gains')
    await comment({ ...stranger, 'changes.md': changes.replace('EM', 'TL') })
    expect(server.writes).toEqual([
      'POST /repos/acme/handbook/issues/7/comments',
      'PATCH /repos/acme/handbook/issues/comments/1000',
    ])
  })

  test('finds its comment among many, and leaves alone one of somebody else that looks like it', async () => {
    server.comments.push({ id: 1, author: 'stranger', body: '<!-- rolebook -->\nMine.' })
    for (let id = 2; id < 205; id++) server.comments.push({ id, author: 'ada', body: 'Hm.' })
    await comment(stranger)
    await comment({ ...stranger, 'changes.md': changes.replace('EM', 'TL') })
    expect(server.comments[0]!.body).toBe('<!-- rolebook -->\nMine.')
    expect(server.comments.filter(({ author }) => author === 'github-actions[bot]')).toHaveLength(1)
  })

  test('begins no comment where the handbook stays as it is, and corrects the one that is there', async () => {
    const none = { ...stranger, 'changes.md': '### Handbook changes: **none**\n' }
    expect((await comment(none)).out).toBe('✓ Nothing changes in the handbook, so pull request 7 needs no comment.')
    expect(server.comments).toEqual([])
    await comment(stranger)
    await comment(none)
    expect(server.comments.map(({ body }) => body)).toEqual([expect.stringContaining('**none**')])
  })

  test('takes the text of strangers for words', async () => {
    await comment({ ...stranger, 'changes.md': '@acme/all see [this](https://evil.example) <img src=x>\n' })
    expect(server.comments[0]!.body).toContain('@<!-- -->acme/all see this \\<img src=x\\>')
    await comment({ ...stranger, 'changes.md': `${'words '.repeat(100)}\n\n`.repeat(200) })
    expect(server.comments[0]!.body).toContain('and more, for which there is no room here')
  })

  test('writes nothing on a pull request that is closed, or has newer commits', async () => {
    server.close()
    server = await gitHubServer({ 7: { ...pulls[7], state: 'closed' } })
    expect(await comment(stranger)).toMatchObject({ code: 0, out: 'Nothing was written: pull request 7 is closed.' })
    server.close()
    server = await gitHubServer({ 7: { state: 'open', head: { ...pulls[7].head, sha: 'def' } } })
    expect((await comment(stranger)).out).toContain('pull request 7 has newer commits')
    expect(server.writes).toEqual([])
  })

  test('writes nothing on the pull request of somebody else, whatever number the proposal says', async () => {
    server.close()
    server = await gitHubServer({ 7: { state: 'open', head: { sha: 'abc', repo: { full_name: 'acme/handbook' } } } })
    const { code, err } = await comment(stranger)
    expect(code).toBe(2)
    expect(err).toContain('the number of another pull request')
    for (const number of ['', '-1', '7/../8', '$(id)', '7\n8']) {
      const wrong = await comment({ ...stranger, 'pull-request.txt': number })
      expect(wrong.code).toBe(2)
      expect(wrong.err).toContain('does not say the number')
    }
    expect((await comment({ ...stranger, 'pull-request.txt': '8' })).err).toContain('refused with 404')
    expect(server.writes).toEqual([])
  })

  test('takes the number from the event itself where a workflow of pull requests may write', async () => {
    await comment({ 'changes.md': changes, 'pull-request.txt': '8' }, { pull_request: { number: 7 } })
    expect(server.writes).toEqual(['POST /repos/acme/handbook/issues/7/comments'])
  })

  test('takes two ordinary files and nothing else', async () => {
    expect((await comment({ ...stranger, 'more.sh': '' })).err).toContain('Unexpected `more.sh` in the proposal')
    expect((await comment({ 'pull-request.txt': '7' })).err).toContain('There is no `changes.md`')
    expect((await comment({ ...stranger, 'changes.md': 'x'.repeat(200_001) })).err).toContain('expected at most 200000')
    const folder = proposed({})
    symlinkSync('/etc/hostname', join(folder, 'proposal/changes.md'))
    expect((await run(['comment', 'proposal'], folder)).err).toContain('Unexpected `changes.md` in the proposal')
    expect(server.writes).toEqual([])
  })

  test('says what is wrong with the token, the event and the address', async () => {
    expect((await comment(stranger, undefined, { GITHUB_TOKEN: '' })).err).toContain('GITHUB_TOKEN is not set')
    expect((await comment(stranger, undefined, { GITHUB_TOKEN: 'other' })).err).toMatch(
      /refused with 401.*\n.*`pull-requests: write`/,
    )
    expect((await comment(stranger, {})).err).toContain('Nothing says which pull request this is about')
    const nowhere = await comment(stranger, undefined, { GITHUB_API_URL: 'http://127.0.0.1:9' })
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('does not answer') })
  })
})

describe('on GitLab', () => {
  beforeEach(async () => {
    server = await gitLabServer()
  })

  const comment = (text: string, more: Readonly<Record<string, string>> = {}) => {
    const env = {
      GITLAB_CI: 'true',
      CI_API_V4_URL: server.url,
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '42',
      CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.com/acme/handbook',
      ROLEBOOK_TOKEN: 'project-token',
      ...more,
    }
    return run(['comment', 'proposal'], proposed({ 'changes.md': text }), { env })
  }

  test('keeps one note on the merge request', async () => {
    server.comments.push({ id: 1, author: '9', body: '<!-- rolebook -->\nMine.' })
    expect((await comment(changes)).out).toBe('✓ Commented on merge request 7.')
    await comment(changes.replace('EM', 'TL'))
    expect(server.comments.map(({ body }) => body)).toEqual([
      '<!-- rolebook -->\nMine.',
      `<!-- rolebook -->\n${changes.replace('EM', 'TL')}`,
    ])
    expect(server.writes).toEqual([
      'POST /projects/42/merge_requests/7/notes',
      'PUT /projects/42/merge_requests/7/notes/1001',
    ])
  })

  test('does nothing without a token, and says so', async () => {
    const { code, out } = await comment(changes, { ROLEBOOK_TOKEN: '' })
    expect([code, out]).toEqual([0, 'Nothing was written: the variable ROLEBOOK_TOKEN is not set.'])
  })

  test('says what is wrong with the token, and where it has to run', async () => {
    expect((await comment(changes, { ROLEBOOK_TOKEN: 'old' })).err).toMatch(/refused with 401.*\n.*the scope `api`/)
    expect((await comment(changes, { CI_MERGE_REQUEST_IID: '' })).err).toContain('which merge request')
  })
})
