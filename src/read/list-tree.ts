import { type Environment, git } from './git.ts'

/** What git has at a path. */
export interface Listed {
  readonly path: string
  readonly kind: 'file' | 'link' | 'submodule'
  readonly oid: string
  readonly size: number
}

/** Every file below a folder, by the id of its tree; undefined when git cannot say. */
export async function listTree(
  tree: string,
  { folder, env }: { readonly folder: string; readonly env: Environment },
): Promise<readonly Listed[] | undefined> {
  const { code, text } = await git(['ls-tree', '-r', '-z', '-l', '--full-tree', tree], { folder, env })
  return code === 0 ? text.split('\0').flatMap(listed) : undefined
}

const kinds: Readonly<Record<string, Listed['kind']>> = { 120000: 'link', 160000: 'submodule' }

function listed(line: string): Listed[] {
  const [, mode, oid, size, path] = /^(\d+) \w+ (\w+) +(\d+|-)\t(.+)$/s.exec(line) ?? []
  return path === undefined ? [] : [{ path, kind: kinds[mode!] ?? 'file', oid: oid!, size: Number(size) || 0 }]
}
