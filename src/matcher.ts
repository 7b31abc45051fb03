import picomatch from 'picomatch'

/** A test of paths against the patterns of `exclude`. A pattern that names a folder covers all that is in it. */
export function matcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  return picomatch(
    patterns.flatMap((pattern) => [pattern, `${pattern.replace(/\/+$/, '')}/**`]),
    { dot: true },
  )
}
