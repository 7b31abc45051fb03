import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { LinkTo } from '../../templates/parts/Links.tsx'
import type { OutputFile } from '../base/files.ts'
import { once } from '../base/lazy.ts'
import { classesAmong, removeStylesheet } from './markup.ts'

const { resolve } = createRequire(import.meta.url)

/** What every page loads, in the order of the cascade. */
const everywhere = ['base', 'frame', 'navigation', 'article', 'prose', 'parts', 'duties', 'print']

/** What most pages have nothing for, in the order of the cascade. */
const more = ['matrix', 'matrix-filter', 'ask', 'who', 'coverage', 'pages']

/** The second style sheets, by name: a page that shows more than text about one thing loads the smallest that has what it needs. */
const seconds = {
  matrix: ['matrix', 'matrix-filter', 'coverage'],
  who: ['ask', 'who'],
  pages: ['pages'],
  home: ['matrix', 'matrix-filter', 'ask', 'pages'],
  more,
}

/** The style sheet of a site, in its colour if it has one, named after its content so that it may be cached for ever. */
export function siteStylesheet(accent?: string): OutputFile {
  const { css } = ofEveryPage()
  const contents = css + (accent === undefined ? '' : accentRule(accent))
  return hashedFile('site.css', contents + forOlder(contents))
}

const ofEveryPage = once(() => ({ css: everywhere.map(minifyCss).join('') }))

/** The second style sheets, of which a page loads one at most. The last has what all others have. It comes after the first. */
export const secondStylesheets = once(() =>
  Object.entries(seconds).map(([name, parts]) => hashedFile(`${name}.css`, parts.map(minifyCss).join(''))),
)

/** The style sheet of what is shown when somebody asks: by a search, or beside the cell of a matrix. Scripts load it. */
export const searchStylesheet = once(() => hashedFile('search.css', ['search', 'sheet'].map(minifyCss).join('')))

/** The style sheet of the field that filters a long list of the navigation. Its script loads it. */
export const filterStylesheet = once(() => hashedFile('filter.css', minifyCss('filter')))

/** The style sheet that only the whole handbook as one document needs, after all others. */
export const bookStylesheet = once(() => hashedFile('book.css', minifyCss('book')))

/** Browsers from before 2024 do not know colors that are two: they get the light one of each. */
function forOlder(css: string): string {
  const rules = [...css.matchAll(/(--[\w-]+):\s*light-dark\((#\w+)/g)].map(([, name, light]) => `${name}:${light}`)
  return `@supports not (color:light-dark(#000,#fff)){:root{${rules.join(';')}}}\n`
}

/** Without comments and most space. Our sheets hold neither inside a string. */
const minifyCss = (name: string): string =>
  readFileSync(resolve(`#styles/${name}.css`), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\n([\w-]+):\s+/g, '\n$1:')
    .replace(/ \{\n/g, '{')
    .replace(/;?\n\}\n?/g, '}')
    .replace(/;\n/g, ';')

/** The style sheets of a site, and which of them a page needs. */
export interface Stylesheets {
  /** In the order of the cascade. */
  readonly all: readonly OutputFile[]
  /** Takes from a page that links all of them those it has nothing for. */
  readonly removeUnused: (html: string, link: LinkTo) => string
}

/**
 * A page needs a second style sheet when it has a class that the first does not know. What it shows decides, not its
 * kind: an author may put a matrix anywhere.
 */
export function makeStylesheets(first: OutputFile, choice: readonly OutputFile[]): Stylesheets {
  const known = classesIn(first)
  const bySize = choice
    .map((file) => ({ file, own: new Set([...classesIn(file)].filter((name) => !known.has(name))) }))
    .sort((a, b) => String(a.file.contents).length - String(b.file.contents).length)
  const own = new Set(bySize.flatMap((one) => [...one.own]))
  return {
    all: [first, ...choice],
    removeUnused(html, link) {
      const used = classesAmong(html, own)
      const needed =
        used.size === 0 ? undefined : bySize.find(({ own }) => [...used].every((name) => own.has(name)))?.file
      const unused = choice.filter((file) => file !== needed)
      return unused.reduce((page, { path }) => removeStylesheet(page, link(path)), html)
    },
  }
}

const classesIn = ({ contents }: OutputFile) =>
  new Set([...String(contents).matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!))

/** The rule that gives a site its own color, made darker for light pages and lighter for dark ones until it can be read. */
export function accentRule(accent: string): string {
  const color = channels(accent)
  const light = readable(color, [243, 244, 239], 0)
  const dark = readable(color, [28, 34, 32], 255)
  return `:root{--accent:light-dark(${hex(light)}, ${hex(dark)})}\n`
}

type Color = readonly [number, number, number]

/** More than the 4.5 of WCAG, because the accent also is on a tint of itself. */
const least = 5.5

/** `color` mixed with black (0) or white (255), as little as it takes to be read on `ground`. */
function readable(color: Color, ground: Color, toward: 0 | 255): Color {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = color.map((channel) => Math.round(channel + (toward - channel) * share)) as unknown as Color
    if (contrast(mixed, ground) >= least) return mixed
  }
  return [toward, toward, toward]
}

/** WCAG 2's contrast ratio, from 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: Color): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Red, green and blue of `#rrggbb`. */
export const channels = (color: string): Color => {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const hex = (color: Color) => `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

/** A script of `templates/client`, as it was bundled when rolebook was built. */
export const clientScript = (name: string): OutputFile =>
  hashedFile(`${name}.js`, readFileSync(resolve(`#client/${name}.js`), 'utf8'))

/** A script that stands in its document, with what the policy must say of it. */
export function inlineScript(name: string): { readonly code: string; readonly hash: string } {
  const code = String(clientScript(name).contents)
  return { code, hash: `sha256-${createHash('sha256').update(code).digest('base64')}` }
}

/** A file named after its content, so that it may be cached for ever: `site.css` becomes `assets/site.0f3a9c11.css`. */
export function hashedFile(name: string, contents: string): OutputFile {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8)
  const dot = name.lastIndexOf('.')
  return { path: `assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`, contents }
}
