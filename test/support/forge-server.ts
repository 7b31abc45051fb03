import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A comment as the server keeps it. */
interface KeptComment {
  readonly id: number
  readonly author: string
  body: string
}

/** The comments of one proposal behind the API of a forge, on this machine. */
export interface ForgeServer {
  readonly url: string
  readonly comments: KeptComment[]
  /** `POST /repos/…`, without what only reads. */
  readonly writes: string[]
  readonly close: () => void
}

interface Answer {
  readonly status: number
  readonly json: unknown
}

type Serve = (method: string, path: string, query: URLSearchParams, body: string | undefined) => Answer

async function listen(isAllowed: (request: IncomingMessage) => boolean, serve: Serve) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { pathname, searchParams } = new URL(request.url!, 'http://x')
    const sent = chunks.length > 0 ? JSON.parse(String(Buffer.concat(chunks))).body : undefined
    const { status, json } = isAllowed(request)
      ? serve(request.method!, pathname, searchParams, sent)
      : { status: 401, json: { message: 'Bad credentials' } }
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, close: () => void server.close() }
}

/** How a forge names what a comment consists of. */
type Shape = (comment: KeptComment) => object

/** Lists comments in parts, adds one by POST, and changes one by another method. */
function conversation(me: string, shape: Shape) {
  const comments: KeptComment[] = []
  const writes: string[] = []
  const answer = (method: string, path: string, query: URLSearchParams, body: string | undefined): Answer => {
    if (method === 'GET') {
      const [size, page] = [Number(query.get('per_page')), Number(query.get('page'))]
      return { status: 200, json: comments.slice(size * (page - 1), size * page).map(shape) }
    }
    writes.push(`${method} ${path}`)
    if (body === undefined || body.length > 65_536) return { status: 422, json: { message: 'body is too long' } }
    const id = Number(/\d+$/.exec(path))
    const kept = comments.find((comment) => comment.id === id && method !== 'POST')
    if (kept) kept.body = body
    else comments.push({ id: 1000 + comments.length, author: me, body })
    return { status: method === 'POST' ? 201 : 200, json: shape(kept ?? comments.at(-1)!) }
  }
  return { comments, writes, answer }
}

/** What GitHub says of a pull request. */
interface PullRequest {
  state: 'open' | 'closed'
  head: { sha: string; repo: { full_name: string } | null }
}

/** GitHub, with the repository `acme/handbook`, its pull requests by their numbers, and the comments on number 7. */
export async function gitHubServer(pulls: Readonly<Record<number, PullRequest>>): Promise<ForgeServer> {
  const { comments, writes, answer } = conversation('github-actions[bot]', ({ id, author, body }) => ({
    ...{ id, body },
    user: { login: author },
  }))
  const { url, close } = await listen(
    ({ headers }) => headers.authorization === 'Bearer workflow-token',
    (method, path, query, body) => {
      const [, number] = /^\/repos\/acme\/handbook\/pulls\/(\d+)$/.exec(path) ?? []
      if (number !== undefined) {
        const json = pulls[Number(number)]
        return json ? { status: 200, json } : { status: 404, json: { message: 'Not Found' } }
      }
      return /^\/repos\/acme\/handbook\/issues\/(?:7\/comments|comments\/\d+)$/.test(path)
        ? answer(method, path, query, body)
        : { status: 404, json: { message: 'Not Found' } }
    },
  )
  return { url, comments, writes, close }
}

/** GitLab, with the merge request 7 of project 42 and the notes on it. */
export async function gitLabServer(): Promise<ForgeServer> {
  const { comments, writes, answer } = conversation('5', ({ id, author, body }) => ({
    ...{ id, body },
    author: { id: Number(author) },
    system: false,
  }))
  const { url, close } = await listen(
    ({ headers }) => headers['private-token'] === 'project-token',
    (method, path, query, body) => {
      if (path === '/user') return { status: 200, json: { id: 5 } }
      return path.startsWith('/projects/42/merge_requests/7/notes')
        ? answer(method, path, query, body)
        : { status: 404, json: { message: '404 Not found' } }
    },
  )
  return { url, comments, writes, close }
}
