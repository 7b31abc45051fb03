import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { OutputFile } from '../types.ts'
import { accentRule } from './accent.ts'
import { hashed } from './hashed.ts'

const { resolve } = createRequire(import.meta.url)

/** What every page is dressed in, in the order of the cascade. */
const everywhere = [
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
  'terms',
  'search',
  'footer-links',
  'versions',
  'print',
]

/** What most pages have nothing for, and those that have load besides. */
const more = [
  'compare',
  'matrix',
  'matrix-narrow',
  'matrix-filter',
  'who',
  'assessment',
  'coverage',
  'graph',
  'home',
  'changes',
  'cards',
  'print-more',
]

/** The style sheet of a site, in its colour if it has one, named after its content so that it may be cached for ever. */
export function styles(accent?: string): OutputFile {
  const contents = [...everywhere.map(squeezed), accent === undefined ? '' : accentRule(accent)].join('')
  return hashed('site.css', contents + forOlder(contents))
}

/** The second style sheet, for pages that show more than text about one thing. It comes after the first. */
export const moreStyles = (): OutputFile => hashed('more.css', more.map(squeezed).join(''))

/** The style sheet that only the whole handbook as one document needs, after all others. */
export const bookStyles = (): OutputFile => hashed('book.css', squeezed('book'))

/** Browsers from before 2024 do not know colors that are two: they get the light one of each. */
function forOlder(css: string): string {
  const rules = [...css.matchAll(/(--[\w-]+):\s*light-dark\((#\w+)/g)].map(([, name, light]) => `${name}:${light}`)
  return `@supports not (color:light-dark(#000,#fff)){:root{${rules.join(';')}}}\n`
}

/** Without comments and indentation. Our sheets hold neither inside a string. */
const squeezed = (name: string) =>
  readFileSync(resolve(`#styles/${name}.css`), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
