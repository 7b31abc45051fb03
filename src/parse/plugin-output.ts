import type { Element, Root } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import { find, html } from 'property-information'
import { defaultHandlers } from 'remark-rehype'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { type FilePlace, type Message, type Place, report, topOfFile } from '../base/messages.ts'
import { placeOfNode } from './places.ts'

// What plugins make that readers do not see: what is removed from a page, and what the policy of the site blocks. A plugin
// is known as the maker of it by what there is more of when it has run.

/** Which plugin made what, on one page after another. */
export interface OutputWatch {
  /** Plugins are about to work on a tree of a page. What others made in its last one is forgotten. */
  readonly begin: (tree: unknown, file: VFile) => void
  /** A plugin has worked on it. */
  readonly note: (plugin: string, tree: unknown, file: VFile) => void
  readonly makerOf: (part: string, file: VFile) => string | undefined
}

export function watchOutput(): OutputWatch {
  const pages = new WeakMap<VFile, { parts: ReadonlyMap<string, number>; readonly makers: Map<string, string> }>()
  return {
    begin: (tree, file) => void pages.set(file, { parts: countParts(tree), makers: new Map() }),
    note(plugin, tree, file) {
      const page = pages.get(file)
      if (!page) return
      const parts = countParts(tree)
      for (const [part, count] of parts)
        if (count > (page.parts.get(part) ?? 0) && !page.makers.has(part)) page.makers.set(part, plugin)
      page.parts = parts
    },
    makerOf: (part, file) => pages.get(file)?.makers.get(part),
  }
}

/** An element, or an attribute of one, in the words of a message. */
export const nameElement = (tag: string): string => `\`<${tag}>\``
const nameNode = (type: string): string => `\`${type}\``
export const nameAttribute = (tag: string, property: string): string =>
  `\`${find(html, property).attribute}\` on \`<${tag}>\``

/** How many there are of each element and attribute in a tree of Markdown or HTML, however a plugin has put them there. */
function countParts(tree: unknown): ReadonlyMap<string, number> {
  const parts = new Map<string, number>()
  const seen = new Set<unknown>()
  const add = (part: string) => parts.set(part, (parts.get(part) ?? 0) + 1)
  const addElement = (tag: string, properties: Iterable<string>) => {
    add(nameElement(tag))
    for (const property of properties) add(nameAttribute(tag, property))
  }
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    const { type, tagName, properties, value, data, children } = node as Record<string, unknown>
    if (type === 'element') addElement(String(tagName).toLowerCase(), Object.keys(Object(properties)))
    if (type === 'html' || type === 'raw')
      for (const [, tag = '', attributes = ''] of String(value).matchAll(startTag))
        addElement(tag.toLowerCase(), namesIn(attributes.toLowerCase()))
    const { hName, hProperties, hChildren } = Object(data)
    if (isUnknown(node)) add(nameNode(String(type)))
    if (hName !== undefined || hProperties !== undefined)
      addElement(String(hName ?? elementOf[String(type)] ?? 'div').toLowerCase(), Object.keys(Object(hProperties)))
    for (const list of [children, hChildren]) if (Array.isArray(list)) list.forEach(walk)
  }
  walk(tree)
  return parts
}

const startTag = /<([a-z][\w:-]*)([^<>]*)/gi

/** The names of attributes in a tag, and values without quotes, which count for nothing. */
const namesIn = (attributes: string): string[] =>
  attributes
    .replace(/"[^"]*"|'[^']*'/g, ' ')
    .split(/[\s/=]+/)
    .filter((name) => /^[a-z]/i.test(name))

/** Nodes of Markdown that become HTML, or that rolebook reads itself. */
const known: ReadonlySet<string> = new Set([
  ...Object.keys(defaultHandlers),
  ...['containerDirective', 'leafDirective', 'textDirective', 'element', 'raw'],
])

const isUnknown = ({ type, data }: { readonly type?: unknown; readonly data?: unknown }): boolean =>
  typeof type === 'string' && !known.has(type) && Object(data).hName === undefined

/** All that plugins made of a page's Markdown and that becomes nothing in HTML but its text, each sort once. */
export function reportUnknown(
  tree: MarkdownRoot,
  file: VFile,
  watch: OutputWatch,
  plugins: readonly string[],
): Message[] {
  const found = new Map<string, Place | undefined>()
  visit(tree, (node) => {
    if (isUnknown(node) && !found.has(node.type)) found.set(node.type, placeOfNode(node))
  })
  const hint = 'Look for a plugin that needs no `handlers`, or write HTML in their place.'
  const why = 'which has no form in HTML: readers see its text alone'
  return [...found].map(([type, place = topOfFile]) => {
    const part = nameNode(type)
    return reportOutput(part, makerAmong(plugins, part, file, watch), { file: file.path, place }, { why, hint })
  })
}

