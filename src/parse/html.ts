import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import { sanitize as clean, defaultSchema, type Schema } from 'hast-util-sanitize'
import type { Html, Root as MarkdownRoot, Nodes } from 'mdast'
import { html } from 'property-information'
import { CONTINUE, SKIP, visit } from 'unist-util-visit'
import { type Message, report, topOfFile } from '../base/messages.ts'
import { placeOfNode } from './places.ts'
import { nameAttribute, nameElement, reportOutput } from './plugin-output.ts'

// Formulas in MathML, which browsers draw themselves. They may have what draws; no links, and nothing of another language
// inside, because what a parser makes of a mixture can be something else the second time.

const mathElements = new Set(
  (
    'math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms ' +
    'mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics annotation'
  ).split(' '),
)

const mathAttributes = (
  'accent accentunder alttext columnalign columnlines columnspacing columnspan dir display displaystyle encoding ' +
  'equalcolumns equalrows fence form frame framespacing height intent arg largeop linethickness lquote lspace mathbackground ' +
  'mathcolor mathsize mathvariant maxsize minsize movablelimits notation open close separators rowalign rowlines rowSpan ' +
  'rowspacing rquote rspace scriptlevel selection separator stretchy symmetric voffset width xmlns'
).split(' ')

/** What formulas add to a schema that says what a page may hold. Their elements are nothing outside of one. */
const mathSchema = {
  tagNames: [...mathElements],
  attributes: Object.fromEntries([...mathElements].map((name) => [name, mathAttributes])),
  ancestors: Object.fromEntries([...mathElements].filter((name) => name !== 'math').map((name) => [name, ['math']])),
} satisfies Schema

/**
 * What a page's raw HTML may hold. Addresses are not judged here: every `href` and `src` becomes a hole, and where
 * a hole may lead is decided once for all kinds of links. Ids keep their names, as the frame's ids have a prefix.
 */
const schema = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: '',
  protocols: {},
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'annotation-xml'],
  tagNames: [
    ...defaultSchema.tagNames!.filter((name) => name !== 'source'),
    ...'abbr caption col colgroup dfn figcaption figure mark small time u wbr'.split(' '),
    ...mathSchema.tagNames,
  ],
  ancestors: { ...defaultSchema.ancestors, ...mathSchema.ancestors },
  attributes: {
    ...defaultSchema.attributes,
    ...mathSchema.attributes,
    a: [
      'href',
      'name',
      'dataFootnoteBackref',
      'dataFootnoteRef',
      ['className', 'data-footnote-backref'],
      'ariaDescribedBy',
      'ariaLabel',
    ],
    blockquote: [],
    col: ['span'],
    colgroup: ['span'],
    del: [],
    details: ['open', 'name'],
    div: [['className', /^markdown-alert(-\w+)?$|^tabs?$/]],
    img: ['src', 'alt', 'width', 'height'],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    ins: [],
    p: [['className', 'markdown-alert-title', 'tab-label']],
    q: [],
    td: ['colSpan', 'rowSpan', 'headers'],
    th: ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
    time: ['dateTime'],
    ol: ['start', 'reversed', 'type', ['className', 'contains-task-list']],
    ul: [['className', 'contains-task-list']],
    table: [],
    '*': ['id', 'title', 'lang', 'dir', 'align'],
  },
} satisfies typeof defaultSchema

type Attributes = NonNullable<Schema['attributes']>

/**
 * Plugins use classes and data to say to each other what is to become of an element, and roles and `aria-` attributes to
 * say it to readers who listen. None of them does harm.
 */
const withPlugins: Attributes = {
  ...Object.fromEntries(
    Object.entries(schema.attributes as Attributes).map(([tag, entries]) => [
      tag,
      entries.filter((entry) => !(Array.isArray(entry) && entry[0] === 'className')),
    ]),
  ),
  '*': [
    ...[...schema.attributes['*'], 'className', 'data*', 'role'],
    ...Object.keys(html.property).filter((name) => name.startsWith('aria')),
  ],
}

/**
 * Takes out what a page's raw HTML may not hold, and says what that was: one message per element or attribute name. Where
 * plugins made some of the elements, they may have what plugins need; `makerOf` says which plugin made a part.
 */
export function sanitizeHtml(
  tree: HtmlRoot,
  file: string,
  makerOf?: (part: string) => string | undefined,
): { tree: HtmlRoot; messages: Message[] } {
  const attributes = makerOf ? withPlugins : (schema.attributes as Attributes)
  const removed = new Map<string, Removed>()
  const remove = (part: string, element: Element, property?: string) => {
    // Where the looks are gone, it does not matter of what.
    const key = property !== undefined && cosmetic.has(property) ? property : part
    const known = removed.get(key)
    removed.set(key, { part, property, element: known?.element ?? element, count: (known?.count ?? 0) + 1 })
  }
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element
    // A form has nobody to send it to; only the boxes of a task list are left.
    if (tagName === 'input' && properties.type !== 'checkbox') element.tagName = 'form-field'
    if (!schema.tagNames.includes(element.tagName)) {
      remove(nameElement(tagName), element)
      return schema.strip.includes(tagName) ? SKIP : CONTINUE
    }
    if (tagName === 'math')
      clearFormula(element, (foreign) => {
        remove(nameElement(foreign.tagName), foreign)
        return !schema.strip.includes(foreign.tagName)
      })
    for (const name of Object.keys(properties))
      if (!allows(attributes, tagName, name)) remove(nameAttribute(tagName, name), element, name)
    return CONTINUE
  })
  const messages = [...removed.values()].map((one) => reportRemoved(one, file, makerOf?.(one.part)))
  return { tree: clean(tree, { ...schema, attributes }) as HtmlRoot, messages }
}

