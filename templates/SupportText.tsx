import type { Cell } from '../src/types.ts'
import { Chip } from './Chip.tsx'
import { Tag } from './Tag.tsx'
import { shorts } from './words.ts'

interface Props {
  readonly cell: Cell & { kind: 'supports' }
  readonly folded: boolean
}

/** A supporting role, with how it helps: behind the word in a matrix, which stays easy to scan, else below it. */
export function SupportText({ cell: { via, how }, folded }: Props) {
  const word = (
    <>
      <Chip kind="supports">Supports</Chip>
      {via.length > 0 && <Tag>via {shorts(via)}</Tag>}
    </>
  )
  if (how.length === 0) return word
  const sentences = how.map((text) => (
    <p key={text} class="how">
      {text}
    </p>
  ))
  return folded ? (
    <details class="fold">
      <summary>{word}</summary>
      {sentences}
    </details>
  ) : (
    <>
      {word}
      {sentences}
    </>
  )
}
