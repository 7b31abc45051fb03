import { type Environment, git } from '../read/git.ts'
import type { Repository } from '../read/repository.ts'

/** Whether there is a tag of this name, whatever it stands for. */
export async function tagIsThere(tag: string, { top: folder }: Repository, env: Environment): Promise<boolean> {
  const { code } = await git(['show-ref', '--verify', '--quiet', `refs/tags/${tag}`], { folder, env })
  return code === 0
}
