import type { Config } from '../config.ts'
import { matcher } from '../matcher.ts'
import { report, top } from '../report.ts'
import type { Message } from '../types.ts'
import type { Entry, FileTree } from './file-tree.ts'
import { nameProblem } from './name-problem.ts'
import { unreadable } from './unreadable.ts'

/** The file that marks a folder as a site rolebook wrote; such a folder is no part of a handbook. */
export const siteMarker = '.rolebook-site.json'

interface Found {
  readonly pages: string[]
  /** All others, but not the configuration. */
  readonly files: string[]
  readonly messages: Message[]
}

/**
 * Finds the files of a handbook, as their paths are written. Symbolic links are not followed; hidden folders,
 * `node_modules` and built sites are left out.
 */
export function walkTree(tree: FileTree, config: Config): Found {
  const excluded = matcher(config.exclude)
  const found: Found = { pages: [], files: [], messages: [] }
  walk('')
  return found

  function walk(folder: string): void {
    const entries = entriesOf(folder)
    if (folder !== '' && entries.some(({ name }) => name === siteMarker)) return
    for (const { name, kind } of entries) {
      const path = folder === '' ? name : `${folder}/${name}`
      const place = path.normalize('NFC')
      if (name === 'node_modules' || excluded(place)) continue
      if (name.startsWith('.')) {
        if (kind === 'folder') noteHidden(path)
        continue
      }
      const bad = nameProblem(name)
      if (bad) found.messages.push(report('file-name', place, top, bad.message, { mend: bad.mend }))
      else if (kind === 'folder') walk(path)
      else if (kind !== 'file') {
        const problem = kind === 'link' ? linkProblem(path, place) : noFile(kind, place)
        if (problem) found.messages.push(problem)
      } else if (isPage(name)) found.pages.push(path)
      else if (path !== 'handbook.yaml') found.files.push(path)
    }
  }

  function entriesOf(folder: string): readonly Entry[] {
    try {
      return tree.entriesOf(folder)
    } catch (error) {
      // Without the handbook itself there is nothing to say about its parts.
      if (folder === '') throw error
      found.messages.push(unreadable(folder.normalize('NFC'), 'folder', error))
      return []
    }
  }

  function linkProblem(path: string, place: string): Message | undefined {
    if (tree.leadsInside(path)) return undefined
    const message = 'Unexpected symbolic link out of the handbook or to nothing, expected a file or folder'
    return report('link-outside', place, top, message, {
      mend: 'Copy the file here, or list the link under `exclude` in handbook.yaml.',
    })
  }

  function noteHidden(folder: string): void {
    if (folder.endsWith('.git') || folder.endsWith('.rolebook')) return
    const count = namesIn(folder).filter(isPage).length
    if (count === 0) return
    const message = `Left out ${count === 1 ? 'one page' : `${count} pages`} in the hidden folder \`${folder}\``
    found.messages.push(
      report('hidden-folder', folder, top, message, {
        mend: 'Rename the folder without its dot if readers should see it.',
      }),
    )
  }

  /** Of a folder nobody asked for, so that it makes no difference if it cannot be read. */
  function namesIn(folder: string): string[] {
    try {
      return tree.entriesOf(folder).map(({ name }) => name)
    } catch {
      return []
    }
  }
}

const isPage = (name: string): boolean => /\.(md|markdown)$/i.test(name)

function noFile(kind: 'submodule' | 'device', place: string): Message | undefined {
  if (kind === 'submodule')
    return report('file-unreadable', place, top, 'Unexpected submodule, whose files are in another repository', {
      mend: 'Keep the pages in the repository of the handbook, or list the folder under `exclude` in handbook.yaml.',
    })
  if (!isPage(place)) return undefined
  return report('file-unreadable', place, top, 'Unexpected device or pipe, expected an ordinary file', {
    mend: 'Put a file in its place, or list it under `exclude` in handbook.yaml.',
  })
}
