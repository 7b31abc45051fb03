/** Every folder the paths lie in, each once, outer ones before inner ones. The top folder is not among them. */
export function foldersOf(paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>()
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  return [...folders].sort() // an outer folder is a prefix of its inner ones, so it sorts before them
}
