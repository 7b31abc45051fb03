import { inCommon } from './in-common.ts'

/** How much of two texts is the same words, from 0 to 1, wherever they stand. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const [left, right] = [tokens(a), tokens(b)]
  const all = left.length + right.length
  return all === 0 ? 1 : (2 * inCommon(left, right)) / all
}

const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
