import type { VersionFile } from './version-files.ts'

/** The bytes of a file, with what is to be said put into its holes. */
export function stamped({ holes = [], read }: VersionFile, stamps: readonly string[]): Buffer {
  const bytes = read()
  if (holes.length === 0) return bytes
  const parts = holes.flatMap((at, index) => [
    bytes.subarray(holes[index - 1] ?? 0, at),
    Buffer.from(stamps[index] ?? ''),
  ])
  return Buffer.concat([...parts, bytes.subarray(holes.at(-1))])
}
