/** How many items two lists have in common, in whatever order, each as often as it is in both. */
export function inCommon(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const item of left) counts.set(item, (counts.get(item) ?? 0) + 1)
  let common = 0
  for (const item of right) {
    const count = counts.get(item) ?? 0
    if (count === 0) continue
    common++
    counts.set(item, count - 1)
  }
  return common
}
