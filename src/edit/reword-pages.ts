import type { Nodes } from 'mdast'
import type { Edit, Place } from '../base/messages.ts'
import type { Handbook } from '../model/types.ts'
import { readFrontMatter } from '../parse/front-matter.ts'
import { makeMarkdown } from '../parse/markdown.ts'
import { placeOfNode } from '../parse/places.ts'
import type { Page } from '../parse/types.ts'
import type { ReadHandbook } from '../read/handbook.ts'
import { type Kind, partsOfKind } from '../schema/front-matter.ts'
import { type PlacedText, readYaml, type Yaml } from '../yaml/yaml.ts'
import type { Reword } from './reword.ts'

/**
 * The edits that give a subject other names wherever people read its names: in text and headings, in titles, sentences and
 * comments of front matter, and in the titles of matrices. Code, addresses and ids stay.
 */
export function rewordPages(handbook: Handbook, { input, text: config }: ReadHandbook, reword: Reword): Edit[] {
  const { limits } = handbook.config
  const markdown = makeMarkdown()
  const linked = linkedAnchors(handbook)
  const inPages = input.sources.flatMap(({ path: file, text: written, folderKind }) => {
    const page = handbook.pages.get(file)
    if (!page) return []
    const text = written.replaceAll('\r\n', '\n')
    const { yaml, text: front, firstLine, body } = readFrontMatter(text, { file, kind: folderKind, limits })
    return [
      ...(yaml ? rewordYaml({ yaml, text: front, firstLine, isProse: isProseOf(page.kind) }, reword) : []),
      ...rewordBody(markdown.parse(body), body, reword),
      ...keepAnchors(page, body, linked.get(file), reword),
    ].map((edit) => ({ file, ...edit }))
  })
  const yaml = readYaml(config, 'handbook.yaml', 1, limits)
  const inConfig = rewordYaml({ yaml, text: config, firstLine: 1, isProse: isProseOfConfig }, reword)
  return [...inPages, ...inConfig.map((edit) => ({ file: 'handbook.yaml', ...edit }))]
}

type PageEdit = Omit<Edit, 'file'>
type TextPath = PlacedText['path']

interface WrittenYaml {
  readonly yaml: Yaml
  readonly text: string
  readonly firstLine: number
  readonly isProse: (path: TextPath) => boolean
}

function rewordYaml({ yaml, text, firstLine, isProse }: WrittenYaml, reword: Reword): PageEdit[] {
  const lines = text.split('\n')
  const edits = yaml.texts().flatMap((one): PageEdit[] => {
    const { path, place, comment } = one
    const value = isProse(path) ? rewordValue(one, textAt(lines, place, firstLine), reword) : undefined
    return [
      ...(value === undefined ? [] : [{ place, text: value }]),
      ...(comment ? changed(comment.place, textAt(lines, comment.place, firstLine), reword) : []),
    ]
  })
  const comments = lines.flatMap((line, at) => {
    const place = { line: firstLine + at, column: 1, endLine: firstLine + at, endColumn: line.length + 1 }
    return /^\s*#/.test(line) ? changed(place, line, reword) : []
  })
  return [...edits, ...comments]
}

/** A value with the new names, in quotes where YAML needs them now. */
function rewordValue({ value, plain, inside }: PlacedText, written: string, reword: Reword): string | undefined {
  const now = reword(written)
  if (now === written) return undefined
  const isOdd =
    /:(?:\s|$)|\s#/.test(now) || (inside && /[,[\]{}]/.test(now)) || (now[0] !== written[0] && /^[^\p{L}]/u.test(now))
  return plain && isOdd ? JSON.stringify(reword(value)) : now
}

function textAt(lines: readonly string[], { line, column, endLine, endColumn }: Place, firstLine: number): string {
  // The text of a block ends where the line below it begins, which may be that of the dashes.
  const whole = Array.from({ length: endLine - line + 1 }, (_, at) => lines[line - firstLine + at] ?? '')
  const last = whole.length - 1
  return whole
    .map((text, at) => text.slice(at === 0 ? column - 1 : 0, at === last ? endColumn - 1 : undefined))
    .join('\n')
}

function changed(place: Place, text: string, reword: Reword): PageEdit[] {
  const now = reword(text)
  return now === text ? [] : [{ place, text: now }]
}

function rewordBody(node: Nodes, body: string, reword: Reword): PageEdit[] {
  const written = body.slice(node.position?.start.offset, node.position?.end.offset)
  if (node.type === 'text' || (node.type === 'html' && written.startsWith('<!--'))) {
    const place = placeOfNode(node)
    return place ? changed(place, written, reword) : []
  }
  // An address that is written bare is its own text.
  const isAddress = node.type === 'link' && !written.startsWith('[')
  return 'children' in node && !isAddress ? node.children.flatMap((child) => rewordBody(child, body, reword)) : []
}

/** The anchors that links lead to, by the path of their page. */
function linkedAnchors({ targets }: Handbook): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const links of targets.values())
    for (const target of links.values())
      if (target.kind === 'page' && target.anchor !== undefined)
        found.set(target.path, (found.get(target.path) ?? new Set()).add(target.anchor))
  return found
}

/** Headings that get other words keep the ids that links lead to. */
function keepAnchors(
  { headings }: Page,
  body: string,
  linked: ReadonlySet<string> | undefined,
  reword: Reword,
): PageEdit[] {
  const lines = body.split('\n')
  return headings.flatMap(({ id, depth, text, place: { line }, from }) => {
    const written = lines[line - 1] ?? ''
    const stays =
      depth === 1 || from !== undefined || !linked?.has(id) || reword(text) === text || /\{#[^}]*\}\s*$/.test(written)
    const end = { line, column: written.length + 1, endLine: line, endColumn: written.length + 1 }
    return stays ? [] : [{ place: end, text: ` {#${id}}` }]
  })
}

/** Other names are not shown on the page, and yet people type them. */
const isProseOf = (kind: Kind) => {
  const parts = partsOfKind[kind].filter(
    ({ isSentence, isShown, isKey, path }) => !isKey && (isSentence || isShown || path[0] === 'aliases'),
  )
  return (path: TextPath): boolean =>
    parts.some((part) =>
      part.path.every(
        (step, at) => step === path[at] || step === '{}' || (step === '[]' && typeof path[at] === 'number'),
      ),
    )
}

const isProseOfConfig = ([key, , inner]: TextPath): boolean =>
  key === 'title' || key === 'description' || (key === 'matrices' && inner === 'title')
