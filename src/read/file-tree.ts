import type { Asset } from '../types.ts'

/** What stands under a name in a folder. */
export interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'submodule' | 'device'
}

/** A handbook's folder, on the disk or as git holds it. All paths are as written there; '' is the folder itself. */
export interface FileTree {
  /** What is in a folder, in any order. Throws what the system says when it cannot be read, as the others do. */
  readonly entriesOf: (folder: string) => readonly Entry[]
  /** Whether a symbolic link shows something in this tree, which is then read where it really is. */
  readonly leadsInside: (link: string) => boolean
  readonly sizeOf: (page: string) => number
  readonly bytesOf: (page: string) => Buffer
  /** Where the bytes of another file are, for whoever needs them. */
  readonly from: (file: string) => Asset['from']
}
