import type { ZodType } from 'zod'
import { UserError } from '../base/errors.ts'
import { replaceControls } from '../base/text.ts'

/** Where a forge answers to programs. */
export interface Api {
  readonly base: string
  readonly headers: Readonly<Record<string, string>>
  /** What the token has to be allowed to do. */
  readonly needs: string
}

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly body?: object
}

/** Asks a forge, and returns what it answers. Throws a UserError when it refuses, or answers something else. */
export async function callApi<T>(
  { base, headers, needs }: Api,
  path: string,
  answer: ZodType<T>,
  { method = 'GET', body }: Request = {},
): Promise<T> {
  const address = `${base.replace(/\/$/, '')}/${path}`
  const response = await fetch(address, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json', 'User-Agent': 'rolebook' },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  }).catch((fault: Error) => {
    const why = fault.cause instanceof Error ? fault.cause.message : fault.message
    throw new UserError(`${address} does not answer: ${why}.`, 'See whether the address is right, then run it again.')
  })
  const text = await response.text()
  if (!response.ok)
    throw new UserError(
      `${method} ${address} was refused with ${response.status}: ${replaceControls(text.slice(0, 300))}`,
      [401, 403, 404].includes(response.status) ? `The token needs ${needs}.` : 'Run it again later.',
    )
  const read = answer.safeParse(parsed(text))
  if (read.success) return read.data
  throw new UserError(`${address} does not answer as expected.`, 'See whether it is the address of the forge’s API.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Everything of a list that a forge gives out in parts of a hundred. `path` may have a query. */
export async function listAll<T>(api: Api, path: string, part: ZodType<T[]>): Promise<T[]> {
  const all: T[] = []
  for (let page = 1; page <= 100; page++) {
    const more = await callApi(api, `${path}?per_page=100&page=${page}`, part)
    all.push(...more)
    if (more.length < 100) break
  }
  return all
}
