import type { Environment } from '../read/git.ts'
import type { ReadHandbook } from '../read/read-handbook.ts'
import { readGitTree } from '../read/read-revision.ts'
import type { Repository } from '../read/repository.ts'
import type { PluginFile } from '../types.ts'
import type { ReleaseTag } from './choose-versions.ts'
import { ReleaseError } from './release-error.ts'

interface Options {
  readonly env: Environment
  readonly plugins: readonly PluginFile[]
}

/** Reads the handbook of a release. Throws a ReleaseError where git does not have all of it. */
export async function readRelease(
  { name, version, tree }: ReleaseTag,
  place: Repository,
  options: Options,
): Promise<ReadHandbook> {
  const read = await readGitTree(tree, place, options)
  if (read) return read
  throw new ReleaseError({
    message: `Git cannot read all that it holds at \`${name}\``,
    mend: `Clone the repository anew, without \`--filter\`; or list \`"${version}"\` under \`versions.leaveOut\` in handbook.yaml.`,
  })
}
