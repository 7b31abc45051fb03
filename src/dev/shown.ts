import type { OutputFile } from '../types.ts'
import type { Notice, Trouble } from './notice.ts'
import { troubleOf } from './trouble.ts'
import type { Rebuilt } from './types.ts'

/** What the server shows at one moment. */
export interface Shown {
  readonly build: string
  /** The last good build by path; missing until there is one. */
  readonly files?: ReadonlyMap<string, OutputFile>
  readonly name?: string | undefined
  readonly trouble?: Trouble
}

/** What is shown after a rebuild. `build` names it, unless the open pages are still right. */
export function afterRebuild(before: Shown, rebuilt: Rebuilt, build: string): Shown {
  const trouble = troubleOf(rebuilt, before.files !== undefined)
  if (!rebuilt.files) {
    const { trouble: _, ...good } = before
    return { ...good, ...(good.files ? {} : { build }), ...(trouble && { trouble }) }
  }
  const { name } = rebuilt
  const same = name !== undefined && name === before.name
  const files = new Map(rebuilt.files.map((file) => [file.path, file]))
  return { build: same ? before.build : build, files, name, ...(trouble && { trouble }) }
}

/** Without a good build the page itself shows the trouble, and every rebuild is a new page. */
export function noticeOf({ build, files, trouble }: Shown): Notice {
  return { build, ...(files && trouble && { trouble }) }
}
