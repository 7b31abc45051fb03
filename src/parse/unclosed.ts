import type { Code, Html, Root as MarkdownRoot, Nodes, Parents } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Message, type Place, report, topOfFile } from '../base/messages.ts'
import { placeOfNode } from './places.ts'

/** A tag of raw HTML, and where it is. */
interface Tag {
  readonly name: string
  readonly isEnd: boolean
  /** Written with a slash at its end, which HTML does not read, or to be an anchor with nothing in it. */
  readonly isWhole: boolean
  readonly node: Html
  readonly index: number
  readonly written: string
}

const tag = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z\d-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/gi

function tagsIn(node: Html): Tag[] {
  return [...node.value.matchAll(tag)].flatMap(({ 0: written, 1: slash, 2: name, 3: attributes = '', index }) => {
    if (name === undefined) return []
    // Without quotes, the slash belongs to the value: to that of an id it is never meant to.
    const isWhole = /(?:^|["'\s])\/$/.test(attributes) || /(?:name|id)=[^\s"'/]+\/$|^[^=]*\/$/i.test(attributes)
    return [{ name: name.toLowerCase(), isEnd: slash === '/', isWhole, node, index, written }]
  })
}

/**
 * Closes `<a name="x"/>` and its like where they are opened: HTML does not read the slash, so that all text below would be in
 * the element. The same holds for an anchor that is opened to be linked to and never closed.
 */
export function closeEmptyElements(tree: MarkdownRoot): void {
  const open = new Set(openTags(tree).filter(isBareAnchor))
  const whole = new Set([...open].map(({ node, index }) => `${node.position?.start.offset}:${index}`))
  walk(tree)

  function walk(parent: Parents): void {
    parent.children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
      if ('children' in child) walk(child)
      return child.type === 'html' ? split(child) : [child]
    }) as typeof parent.children
  }

  function split(node: Html): Html[] {
    const cuts = tagsIn(node).filter(
      (one) =>
        !one.isEnd &&
        !endless.has(one.name) &&
        (one.isWhole || whole.has(`${node.position?.start.offset}:${one.index}`)),
    )
    if (cuts.length === 0) return [node]
    const parts: Html[] = []
    let from = 0
    for (const { name, index, written } of cuts) {
      const to = index + written.length
      parts.push(part(node, from, to, `</${name}>`))
      from = to
    }
    return from < node.value.length ? [...parts, part(node, from, node.value.length, '')] : parts
  }
}

/** A part of raw HTML, with the place that it has in the file, and an end tag behind it. */
function part(node: Html, from: number, to: number, end: string): Html {
  const written = node.value.slice(from, to)
  const value = end === '' ? written : written.replace(/\s*\/>$/, '>') + end
  if (!node.position) return { type: 'html', value }
  const { start } = node.position
  const point = (at: number) => {
    const lines = node.value.slice(0, at).split('\n')
    const column = lines.at(-1)!.length + (lines.length === 1 ? start.column : 1)
    return { line: start.line + lines.length - 1, column, offset: start.offset! + at }
  }
  return { type: 'html', value, position: { start: point(from), end: point(to) } }
}

/** Whether a tag is only there to be linked to. */
const isBareAnchor = ({ name, written }: Tag): boolean =>
  name === 'a' && /\s(?:name|id)\s*=/i.test(written) && !/\shref\s*=/i.test(written)

/** The start tags of a page without an end tag, in order. */
function openTags(tree: MarkdownRoot): Tag[] {
  const open: Tag[] = []
  const left: Tag[] = []
  visit(tree, 'html', (node) => {
    for (const one of tagsIn(node)) {
      if (endless.has(one.name) || (one.isWhole && !one.isEnd)) continue
      if (!one.isEnd) {
        open.push(one)
        continue
      }
      const at = open.findLastIndex(({ name }) => name === one.name)
      if (at >= 0) left.push(...open.splice(at).slice(1))
      else {
        // Tags that end in another order than they begin are closed all the same.
        const late = left.findLastIndex(({ name }) => name === one.name)
        if (late >= 0) left.splice(late, 1)
      }
    }
  })
  return [...left, ...open].sort((a, b) => offsetOf(a) - offsetOf(b))
}

const offsetOf = ({ node, index }: Tag): number => (node.position?.start.offset ?? 0) + index

