import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Config } from '../config.ts'
import { report, top } from '../report.ts'
import type { Input, Message, Source } from '../types.ts'
import { badByte } from './bad-byte.ts'
import { byCodePoint } from './by-code-point.ts'
import type { FileTree } from './file-tree.ts'
import { unreadable } from './unreadable.ts'
import { walkTree } from './walk-tree.ts'

/**
 * Reads every page of a tree and lists the other files, in order of path by code point. A file that cannot be a page is
 * a message.
 */
export function readTree(tree: FileTree, config: Config): Input {
  const { pages, files, messages } = walkTree(tree, config)
  const sources: Source[] = []
  const seen = new Set<string>()
  for (const written of pages.sort(byCodePoint)) {
    const path = written.normalize('NFC')
    if (!isFirst(path)) continue
    const source = readSource(written, path)
    if (source) sources.push(source)
  }
  const assets = files
    .map((written) => ({ path: written.normalize('NFC'), written }))
    .sort((a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.written, b.written))
    .filter(({ path }) => isFirst(path))
    .map(({ path, written }) => ({ path, from: tree.from(written) }))
  return { sources, assets, messages }

  function isFirst(path: string): boolean {
    if (!seen.has(path)) return Boolean(seen.add(path))
    const message = `Unexpected second file \`${path}\`, whose name is the same in other Unicode characters`
    messages.push(report('id-duplicate', path, top, message, { mend: 'Rename one of the two files.' }))
    return false
  }

  function readSource(written: string, path: string): Source | undefined {
    try {
      const size = tree.sizeOf(written)
      if (size > config.limits.fileBytes) messages.push(tooLarge(path, size, config.limits.fileBytes))
      else return asSource(path, tree.bytesOf(written), messages)
    } catch (error) {
      messages.push(unreadable(path, 'file', error))
    }
    return undefined
  }
}

const tooLarge = (path: string, size: number, limit: number): Message =>
  report('file-too-large', path, top, `Unexpected size of ${size} bytes, expected at most ${limit}`, {
    mend: 'Split the page, or raise `limits.fileBytes` in handbook.yaml.',
  })

function asSource(path: string, bytes: Buffer, messages: Message[]): Source | undefined {
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
}
