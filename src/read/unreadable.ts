import { report, top } from '../report.ts'
import type { Message } from '../types.ts'
import { whyUnreadable } from './why-unreadable.ts'

/** The message that the system does not give a file or folder out. */
export function unreadable(path: string, what: 'file' | 'folder', error: unknown): Message {
  const { message, mend } = whyUnreadable(what, error)
  return report('file-unreadable', path, top, message, { mend })
}
