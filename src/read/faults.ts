import { isUtf8 } from 'node:buffer'
import { UserError } from '../base/errors.ts'
import { type Fault, type Message, report, topOfFile } from '../base/messages.ts'

/** The message about the first byte of `bytes` that is not UTF-8 text, with a guess at what the encoding is. */
export function reportBadByte(bytes: Buffer, file: string): Message {
  const guess = guessed(bytes)
  const at = guess === undefined || guess.startsWith('Windows') ? offsetOf(bytes) : 0
  const before = bytes.subarray(0, at).toString('utf8')
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  const place = { line, column, endLine: line, endColumn: column + 1 }
  const found = guess ? `${guess} text` : `byte 0x${bytes[at]!.toString(16).padStart(2, '0').toUpperCase()}`
  return report('text-encoding', file, place, `Unexpected ${found}, expected UTF-8`, {
    hint: 'Save the file again with the encoding UTF-8.',
  })
}

function guessed(bytes: Buffer): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16'
  if (a === 0xfe && b === 0xff) return 'UTF-16'
  if (a === 0 && b === 0 && c === 0xfe) return 'UTF-32'
  if (!isUtf8(bytes)) return 'Windows-1252 or Latin-1'
  const zeros = bytes.subarray(0, 1000).filter((byte) => byte === 0).length
  return zeros > Math.min(bytes.length, 1000) / 4 ? 'UTF-16' : undefined
}

/** Offset of the first byte that is NUL or that no valid UTF-8 continues, by bisection on the valid prefix. */
function offsetOf(bytes: Buffer): number {
  const nul = bytes.indexOf(0)
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    // A prefix may end inside a character: up to three more bytes can complete it.
    if ([0, 1, 2, 3].some((more) => middle + more <= bytes.length && isUtf8(bytes.subarray(0, middle + more))))
      low = middle
    else high = middle - 1
  }
  return nul >= 0 && nul < low ? nul : Math.min(low, bytes.length - 1)
}

/** The message that the system does not give a file or folder out. */
export function reportUnreadable(path: string, what: 'file' | 'folder', error: unknown): Message {
  const { message, hint } = explainUnreadable(what, error)
  return report('file-unreadable', path, topOfFile, message, { hint })
}

/** Why the system does not give a file or folder out, and what may help. */
export function explainUnreadable(what: 'file' | 'folder', error: unknown): Fault {
  if (error instanceof UserError) return { message: error.message, hint: error.hint }
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT')
    return {
      message: `The ${what} vanished while the handbook was read`,
      hint: 'Build again when nothing is moving the files of the handbook.',
    }
  const isForbidden = code === 'EACCES' || code === 'EPERM'
  const why = isForbidden ? 'you do not have the permission' : `the system answers ${code}`
  const hint = isForbidden ? `Change the permissions of the ${what}, or exclude it in handbook.yaml.` : 'Try again.'
  return { message: `The ${what} cannot be read: ${why}`, hint }
}

/** The bytes of a file, unless Git LFS has put a pointer in its place. */
export function refuseLfsPointer(bytes: Buffer, hint: string): Buffer {
  if (bytes.length < 1024 && bytes.toString('latin1').startsWith('version https://git-lfs.github.com/spec/'))
    throw new UserError('The file is not here: Git LFS has put a pointer in its place', hint)
  return bytes
}
