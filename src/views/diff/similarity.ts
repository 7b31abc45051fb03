/** How much of two texts is the same words, from 0 to 1, wherever they stand. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const [left, right] = [tokens(a), tokens(b)]
  const counts = new Map<string, number>()
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1)
  let common = 0
  for (const token of right) {
    const count = counts.get(token) ?? 0
    if (count === 0) continue
    common++
    counts.set(token, count - 1)
  }
  return left.length + right.length === 0 ? 1 : (2 * common) / (left.length + right.length)
}

const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
