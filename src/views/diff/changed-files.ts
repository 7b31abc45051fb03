import type { AssetFile, Handbook } from '../../types.ts'

/** Contents of the files that each of two handbooks shows, by path. */
export interface Contents {
  readonly from: ReadonlyMap<string, AssetFile>
  readonly to: ReadonlyMap<string, AssetFile>
}

/** Pictures and other files that both handbooks show and that are not what they were. Without contents, as git tells. */
export function changedFiles(from: Handbook, to: Handbook, contents?: Contents): string[] {
  const paths = contents
    ? [...contents.to].filter(([path, is]) => differ(contents.from.get(path), is)).map(([path]) => path)
    : [...to.usedAssets].filter((path) => from.usedAssets.has(path) && isOther(oid(from, path), oid(to, path)))
  return paths.sort()
}

const isOther = (was: string | undefined, is: string | undefined) => was !== undefined && is !== undefined && was !== is

function oid({ assets }: Handbook, path: string): string | undefined {
  const from = assets.get(path)?.from
  return typeof from === 'object' ? from.oid : undefined
}

/** Line ends are no difference: on the disk git may have made others of them. */
function differ(was: AssetFile | undefined, is: AssetFile): boolean {
  if (!was || was.href === is.href) return false
  const [before, after] = [was, is].map(({ contents }) => Buffer.from(contents))
  return (
    before!.includes(0) || before!.toString().replaceAll('\r\n', '\n') !== after!.toString().replaceAll('\r\n', '\n')
  )
}
