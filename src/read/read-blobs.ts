import { type Environment, git } from './git.ts'

interface Options {
  readonly folder: string
  readonly env: Environment
}

/** What git keeps under these ids, by id, in one call; what it does not have is missing. */
export async function readBlobs(
  oids: Iterable<string>,
  { folder, env }: Options,
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...new Set(oids)]
  if (wanted.length === 0) return new Map()
  const chunks: Buffer[] = []
  await git(['cat-file', '--batch'], {
    folder,
    env,
    input: `${wanted.join('\n')}\n`,
    onBytes: (bytes) => chunks.push(bytes),
  })
  return decode(Buffer.concat(chunks))
}

/** From lines of id, type and size, each with its bytes and a line break after it. */
function decode(answer: Buffer): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>()
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf('\n', at)
    if (end < 0) break
    const [oid = '', type, size] = answer.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type === 'missing') continue
    const last = at + Number(size)
    // A git that was ended in between has not said all.
    if (type === 'blob' && last < answer.length) blobs.set(oid, answer.subarray(at, last))
    at = last + 1
  }
  return blobs
}