interface Removed {
  readonly part: string
  /** Of an attribute, its name. */
  readonly property: string | undefined
  /** The first that had it. */
  readonly element: Element
  readonly count: number
}

function reportRemoved({ part, property, element, count }: Removed, file: string, maker: string | undefined): Message {
  const at = { file, place: placeOfNode(element) ?? topOfFile }
  const isCosmetic = property !== undefined && cosmetic.has(property)
  const severity = isCosmetic ? { severity: 'note' as const } : {}
  if (maker !== undefined) {
    const hint =
      'See whether an option of the plugin does without. What `remark` plugins make is cleaned like the HTML of a page.'
    return reportOutput(part, maker, at, { why: 'which is not allowed in a page and removed', hint, ...severity })
  }
  const what = isCosmetic ? part.replace(/ on .*/, '') : part.replace(' on ', ' of ')
  const times = count === 1 ? '' : ` in ${count} places`
  const message = `Removed the ${property === undefined ? 'element' : 'attribute'} ${what}${times}, which is not allowed in a page`
  return report('html-removed', at, message, {
    hint: isCosmetic
      ? 'Leave it out: how a page looks is up to the style sheet.'
      : part === '`<source>`'
        ? 'Leave it out: in a `<picture>`, the image of `<img>` is kept and shown on light and dark pages.'
        : 'Write it in Markdown, or leave it out: readers do not see it.',
    ...severity,
  })
}

// They are for the looks of wherever the page was before; their loss is hardly news.
const cosmetic = new Set([
  ...['className', 'style', 'target', 'rel', 'border', 'cellPadding', 'cellSpacing', 'vAlign', 'bgColor', 'noWrap'],
  ...['width', 'height', 'color', 'face', 'size', 'clear', 'frameBorder'],
])

function allows(attributes: Attributes, tag: string, attribute: string): boolean {
  return [...(attributes[tag] ?? []), ...attributes['*']!].some((entry) => {
    const name = Array.isArray(entry) ? entry[0] : entry
    return name === attribute || (name === 'data*' && attribute.startsWith('data'))
  })
}

/**
 * The first piece of raw HTML that opens more than `limit` elements inside one another, if there is one. Elements that
 * end by themselves are not counted.
 */
export function findTooDeep(tree: MarkdownRoot, limit: number): Html | undefined {
  const open = new Map<string, number>()
  let depth = 0
  return find(tree)

  function find(node: Nodes): Html | undefined {
    if (node.type === 'html') return countTags(node.value) ? node : undefined
    if (!('children' in node)) return undefined
    for (const child of node.children) {
      const found = find(child)
      if (found) return found
    }
    return undefined
  }

  function countTags(html: string): boolean {
    for (const [, end, name] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
      const tag = name!.toLowerCase()
      if (endless.has(tag)) continue
      const known = open.get(tag) ?? 0
      if (end ? known === 0 : tag === 'a' && known > 0) continue
      open.set(tag, known + (end ? -1 : 1))
      depth += end ? -1 : 1
      if (depth > limit) return true
    }
    return false
  }
}

// An `a` ends where the next begins; the others have no end, or need none.
const endless = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
  ...['dd', 'dt', 'li', 'optgroup', 'option', 'p', 'rp', 'rt', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
])

/** Blocks between colons that go on to the end of what they are in, since no line of colons ends them. */
export function checkUnclosed(tree: MarkdownRoot, source: string, file: string): Message[] {
  if (!source.includes(':::')) return []
  const messages: Message[] = []
  visit(tree, 'containerDirective', (node) => {
    const { start, end } = node.position!
    const lines = source.slice(start.offset, end.offset).split('\n')
    const [colons] = /^:+/.exec(lines[0]!) ?? ['']
    if (lines.length > 1 && new RegExp(`^[\\s>]*${colons}:*\\s*$`).test(lines.at(-1)!)) return
    const { line, column } = placeOfNode(node) ?? topOfFile
    const opened = lines[0]!.indexOf(node.name) + node.name.length
    const place = { line, column, endLine: line, endColumn: column + opened }
    const message = `The block \`${node.name}\` is not closed`
    const hint = `Add a line \`${colons}\` where it ends, and one colon more to every block around it.`
    messages.push(report('directive-unclosed', { file, place }, message, { hint }))
  })
  return messages
}

/** Takes out of a formula what is no part of one. `onForeign` gets each such element, and says whether its words may stay. */
function clearFormula(formula: Element, onForeign: (element: Element) => boolean): void {
  formula.children = formula.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'text' ? [child] : []
    const isPart = mathElements.has(child.tagName) && child.tagName !== 'math'
    if (!isPart && !onForeign(child)) return []
    clearFormula(child, onForeign)
    return isPart ? [child] : child.children.filter(({ type }) => type === 'text')
  })
}
