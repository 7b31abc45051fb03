import type { Message, PageDiff } from '../types.ts'
import { without } from '../without.ts'

/** Problems that one handbook has and the other has not. */
interface ProblemsBetween {
  readonly introduced: readonly Message[]
  readonly solved: readonly Message[]
}

/**
 * What is wrong with a handbook that was not before, and the other way round. A problem is the same on another line, and
 * where its page has moved; it is told by its rule, its page and its message.
 */
export function problemsBetween(
  before: readonly Message[],
  after: readonly Message[],
  pages: readonly PageDiff[],
): ProblemsBetween {
  const moved = new Map(pages.flatMap(({ from, subject }) => (from ? [[from.path, subject.path]] : [])))
  const was = (message: Message) => keyOf(message, moved.get(message.file) ?? message.file)
  const is = (message: Message) => keyOf(message, message.file)
  return { introduced: without(after, before.map(was), is), solved: without(before, after.map(is), was) }
}

const keyOf = ({ rule, message }: Message, file: string): string => JSON.stringify([rule, file, message])
