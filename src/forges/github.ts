import { z } from 'zod'
import { UserError } from '../base/errors.ts'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import { type Api, callApi, listAll } from './api.ts'
import type { Asked, Conversation } from './conversation.ts'

// What starts a workflow on GitHub. Of a run that another one has started, a proposal of a stranger is not named.
const event = z.object({
  pull_request: z.object({ number: z.int() }).optional(),
  workflow_run: z
    .object({ head_sha: z.string(), head_repository: z.object({ full_name: z.string() }).nullable() })
    .optional(),
})

const pullRequest = z.object({
  state: z.string(),
  head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
})

const comments = z.array(
  z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ login: z.string() }).nullish() }),
)

/** Whose comments a workflow makes. */
const author = 'github-actions[bot]'

/** The pull request that a workflow runs for. Throws a UserError when nothing says which one that is. */
export function pullRequestOf({ env, number: given }: Asked): Conversation {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_TOKEN: token, GITHUB_EVENT_PATH: path = '' } = env
  if (!token)
    throw new UserError('GITHUB_TOKEN is not set.', 'Give the step the token of the workflow: `github.token`.')
  const api: Api = {
    base: env.GITHUB_API_URL ?? 'https://api.github.com',
    headers: {
      Accept: 'application/vnd.github+json',
      Authorization: `Bearer ${token}`,
      'X-GitHub-Api-Version': '2022-11-28',
    },
    needs: 'the permission `pull-requests: write`',
  }
  const { pull_request, workflow_run: run } = readEvent(path)
  const number = pull_request?.number ?? numberOf(given)
  const findRefusal = async () => {
    if (!run) return undefined
    const why = explainMismatch(run, await callApi(api, `repos/${repository}/pulls/${number}`, pullRequest))
    return why && `pull request ${number} ${why}`
  }
  const list = async () => {
    const all = await listAll(api, `repos/${repository}/issues/${number}/comments`, comments)
    return all.filter(({ user }) => user?.login === author).map(({ id, body }) => ({ id, body: body ?? '' }))
  }
  const send = (path: string, method: 'POST' | 'PATCH', body: string) =>
    callApi(api, `repos/${repository}/issues/${path}`, z.unknown(), { method, body: { body } })
  return {
    name: `pull request ${number}`,
    repository: `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${repository}/`,
    room: 65_000,
    findRefusal,
    list,
    create: (body) => send(`${number}/comments`, 'POST', body),
    update: (id, body) => send(`comments/${id}`, 'PATCH', body),
  }
}

function readEvent(path: string): z.infer<typeof event> {
  try {
    const read = event.parse(JSON.parse(String(readOrdinaryFile(path))))
    if (read.pull_request || read.workflow_run) return read
  } catch {
    // Said below.
  }
  throw new UserError(
    'Nothing says which pull request this is about.',
    'Run it in a workflow that starts on `pull_request`, or on `workflow_run` of one that does.',
  )
}

function numberOf(given: string | undefined): number {
  if (given !== undefined && /^[1-9]\d{0,9}$/.test(given.trim())) return Number(given)
  throw new UserError(
    'The proposal does not say the number of its pull request.',
    'Expected it alone in the file `pull-request.txt`.',
  )
}

/** Why the pull request of this number is not to be commented on, if it is not. */
function explainMismatch(
  run: NonNullable<z.infer<typeof event>['workflow_run']>,
  { state, head }: z.infer<typeof pullRequest>,
): string | undefined {
  if (head.repo?.full_name !== run.head_repository?.full_name)
    throw new UserError(
      'The proposal says the number of another pull request, from another repository.',
      'Nothing was written. See who made the proposal, and what it changes in `.github`.',
    )
  if (state !== 'open') return 'is closed'
  return head.sha === run.head_sha ? undefined : 'has newer commits, whose own run comments on it'
}
