import { git } from '../read/git.ts'
import { GitError } from './git-error.ts'

/** What git says. Throws a GitError when it cannot do what it is asked to. */
export async function gitOutput(args: readonly string[], options: Parameters<typeof git>[1]): Promise<string> {
  const { code, error, text } = await git(args, options)
  if (code !== 0) throw new GitError(error.trim() || `git ${args[0]} failed`)
  return text
}
