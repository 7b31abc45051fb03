import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OutputFile } from '../types.ts'
import { hashed } from './hashed.ts'

const { resolve } = createRequire(import.meta.url)

/** A script of `templates/client`, as it was bundled when rolebook was built. */
export const clientScript = (name: string): OutputFile =>
  hashed(`${name}.js`, readFileSync(resolve(`#client/${name}.js`), 'utf8'))
