import { type Document, isMap, isScalar, isSeq, Scalar } from 'yaml'

/** A text in YAML and how it is written. */
export interface YamlText {
  /** Where it is: keys as written and indexes. */
  readonly path: readonly (string | number)[]
  readonly value: string
  /** Without quotes and without a bar or an angle before it. */
  readonly plain: boolean
  /** Between which brackets it stands, if it does. */
  readonly inside?: '[' | '{'
  /** A key between braces without a value, as a comma in a sentence leaves it: the value before it. */
  readonly after?: string
  /** In the text: its first character and the one behind its last. */
  readonly range: readonly [start: number, end: number]
}

/** Every value that is text, in order, and every key between braces that has no value. */
export function textsIn({ contents }: Document): YamlText[] {
  const found: YamlText[] = []
  walk(contents, [], undefined)
  return found

  function walk(node: unknown, path: YamlText['path'], inside: YamlText['inside'], after?: string): void {
    if (isSeq(node))
      for (const [index, item] of node.items.entries()) walk(item, [...path, index], node.flow ? '[' : undefined)
    else if (isMap(node)) {
      let before: string | undefined
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue
        const isBare = value === null || (isScalar(value) && value.value === null)
        const stray = node.flow && before !== undefined && isBare
        if (stray) walk(key, path, '{', before)
        else walk(value, [...path, String(key.value)], node.flow ? '{' : undefined)
        before = isScalar(value) && typeof value.value === 'string' ? value.value : undefined
      }
    } else if (isScalar(node) && typeof node.value === 'string' && node.range) {
      const [start, end] = node.range
      found.push({
        path,
        value: node.value,
        plain: node.type === Scalar.PLAIN,
        range: [start, end],
        ...(inside && { inside }),
        ...(after !== undefined && { after }),
      })
    }
  }
}
