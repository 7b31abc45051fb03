import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OutputFile } from '../types.ts'
import { accentRule } from './accent.ts'
import { hashed } from './hashed.ts'

const { resolve } = createRequire(import.meta.url)

/** In the order of the cascade. */
const parts = [
  'tokens',
  'base',
  'header',
  'navigation',
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
  'terms',
  'who',
  'assessment',
  'coverage',
  'graph',
  'home',
  'search',
  'footer-links',
  'versions',
  'changes',
  'print',
]

/** The style sheet of a site, in its colour if it has one, named after its content so that it may be cached for ever. */
export function styles(accent?: string): OutputFile {
  const ours = parts.map((part) => squeeze(readFileSync(resolve(`#styles/${part}.css`), 'utf8')))
  const contents = [...ours, accent === undefined ? '' : accentRule(accent)].join('')
  return hashed('site.css', contents + forOlder(contents))
}

/** Browsers from before 2024 do not know colors that are two: they get the light one of each. */
function forOlder(css: string): string {
  const rules = [...css.matchAll(/(--[\w-]+):\s*light-dark\((#\w+)/g)].map(([, name, light]) => `${name}:${light}`)
  return `@supports not (color:light-dark(#000,#fff)){:root{${rules.join(';')}}}\n`
}

/** A style sheet that few pages need, named after its content too. */
export const ownSheet = (name: string): OutputFile =>
  hashed(`${name}.css`, squeeze(readFileSync(resolve(`#styles/${name}.css`), 'utf8')))

/** Without comments and indentation. Our sheets hold neither inside a string. */
const squeeze = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n')
