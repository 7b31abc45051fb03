import { createHash } from 'node:crypto'
import type { OutputFile } from '../types.ts'

/** A file named after its content, so that it may be cached for ever: `site.css` becomes `assets/site.0f3a9c11.css`. */
export function hashed(name: string, contents: string): OutputFile {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8)
  const dot = name.lastIndexOf('.')
  return { path: `assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`, contents }
}
