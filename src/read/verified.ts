import { type Environment, git } from './git.ts'
import type { Repository } from './repository.ts'

/** The id of what a name stands for, if it stands for one thing. What looks like an option is none. */
export async function verified(
  name: string,
  { top: folder }: Repository,
  env: Environment,
): Promise<string | undefined> {
  if (name.includes('\0')) return undefined
  const { code, text } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', name], { folder, env })
  return code === 0 ? text.trim() : undefined
}
