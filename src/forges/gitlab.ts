import { z } from 'zod'
import { UserError } from '../base/errors.ts'
import { type Api, callApi, listAll } from './api.ts'
import type { Asked, Conversation } from './conversation.ts'

const person = z.object({ id: z.int() })
const notes = z.array(z.object({ id: z.int(), body: z.string(), author: person, system: z.boolean() }))

/** The merge request that a pipeline runs for. Throws a UserError when nothing says which one that is. */
export function mergeRequestOf({ env }: Asked): Conversation {
  const { CI_MERGE_REQUEST_IID: number, CI_MERGE_REQUEST_PROJECT_ID: project, ROLEBOOK_TOKEN: token = '' } = env
  if (!number || !project)
    throw new UserError(
      'Nothing says which merge request this is about.',
      'Run it in a pipeline of merge requests: `if: $CI_PIPELINE_SOURCE == "merge_request_event"`.',
    )
  const api: Api = {
    base: env.CI_API_V4_URL ?? 'https://gitlab.com/api/v4',
    headers: { 'PRIVATE-TOKEN': token },
    needs: 'the scope `api`',
  }
  const path = `projects/${project}/merge_requests/${number}/notes`
  const list = async () => {
    const { id: me } = await callApi(api, 'user', person)
    const all = await listAll(api, path, notes)
    return all.filter(({ author, system }) => author.id === me && !system)
  }
  return {
    name: `merge request ${number}`,
    repository: `${env.CI_MERGE_REQUEST_PROJECT_URL ?? ''}/`,
    room: 65_000,
    findRefusal: async () => (token === '' ? 'the variable ROLEBOOK_TOKEN is not set' : undefined),
    list,
    create: (body) => callApi(api, path, z.unknown(), { method: 'POST', body: { body } }),
    update: (id, body) => callApi(api, `${path}/${id}`, z.unknown(), { method: 'PUT', body: { body } }),
  }
}
