import type { OutputFile } from '../types.ts'

/** A file that is made when somebody asks for its contents, and then once: who shows a site needs few of its files. */
export function madeWhenAsked(path: string, make: () => OutputFile['contents']): OutputFile {
  let contents: OutputFile['contents'] | undefined
  return {
    path,
    get contents() {
      contents ??= make()
      return contents
    },
  }
}
