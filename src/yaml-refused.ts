import { type Document, isAlias, isMap, isScalar, Scalar, visit, type YAMLMap } from 'yaml'
import { keySpelling } from './key-spelling.ts'
import type { RuleId } from './types.ts'
import { type Range, rangeOf } from './yaml-ranges.ts'
import { dashWithoutSpace, noSpaceAfterDash, oddSpace } from './yaml-words.ts'

interface Refusal {
  readonly rule: RuleId
  readonly range: Range
  readonly message: string
  readonly mend: string
}

/** What valid YAML may hold but a handbook may not, before any of it becomes an object. */
export function refused(document: Document, text: string): Refusal[] {
  const found: Refusal[] = []
  const add = (rule: RuleId, range: Range, message: string, mend: string) => found.push({ rule, range, message, mend })
  // Tags and anchors stand before their value and are no part of its range.
  const before = (node: unknown, pattern: RegExp): Range => {
    const [start, end] = rangeOf(node)
    const from = Math.max(0, start - 200)
    const mark = [...text.slice(from, start).matchAll(pattern)].at(-1)
    return mark ? [from + mark.index, from + mark.index + mark[0].length] : [start, end]
  }
  visit(document, {
    Alias: (_, node) => {
      const message = `Unexpected alias \`*${node.source}\`, expected the value itself`
      add(
        'yaml-feature',
        rangeOf(node),
        message,
        'Write the value out, or put it in quotes if the `*` is a part of it.',
      )
    },
    Node: (_, node, parents) => {
      if (isAlias(node)) return
      if (node.anchor) {
        const message = `Unexpected anchor \`&${node.anchor}\`, expected a plain value`
        const mend = 'Remove the anchor, or put the value in quotes if the `&` is a part of it.'
        add('yaml-feature', before(node, /&[^\s[\]{},]+/g), message, mend)
      }
      if (node.tag) {
        const range = before(node, /![^\s[\]{},]*/g)
        const message = `Unexpected tag \`${text.slice(...range)}\`, expected a plain value`
        add('yaml-feature', range, message, 'Remove the tag, or put the value in quotes if the `!` is a part of it.')
      }
      if (isScalar(node)) checkText(node)
      if (isMap(node)) checkKeys(node, parents.length === 1)
    },
  })
  return found

  function checkText(node: Scalar): void {
    if (node.type !== Scalar.PLAIN) return
    const [start, end] = rangeOf(node)
    const written = text.slice(start, end)
    const odd = oddSpace(written)
    if (odd) add('yaml-syntax', [start, start + 1], odd.message, odd.mend)
    // Of items like these YAML makes one sentence.
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    if (before.trim() === '' && dashWithoutSpace.test(written)) {
      const { message, mend } = noSpaceAfterDash(written)
      add('yaml-syntax', [start, start + 1], message, mend)
      return
    }
    // What looks like another item is read as more of the same sentence.
    const dash = written.search(/(?<=\n[ \t]*)-\s/)
    if (dash < 0) return
    const message = 'Unexpected indentation of a list item, which makes it a part of the line above'
    add(
      'yaml-syntax',
      [start + dash, start + dash + 1],
      message,
      'Start the dash where the other dashes of the list stand.',
    )
  }

  function checkKeys({ items }: YAMLMap, outermost: boolean): void {
    // Only the keys rolebook names are read in any spelling; deeper ones may be ids.
    const spelled = (name: string) => (outermost ? keySpelling(name) : name)
    const seen = new Set<string>()
    for (const { key } of items) {
      const name = isScalar(key) ? String(key.value) : ''
      const range = rangeOf(key)
      if (reserved.has(name))
        add('key-reserved', range, `Unexpected key \`${name}\`, which programs reserve`, 'Choose another name.')
      if (name === '<<')
        add('yaml-feature', range, 'Unexpected merge key `<<`, expected the keys themselves', 'Write the keys out.')
      if (seen.has(spelled(name)))
        add('key-duplicate', range, `Unexpected second key \`${name}\`, expected it once`, 'Keep one of the two.')
      seen.add(spelled(name))
    }
  }
}

const reserved = new Set(['__proto__', 'constructor', 'prototype'])
