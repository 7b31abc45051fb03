import { UserError } from '../base/errors.ts'
import { type Environment, failedGit, type Repository, runGit } from '../read/git.ts'

/** What git says, undefined when it says no. */
export async function answerOf(
  args: readonly string[],
  options: Parameters<typeof runGit>[1],
): Promise<string | undefined> {
  const ended = await runGit(args, options)
  if (ended.code === 0) return ended.text
  if (ended.code === 1) return undefined
  throw failedGit(args, ended)
}

/** What git says. Throws a UserError when it cannot do what it is asked to. */
export async function gitOutput(args: readonly string[], options: Parameters<typeof runGit>[1]): Promise<string> {
  const { code, error, text } = await runGit(args, options)
  if (code === 0) return text
  const said = error.trim() || `git ${args[0]} failed`
  const hint = /identity|ident|user\.email|tell me who you are/i.test(said)
    ? 'Say who you are: git config user.name "Your Name", git config user.email you@example.com'
    : 'See that `git commit` works here, then run it again.'
  throw new UserError(`Nothing was released. Git says: ${said}`, hint)
}

/** Whether there is a tag of this name, whatever it is of. */
export const tagIsThere = (tag: string, place: Repository, env: Environment): Promise<boolean> =>
  refIsThere(`refs/tags/${tag}`, place, env)

/** Whether there is a branch of this name. */
export const branchIsThere = (branch: string, place: Repository, env: Environment): Promise<boolean> =>
  refIsThere(`refs/heads/${branch}`, place, env)

/** Whether there is a tag or a branch of this full name. */
export async function refIsThere(ref: string, { top: folder }: Repository, env: Environment): Promise<boolean> {
  return (await answerOf(['show-ref', '--verify', '--quiet', ref], { folder, env })) !== undefined
}

/** So that nothing is staged: whoever began the release has made sure that nothing was. */
export async function unstage(
  paths: readonly string[],
  { top: folder, head }: Repository,
  env: Environment,
): Promise<void> {
  await runGit(['reset', '--quiet', head, '--', ...paths], { folder, env })
}
