import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OutputFile } from '../types.ts'
import { accentRules } from './accent.ts'
import { hashed } from './hashed.ts'

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
  'chip',
  'glance',
  'time',
  'duties',
  'holders',
  'compare',
  'matrix',
  'matrix-narrow',
  'matrix-filter',
  'who',
  'coverage',
  'graph',
  'home',
  'search',
  'print',
]

/** The style sheet of a site, in its colour if it has one, named after its content so that it may be cached for ever. */
export function styles(accent?: string): OutputFile {
  const ours = parts.map((part) => squeeze(readFileSync(resolve(`#styles/${part}.css`), 'utf8')))
  const contents = [...ours, accent === undefined ? '' : accentRules(accent)].join('')
  return hashed('site.css', contents)
}

/** Without comments and indentation. Our sheets hold neither inside a string. */
const squeeze = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n')