/** Elements of raw HTML that nothing ends, so that the rest of the page is in them, or in no place at all. */
export function checkOpenHtml(tree: MarkdownRoot, source: string, file: string): Message[] {
  if (!source.includes('<')) return []
  const messages: Message[] = []
  const add = (node: Html, index: number, length: number, message: string, hint: string) => {
    const place = placeIn(node, index, length, source)
    messages.push(report('html-unclosed', { file, place }, message, { hint }))
  }
  let last: string | undefined
  for (const one of openTags(tree)) {
    const { name, node, index, written } = one
    // Twice the same is an end tag without its slash.
    const isSecond = name === last
    last = isSecond ? undefined : name
    if (isSecond || !known.has(name) || isBareAnchor(one)) continue
    const message = `The element \`<${name}>\` is opened here and never closed`
    add(node, index, written.length, message, `Write \`</${name}>\` where it ends.`)
  }
  visit(tree, 'html', (node) => {
    const { value } = node
    const rest = value.replace(tag, (written) =>
      /^<!--(?![\s\S]*-->)/.test(written) ? written : ' '.repeat(written.length),
    )
    const found =
      /<!--(?![\s\S]*-->)|<\?(?![\s\S]*\?>)|<!\[CDATA\[(?![\s\S]*\]\]>)|<![a-z]+(?:[^>]*\n|[^>]*$)|<\/?[a-z][a-z\d-]*(?:[\s/][^<>]*)?$/i.exec(
        rest,
      )
    if (!found) return
    const [opened] = /^<(?:!--|\?|!\[CDATA\[|![a-z]+|\/?[a-z][a-z\d-]*)/i.exec(found[0])!
    if (opened === '<!--') {
      const message = 'The comment is opened here and never closed: readers do not see what is below'
      add(node, found.index, opened.length, message, 'Write `-->` where it ends.')
    } else if (/^<[?!]/.test(opened)) {
      const message = `Readers do not see what follows \`${opened}\``
      add(node, found.index, opened.length, message, 'Put it in a code block, or a backslash before the `<`.')
    } else {
      const message = `The tag \`${opened}\` has no \`>\`: readers do not see what follows`
      add(node, found.index, opened.length, message, 'Write `>` where the tag ends, or a backslash before the `<`.')
    }
  })
  return messages
}

/** The value of raw HTML in a list or a quote lacks the margins that its lines have in the file. */
function placeIn(node: Html, index: number, length: number, source: string): Place {
  const { line, column } = placeOfNode(node) ?? topOfFile
  const before = node.value.slice(0, index).split('\n')
  const at = line + before.length - 1
  const written = node.value.slice(index, index + length).split('\n', 1)[0]!
  const own =
    before.length === 1 ? column + index : Math.max(1, (source.split('\n')[at - 1] ?? '').indexOf(written) + 1)
  return { line: at, column: own, endLine: at, endColumn: own + written.length }
}

/** Blocks of code without a fence below them that hold all the rest of the page. */
export function checkOpenCode(tree: MarkdownRoot, source: string, file: string): Message[] {
  const messages: Message[] = []
  let before: Code | undefined
  visit(tree, 'code', (node, _, parent) => {
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return
    const written = source.slice(start.offset, end.offset).split('\n')
    const [fence] = /^(?:`{3,}|~{3,})/.exec(written[0]!) ?? []
    if (fence === undefined) return
    const isClosed =
      written.length > 1 && new RegExp(`^[\\s>]*${fence[0]}{${fence.length},}[ \\t]*$`).test(written.at(-1)!)
    if (isClosed) {
      before = undefined
      return
    }
    // The fence that should have closed a block of a list opens another one below it.
    const isSecond = before?.position?.end.line === start.line - 1
    const reachesEnd = source.slice(end.offset).trim() === ''
    const opened = isSecond ? before! : node
    before = node
    if (!reachesEnd || (parent?.type !== 'root' && !isSecond)) return
    const { line, column } = placeOfNode(opened) ?? topOfFile
    const place = { line, column, endLine: line, endColumn: column + fence.length }
    const message = 'The code is opened here and never closed: readers see the rest of the page as code'
    const hint = `Add a line \`${fence}\` where it ends, as far to the right as the first.`
    messages.push(report('code-unclosed', { file, place }, message, { hint }))
  })
  return messages
}

// What has no end, or needs none.
const endless = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
  ...['dd', 'dt', 'li', 'optgroup', 'option', 'p', 'rp', 'rt', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
])

/** Elements that swallow or change what is below them. What is none, such as `<your name>`, is reported as that. */
const known = new Set(
  'a abbr address article aside b big blockquote caption center cite code del details dfn div dl em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 header i iframe ins kbd main mark math nav noscript object ol pre q s samp script section select small span strike strong style sub summary sup svg table template textarea time title tt u ul var video audio picture xmp'.split(
    ' ',
  ),
)
