import type { Nodes } from 'mdast'
import type { LeafDirective } from 'mdast-util-directive'
import { type Fix, overwrite } from '../fixes.ts'
import { type BlockName, blockOf, generatedBlocks, namesIn } from '../generated-blocks.ts'
import { didYouMean, nearest, oneOf, report, top } from '../report.ts'
import type { Block, Hole, Message, Place } from '../types.ts'
import { placeOf } from './place-of.ts'

/** What a page asks rolebook to put in a place, by where it is written. */
export interface Generated {
  readonly holes: ReadonlyMap<number, Hole>
  readonly blocks: readonly Block[]
}

/** Whether a name is that of a block that rolebook generates. */
export const isGenerated = (name: string): name is BlockName => Object.hasOwn(generatedBlocks, name)

/** Reads a block such as `::matrix{roles="em tl"}`. Attributes that mean nothing are reported and left out. */
export function generated(
  node: LeafDirective & { readonly name: BlockName },
  source: string,
  file: string,
): { readonly block: Block; readonly messages: readonly Message[] } {
  const { name } = node
  const { attributes: known, required = [], exclusive = [], example } = blockOf(name)
  const place = placeOf(node) ?? top
  const written = source.slice(node.position?.start.offset, node.position?.end.offset)
  const messages: Message[] = []
  const attributes: Record<string, string> = {}
  const places: Record<string, Place> = {}
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    const spans = spansOf(key, written, place)
    if (!Object.hasOwn(known, key)) messages.push(unknownKey(key, spans.key))
    else {
      const spec = known[key]!
      const wrong = 'words' in spec && wordsOf(value ?? '', spec).find((word) => !spec.words.includes(word))
      if (wrong !== undefined && wrong !== false) messages.push(unknownWord(key, wrong, spec, spans.value))
      else if (!value?.trim()) messages.push(told(`Unexpected \`${key}\` without a value`, spans.key))
      else {
        attributes[key] = value.trim()
        places[key] = spans.value
      }
    }
  }
  const wrong = messages.length > 0
  for (const key of required)
    if (!(key in attributes) && !wrong) messages.push(told(`Missing \`${key}\` on the block \`${name}\``, place))
  for (const [one, other] of exclusive)
    if (one in attributes && other in attributes)
      messages.push(told(`Unexpected \`${other}\` beside \`${one}\`, expected one of them`, places[other]!))
  const title = textOf(node).trim()
  return { block: { name, attributes, ...(title !== '' && { title }), place, places }, messages }

  function told(message: string, at: Place, expected: readonly string[] = [], fix: Fix = {}): Message {
    const mend = `Write it like this: \`${example}\`.`
    return report('directive-attribute', file, at, message, {
      ...(expected.length > 0 ? { expected } : { mend }),
      ...fix,
    })
  }

  function unknownKey(key: string, at: Place): Message {
    const keys = Object.keys(known)
    const near = nearest(key, keys)
    return told(
      `Unknown attribute \`${key}\` on the block \`${name}\`${didYouMean(near)}`,
      at,
      near.length ? near : keys,
      near.length === 1 && at !== place && !(near[0]! in (node.attributes ?? {})) ? overwrite(file, at, near[0]!) : {},
    )
  }

  function unknownWord(
    key: string,
    value: string,
    { words }: { readonly words: readonly string[] },
    at: Place,
  ): Message {
    const near = nearest(value, words)
    const what = `Unexpected \`${value}\` as \`${key}\`, expected ${oneOf(words)}`
    return told(what, at, near.length ? near : words)
  }
}

const wordsOf = (value: string, { many }: { readonly many?: true }) => (many ? namesIn(value) : [value])

/** Where an attribute and its value stand, which the parser does not say. A leaf directive is on one line. */
function spansOf(key: string, written: string, place: Place): { readonly key: Place; readonly value: Place } {
  const name = key.replace(/[^\w-]/g, '\\$&')
  const found = new RegExp(`[{\\s](${name})(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'}]+)))?(?=[\\s}])`, 'd').exec(
    written,
  )
  const at = (span: readonly [number, number] | undefined): Place | undefined =>
    span && { ...place, column: place.column + span[0], endLine: place.line, endColumn: place.column + span[1] }
  const whole = at(found?.indices?.[1]) ?? place
  return { key: whole, value: at(found?.indices?.[2] ?? found?.indices?.[3] ?? found?.indices?.[4]) ?? whole }
}

const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
