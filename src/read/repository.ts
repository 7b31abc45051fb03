import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Environment, git } from './git.ts'

/** Where a folder stands in its repository. */
export interface Repository {
  readonly kind: 'repository'
  /** Id of the commit that is checked out. */
  readonly head: string
  /** The top of the work tree. */
  readonly top: string
  /** The folder from there: '' or `docs/handbook/`. */
  readonly prefix: string
  /** Ids of the commits whose parents are missing here, in a shallow clone. */
  readonly edges: ReadonlySet<string>
}

/** Why there is none: nothing to say about it, or something to mend. */
export type NoRepository =
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'unsafe'; readonly top: string }

/** Asks git, once, about a folder. Without a repository git is not started at all. */
export async function repository(written: string, env: Environment): Promise<Repository | NoRepository> {
  const folder = realpathSync(written)
  const above = repositoryAbove(folder)
  if (above === undefined) return { kind: 'none' }
  const question = ['--show-prefix', '--show-cdup', '--is-shallow-repository', '--git-path', 'shallow', 'HEAD']
  const { code, error, text } = await git(['rev-parse', ...question], { folder, env })
  if (code === undefined) return { kind: 'missing', why: 'there is no git to ask' }
  if (error.includes('dubious ownership'))
    return { kind: 'unsafe', top: /repository at '(.*)'/.exec(error)?.[1] ?? above }
  // A repository without a commit, or no repository after all.
  if (code !== 0) return { kind: 'none' }
  const [prefix = '', up = '', shallow, file = '', head = ''] = text.split('\n')
  const edges = shallow === 'true' ? readFileSync(resolve(folder, file), 'utf8').split('\n').filter(Boolean) : []
  return { kind: 'repository', head, prefix, top: join(folder, up), edges: new Set(edges) }
}

function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryAbove(parent)
}
