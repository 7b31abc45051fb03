/** Those whose key is not among `others`, each as often as it is more often here. */
export function without<T>(items: readonly T[], others: readonly string[], keyOf: (item: T) => string): T[] {
  const counts = new Map<string, number>()
  for (const key of others) counts.set(key, (counts.get(key) ?? 0) + 1)
  return items.filter((item) => {
    const count = counts.get(keyOf(item)) ?? 0
    counts.set(keyOf(item), count - 1)
    return count <= 0
  })
}
