import type { Fault } from '../types.ts'

/** A file that is there and cannot be read, in words. */
export class Unreadable extends Error {
  readonly mend: string

  constructor(message: string, mend: string) {
    super(message)
    this.mend = mend
  }
}

/** Why the system does not give a file or folder out, and what may help. */
export function whyUnreadable(what: 'file' | 'folder', error: unknown): Fault {
  if (error instanceof Unreadable) return { message: error.message, mend: error.mend }
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT')
    return {
      message: `The ${what} vanished while the handbook was read`,
      mend: 'Build again once nothing moves the files of the handbook any more.',
    }
  const isForbidden = code === 'EACCES' || code === 'EPERM'
  const why = isForbidden ? 'you do not have the permission' : `the system answers ${code}`
  const mend = isForbidden ? `Change the permissions of the ${what}, or exclude it in handbook.yaml.` : 'Try again.'
  return { message: `The ${what} cannot be read: ${why}`, mend }
}
