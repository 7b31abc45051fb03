import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { kinds } from '../parse/kinds.ts'
import type { ProjectFile } from './project.ts'
import { filesBelow } from './starter.ts'

/**
 * The files of a folder people have already, in a folder of the handbook that bears its name. Its pages are guides, and
 * the links between them hold, because they stay where they were to each other.
 */
export function adopted(folder: string, beside: readonly ProjectFile[]): ProjectFile[] {
  const target = folderFor(basename(folder), beside)
  return filesBelow(folder).map((path) => ({
    path: `${target}/${path}`,
    contents: readFileSync(join(folder, path)),
  }))
}

/** A folder whose pages are of another kind, or that the handbook has already, would mix the two. */
function folderFor(name: string, beside: readonly ProjectFile[]): string {
  const taken = new Set<string>(Object.values(kinds).flatMap(({ folder }) => folder ?? []))
  for (const { path } of beside) taken.add(path.split('/')[1]!)
  return taken.has(name.toLowerCase()) ? `handbook/guides/${name}` : `handbook/${name}`
}