/** What Markdown's own nodes become, where a plugin gives one an attribute. */
const elementOf: Readonly<Record<string, string>> = {
  ...{
    paragraph: 'p',
    emphasis: 'em',
    strong: 'strong',
    delete: 'del',
    link: 'a',
    image: 'img',
    blockquote: 'blockquote',
  },
  ...{
    listItem: 'li',
    table: 'table',
    tableRow: 'tr',
    tableCell: 'td',
    code: 'code',
    inlineCode: 'code',
    thematicBreak: 'hr',
  },
}

/** Something that the policy of the site blocks. */
interface Blocked {
  readonly part: string
  readonly place: Place | undefined
  readonly hint: string
}

/** All that the policy blocks in what plugins made of a page, each element or attribute name once. */
export function reportBlocked(tree: Root, file: VFile, watch: OutputWatch, plugins: readonly string[]): Message[] {
  const found = new Map<string, Blocked>()
  walk(tree, undefined)
  return [...found.values()].map(({ part, place, hint }) => {
    const at = { file: file.path, place: place ?? topOfFile }
    return reportOutput(part, makerAmong(plugins, part, file, watch), at, {
      why: 'which the policy of the site blocks',
      hint,
    })
  })

  // What a plugin makes has no place of its own, but often stands in something that has.
  function walk({ children }: Root | Element, around: Place | undefined): void {
    for (const child of children) {
      if (child.type !== 'element') continue
      const place = placeOfNode(child) ?? around
      for (const { part, hint } of blockedIn(child)) if (!found.has(part)) found.set(part, { part, place, hint })
      walk(child, place)
    }
  }
}

/** What is sure to come from a plugin comes from the only one there is, whenever it made it: some do as the page is parsed. */
function makerAmong(plugins: readonly string[], part: string, file: VFile, watch: OutputWatch): string | undefined {
  const [only, ...others] = plugins
  return watch.makerOf(part, file) ?? (others.length === 0 ? only : undefined)
}

interface Verdict extends Pick<Message, 'hint'> {
  readonly why: string
  readonly severity?: 'note'
}

/** The message about something that a plugin made, or one of several. */
export function reportOutput(part: string, plugin: string | undefined, at: FilePlace, verdict: Verdict): Message {
  const { why, hint, severity } = verdict
  const who = plugin === undefined ? 'A plugin' : `The plugin \`${plugin}\``
  const does = part.includes(' on ') ? 'sets' : 'makes'
  const known = Object.entries(knownWays).find(([name]) => plugin?.split('/').includes(name))?.[1]
  return report('plugin-output', at, `${who} ${does} ${part}, ${why}`, {
    hint: known ?? hint,
    ...(severity && { severity }),
  })
}

/** What to do about plugins that many have. */
const knownWays: Readonly<Record<string, string>> = {
  'rehype-katex': 'Give it `options: { output: mathml }`: then browsers draw the formulas themselves.',
  'rehype-mathjax':
    'Use `rehype-katex` with `options: { output: mathml }` instead: then browsers draw the formulas themselves.',
}

function* blockedIn({ tagName, properties }: Element): Iterable<Pick<Blocked, 'part' | 'hint'>> {
  const hint = blockedElements[tagName]
  if (hint !== undefined && !isHarmless(tagName, properties)) return yield { part: nameElement(tagName), hint }
  for (const [name, value] of Object.entries(properties)) {
    const part = nameAttribute(tagName, name)
    if (name === 'style') yield { part, hint: moveStyles }
    else if (/^on[a-z]/i.test(name)) yield { part, hint: runNothing }
    else if (/^(?:xlinkHref|href)$/.test(name) && loads.has(tagName) && isElsewhere(value))
      yield { part, hint: bringFile }
  }
}

const moveStyles = 'See whether an option of the plugin writes classes, and put their looks into your own `stylesheet`.'
const runNothing =
  'Look for a plugin that does its work while the site is built: pages run no scripts but those of rolebook.'
const bringFile = 'Copy the file into the handbook: pages load nothing from elsewhere.'
const linkTo = 'Make a link to it instead.'

const blockedElements: Readonly<Record<string, string>> = {
  ...{ style: moveStyles, script: runNothing, link: bringFile, base: 'Write addresses as they are from the page.' },
  ...{ iframe: linkTo, frame: linkTo, object: linkTo, embed: linkTo, video: linkTo, audio: linkTo },
}

/** What may be loaded, is not loaded at all, or is data and no program. */
function isHarmless(tagName: string, { type, src, href, rel }: Element['properties']): boolean {
  if (tagName === 'script') {
    if (!/^(?:|module|(?:text|application)\/(?:java|ecma)script)$/i.test(String(type ?? ''))) return true
    return src !== undefined && !isElsewhere(src)
  }
  return tagName === 'link' && (!String(rel).includes('stylesheet') || !isElsewhere(href))
}

/** Elements of drawings that load what they refer to. */
const loads = new Set(['image', 'use', 'feImage'])

const isElsewhere = (address: unknown): boolean =>
  /^\s*(?:(?!data:image\/)[a-z][\w+.-]*:|[/\\]{2})/i.test(String(address ?? ''))
