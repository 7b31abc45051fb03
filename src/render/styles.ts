import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OutputFile } from '../types.ts'
import { accentRules } from './accent.ts'

const { resolve } = createRequire(import.meta.url)

/** In the order of the cascade. */
const parts = [
  'tokens',
  'base',
  'frame',
  'article',
  'prose',
  'blocks',
  'code',
  'parts',
  'matrix',
  'who',
  'coverage',
  'graph',
  'home',
  'print',
]

/** The style sheet of a site, in its colour if it has one, named after its content so that it may be cached for ever. */
export function styles(accent?: string): OutputFile {
  const ours = parts.map((part) => squeeze(readFileSync(resolve(`#styles/${part}.css`), 'utf8')))
  const contents = [...ours, accent === undefined ? '' : accentRules(accent)].join('')
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8)
  return { path: `assets/site.${hash}.css`, contents }
}

/** Without comments and indentation. Our sheets hold neither inside a string. */
const squeeze = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n')
