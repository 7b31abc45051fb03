import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Config } from '../config.ts'
import { report, top } from '../report.ts'
import type { Asset, Input, Message, Source } from '../types.ts'
import { badByte } from './bad-byte.ts'
import { byCodePoint } from './by-code-point.ts'
import { matcher } from './matcher.ts'
import { nameProblem } from './name-problem.ts'
import { whyUnreadable } from './why-unreadable.ts'

/** The file that marks a folder as a site rolebook wrote; such a folder is no part of a handbook. */
export const siteMarker = '.rolebook-site.json'

/**
 * Reads every Markdown file below `root` and lists the other files, in order of path by code point. Symbolic links are
 * not followed, hidden folders, `node_modules` and built sites are left out. A file that cannot be a page is a message.
 * Reads synchronously: for hundreds of small files that takes a third of the time.
 */
export function readFolder(root: string, config: Config): Input {
  const excluded = matcher(config.exclude)
  const messages: Message[] = []
  const pages: string[] = []
  const assets: Asset[] = []
  walk('')

  const sources: Source[] = []
  const seen = new Set<string>()
  for (const written of pages.sort(byCodePoint)) {
    const path = written.normalize('NFC')
    if (!isFirst(path)) continue
    const source = readSource(join(root, written), path, config, messages)
    if (source) sources.push(source)
  }
  const sorted = assets.sort((a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.from, b.from))
  return { sources, assets: sorted.filter(({ path }) => isFirst(path)), messages }

  function isFirst(path: string): boolean {
    if (!seen.has(path)) return Boolean(seen.add(path))
    const message = `Unexpected second file \`${path}\`, whose name is the same in other Unicode characters`
    messages.push(report('id-duplicate', path, top, message, { mend: 'Rename one of the two files.' }))
    return false
  }

  function walk(folder: string): void {
    const entries = entriesOf(folder)
    if (folder !== '' && entries.some(({ name }) => name === siteMarker)) return
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const place = path.normalize('NFC')
      const isPage = /\.(md|markdown)$/i.test(entry.name)
      if (entry.name === 'node_modules' || excluded(place)) continue
      if (entry.name.startsWith('.')) {
        if (entry.isDirectory()) noteHidden(path)
        continue
      }
      const bad = nameProblem(entry.name)
      if (bad) messages.push(report('file-name', place, top, bad.message, { mend: bad.mend }))
      else if (entry.isDirectory()) walk(path)
      else if (entry.isSymbolicLink()) {
        if (leadsInside(join(root, path))) continue
        const message = 'Unexpected symbolic link out of the handbook or to nothing, expected a file or folder'
        messages.push(
          report('link-outside', place, top, message, {
            mend: 'Copy the file here, or list the link under `exclude` in handbook.yaml.',
          }),
        )
      } else if (!entry.isFile()) {
        if (isPage)
          messages.push(
            report('file-unreadable', place, top, 'Unexpected device or pipe, expected an ordinary file', {
              mend: 'Put a file in its place, or list it under `exclude` in handbook.yaml.',
            }),
          )
      } else if (isPage) pages.push(path)
      else if (path !== 'handbook.yaml') assets.push({ path: place, from: join(root, path) })
    }
  }

  function entriesOf(folder: string): Dirent[] {
    try {
      return readdirSync(join(root, folder), { withFileTypes: true })
    } catch (error) {
      // Without the handbook itself there is nothing to say about its parts.
      if (folder === '') throw error
      messages.push(unreadable(folder.normalize('NFC'), 'folder', error))
      return []
    }
  }

  // What a link to the inside shows is read where it really is.
  function leadsInside(link: string): boolean {
    try {
      return realpathSync(link).startsWith(realpathSync(root) + sep)
    } catch {
      return false
    }
  }

  function noteHidden(folder: string): void {
    if (folder.endsWith('.git') || folder.endsWith('.rolebook')) return
    const count = namesIn(join(root, folder)).filter((name) => /\.(md|markdown)$/i.test(name)).length
    if (count === 0) return
    const message = `Left out ${count === 1 ? 'one page' : `${count} pages`} in the hidden folder \`${folder}\``
    messages.push(
      report('hidden-folder', folder, top, message, {
        mend: 'Rename the folder without its dot if readers should see it.',
      }),
    )
  }
}

function readSource(file: string, path: string, { limits }: Config, messages: Message[]): Source | undefined {
  try {
    const { size } = lstatSync(file)
    if (size > limits.fileBytes) {
      const message = `Unexpected size of ${size} bytes, expected at most ${limits.fileBytes}`
      messages.push(
        report('file-too-large', path, top, message, {
          mend: 'Split the page, or raise `limits.fileBytes` in handbook.yaml.',
        }),
      )
      return undefined
    }
    const bytes = readFileSync(file)
    if (!isUtf8(bytes) || bytes.includes(0)) {
      messages.push(badByte(bytes, path))
      return undefined
    }
    const text = bytes.toString('utf8')
    return {
      path,
      text: text.startsWith('\uFEFF') ? text.slice(1) : text,
      hash: createHash('sha256').update(bytes).digest('hex'),
    }
  } catch (error) {
    messages.push(unreadable(path, 'file', error))
    return undefined
  }
}

function unreadable(path: string, what: 'file' | 'folder', error: unknown): Message {
  const { message, mend } = whyUnreadable(what, error)
  return report('file-unreadable', path, top, message, { mend })
}

/** Of a folder nobody asked for, so that it makes no difference if it cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
