import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { UserError } from './errors.ts'
import { forgetStored, hashContents, isOwnFile, makeStoreFolder, readStored, writeStored } from './files.ts'

/** Many texts by key, each of which is read when somebody asks for it: most runs need few of them. */
export interface Records {
  /** The hash and the size in bytes of a record, without reading it; undefined where there is none. */
  readonly find: (key: string) => RecordFacts | undefined
  /** Undefined where there is none. Throws DamagedRecords when it is not what was added. */
  readonly read: (key: string) => Buffer | undefined
  readonly add: (key: string, text: string) => RecordFacts
  /** Keeps those that are wanted for the next run, and forgets all others. */
  readonly save: (isWanted: (key: string) => boolean) => void
}

export interface RecordFacts {
  /** As `hashContents` has it. */
  readonly hash: string
  readonly size: number
}

/** What was kept cannot be read any more. It is forgotten, so that a second run comes to the same result. */
export class DamagedRecords extends UserError {
  constructor(file: string) {
    super(`What rolebook has kept of the last run is damaged: ${file}.`, 'Run it again.')
  }
}

/** Records for this run alone, in memory. */
export function recordsInMemory(): Records {
  const all = new Map<string, RecordFacts & { readonly bytes: Buffer }>()
  return {
    find: (key) => all.get(key),
    read: (key) => all.get(key)?.bytes,
    add(key, text) {
      const bytes = Buffer.from(text)
      const record = { hash: hashContents(bytes), size: bytes.length, bytes }
      all.set(key, record)
      return record
    },
    save: (isWanted) => void forgetOthers(all, isWanted),
  }
}

/** Where a record is in the file: from which byte, how many, and the hash of these. */
type Place = readonly [at: number, length: number, hash: string]

/** As many bytes are written at once. Of a small handbook they are written when all went well, so that nothing is left over. */
const batch = 1 << 24

/**
 * Records in a file, with an index beside it. A run adds to the end of the file; when more than half of it is of no use, it is
 * written again. Every record has a hash, so that a run that is killed, or another beside it, costs time and nothing else.
 * `name` says what the records depend on: those of another name are forgotten. What cannot be written stays in memory.
 */
export function recordsIn(file: string, name: string): Records {
  const index = `${file}-index`
  const unwritten = recordsInMemory()
  let places = readIndex(index, name)
  let opened = places.size > 0 ? openExisting(file) : undefined
  if (!opened) places = new Map()
  let isChanged = false

  return { find, read, add, save }

  function find(key: string): RecordFacts | undefined {
    const place = places.get(key)
    return place ? { hash: place[2], size: place[1] } : unwritten.find(key)
  }

  function read(key: string): Buffer | undefined {
    const place = places.get(key)
    return place ? bytesAt(place) : unwritten.read(key)
  }

  function bytesAt([at, length, hash]: Place): Buffer {
    const bytes = opened?.read(at, length)
    if (bytes && hashContents(bytes) === hash) return bytes
    forgetStored(index)
    // Whoever goes on with these records has to make all of them again.
    places = new Map()
    throw new DamagedRecords(file)
  }

  function add(key: string, text: string): RecordFacts {
    opened ??= openNew(file)
    const bytes = Buffer.from(text)
    const at = opened.append(bytes)
    isChanged = true
    if (at === undefined) return unwritten.add(key, text)
    const [size, hash] = [bytes.length, hashContents(bytes)]
    places.set(key, [at, size, hash])
    return { hash, size }
  }

  function save(isWanted: (key: string) => boolean): void {
    unwritten.save(isWanted)
    isChanged = forgetOthers(places, isWanted) || isChanged
    if (!isChanged || !opened) return
    const used = [...places.values()].reduce((sum, [, length]) => sum + length, 0)
    if (opened.length() > 2 * used) gather()
    if (!opened.finish()) return
    const lines = [...places].map(([key, place]) => JSON.stringify([key, ...place]))
    writeStored(index, name, lines.join('\n'))
    isChanged = false
  }

  /** Writes what is of use into a new file. */
  function gather(): void {
    const next = openNew(file)
    const moved = new Map<string, Place>()
    for (const [key, place] of places) {
      const at = next.append(bytesAt(place))
      if (at === undefined) {
        next.drop()
        return
      }
      moved.set(key, [at, place[1], place[2]])
    }
    opened?.close()
    opened = next
    places = moved
  }
}

/** Says whether there was anything to forget. */
function forgetOthers(map: Map<string, unknown>, isWanted: (key: string) => boolean): boolean {
  const before = map.size
  for (const key of map.keys()) if (!isWanted(key)) map.delete(key)
  return map.size < before
}

function readIndex(index: string, name: string): Map<string, Place> {
  const lines = readStored(index, name)?.split('\n') ?? []
  return new Map(
    lines.filter(Boolean).map((line) => {
      const [key, ...place] = JSON.parse(line) as [string, ...Place]
      return [key, place]
    }),
  )
}

/** A file that grows at its end, and can be read while it does. What fails is undefined or false. */
interface GrowingFile {
  readonly length: () => number
  readonly read: (at: number, length: number) => Buffer | undefined
  /** Gives where the bytes begin. */
  readonly append: (bytes: Buffer) => number | undefined
  /** Writes what is not written yet, and gives a new file its name. */
  readonly finish: () => boolean
  readonly close: () => void
  /** Removes a file that has no name yet. */
  readonly drop: () => void
}

function openExisting(file: string): GrowingFile | undefined {
  return attempt(() => (isOwnFile(file) ? makeGrowing({ path: file }, openSync(file, 'a+')) : undefined))
}

/** It has a name of its own until it is finished, and is not there before there is much to write. */
const openNew = (file: string): GrowingFile => makeGrowing({ path: `${file}.${process.pid}`, to: file })

function makeGrowing(place: { readonly path: string; to?: string | undefined }, opened?: number): GrowingFile {
  let descriptor = opened
  let written = descriptor === undefined ? 0 : fstatSync(descriptor).size
  /** By where they will be in the file. */
  const waiting = new Map<number, Buffer>()
  let waitingLength = 0
  let isBroken = false

  return {
    length: () => written + waitingLength,
    read(at, length) {
      if (length === 0) return Buffer.alloc(0)
      if (at >= written) return waiting.get(at)
      const bytes = Buffer.allocUnsafe(length)
      return attempt(() => readSync(descriptor!, bytes, 0, length, at)) === length ? bytes : undefined
    },
    append(bytes) {
      if (isBroken) return undefined
      const at = written + waitingLength
      waiting.set(at, bytes)
      waitingLength += bytes.length
      // What waits is still there to be read when it cannot be written.
      if (waitingLength >= batch) isBroken = !attempt(write)
      return at
    },
    finish: () => (!isBroken && attempt(() => write() && rename())) ?? false,
    close,
    drop() {
      close()
      rmSync(place.path, { force: true })
    },
  }

  /** Fails where another process has written to the file, because nothing is where it should be then. */
  function write(): boolean {
    descriptor ??= create()
    const file = descriptor
    if (waitingLength === 0) return true
    if (fstatSync(file).size !== written) return false
    const bytes = Buffer.concat([...waiting.values()])
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    written += waitingLength
    waiting.clear()
    waitingLength = 0
    return true
  }

  function create(): number {
    makeStoreFolder(place.path)
    rmSync(place.path, { force: true })
    return openSync(place.path, 'ax+')
  }

  function rename(): boolean {
    if (place.to !== undefined) renameSync(place.path, place.to)
    place.to = undefined
    return true
  }

  function close(): void {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** What comes of it, or undefined where the disk will not have it. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
