import type { OutputFile } from '../types.ts'

/** The file a path means, as static hosts read it: `roles/` is `roles/index.html`, `roles/tl` is `roles/tl.html`. */
export function findFile(files: ReadonlyMap<string, OutputFile>, path: string): OutputFile | Elsewhere | undefined {
  if (path === '' || path.endsWith('/')) return files.get(`${path}index.html`)
  const file = files.get(path) ?? files.get(`${path}.html`)
  if (file) return file
  // Served as it is, the relative links of a folder's page would lead astray.
  return files.has(`${path}/index.html`)
    ? { redirect: `/${path.split('/').map(encodeURIComponent).join('/')}/` }
    : undefined
}

/** Where a browser must go instead, from the root. */
interface Elsewhere {
  readonly redirect: string
}
