import { textWidth } from './text-width.ts'

/** Breaks a text into lines of a width in px; what needs more than `most` lines ends in an ellipsis. */
export function wrap(text: string, size: number, width: number, most = 4): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((word) => broken(word, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}

/** A word that is wider than a line, in pieces that are not; a letter keeps the marks that belong to it. */
function broken(word: string, size: number, width: number): readonly string[] {
  if (textWidth(word, size) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const [letter] of word.matchAll(/.[\p{M}\p{Cf}]*/gsu)) {
    if (piece !== '' && textWidth(piece + letter, size) > width) {
      pieces.push(piece)
      piece = letter
    } else piece += letter
  }
  return [...pieces, piece]
}
