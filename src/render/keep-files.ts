import { hashContents, type MadeFile, type OutputFile, type StoredFile } from '../base/files.ts'
import type { RecordFacts, Records } from '../base/records.ts'

/**
 * Makes files one after the other and keeps each, so that no more than one is in memory; those that are made of the same as
 * the last time are there already. Then forgets all others. Bytes that are in memory anyway stay there.
 */
export function keepFiles(files: readonly MadeFile[], kept: Records): readonly (OutputFile | StoredFile)[] {
  const wanted = new Set<string>()
  const found = files.map((file) => {
    const { path, key } = file
    const known = key && kept.find(`${key} ${path}`)
    if (key) wanted.add(key)
    if (known) return storedFile(path, key, known)
    const { contents } = file
    if (typeof contents !== 'string') return { path, contents }
    const name = key ?? hashContents(contents)
    wanted.add(name)
    return storedFile(path, name, kept.find(`${name} ${path}`) ?? kept.add(`${name} ${path}`, contents))
  })
  kept.save((record) => wanted.has(record.slice(0, record.indexOf(' '))))
  return found

  function storedFile(path: string, key: string, { hash, size }: RecordFacts): StoredFile {
    return { path, hash, size, read: () => kept.read(`${key} ${path}`)! }
  }
}
