import { statSync } from 'node:fs'

/** Whether there is a folder. What cannot be a path, or cannot be looked at, is none. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch {
    return false
  }
}
