import type { OutputFile } from '../types.ts'
import type { Notice, Trouble } from './notice.ts'
import { troubleOf } from './trouble.ts'
import type { Rebuilt } from './types.ts'

/** What the server shows at one moment. */
export interface Shown {
  readonly build: string
  /** The last good build by path; missing until there is one. */
  readonly files?: ReadonlyMap<string, OutputFile>
  readonly trouble?: Trouble
}

/** What is shown after a rebuild. `build` names it, unless the open pages are still right. */
export function afterRebuild(before: Shown, rebuilt: Rebuilt, build: string): Shown {
  const files = rebuilt.files ? new Map(rebuilt.files.map((file) => [file.path, file])) : before.files
  const trouble = troubleOf(rebuilt, before.files !== undefined)
  const same = before.files !== undefined && (files === before.files || alike(files!, before.files))
  return { build: same ? before.build : build, ...(files && { files }), ...(trouble && { trouble }) }
}

/** Without a good build the page itself shows the trouble, and every rebuild is a new page. */
export function noticeOf({ build, files, trouble }: Shown): Notice {
  return { build, ...(files && trouble && { trouble }) }
}

/** Saving without a change must not reload anything. Comparing is a fraction of the time that building took. */
function alike(left: NonNullable<Shown['files']>, right: NonNullable<Shown['files']>): boolean {
  return (
    left.size === right.size && [...left.values()].every((file) => equal(file.contents, right.get(file.path)?.contents))
  )
}

function equal(left: OutputFile['contents'], right: OutputFile['contents'] | undefined): boolean {
  if (typeof left === 'string' || typeof right === 'string' || right === undefined) return left === right
  return Buffer.compare(left, right) === 0
}
