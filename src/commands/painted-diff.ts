import type { Colors } from '../reporters/colors.ts'

/** A unified diff in the colors that people know, which are none where no terminal shows them. */
export const paintedDiff = (diff: string, colors: Colors): string =>
  diff
    .split('\n')
    .map((line) => painted(plain(line), colors))
    .join('\n')

function painted(line: string, colors: Colors): string {
  if (/^(?:diff |rename |--- |\+\+\+ )/.test(line)) return colors.bold(line)
  if (line.startsWith('@@')) return colors.cyan(line)
  if (line.startsWith('+')) return colors.green(line)
  return line.startsWith('-') ? colors.red(line) : line
}

// A page's text must not be able to steer the terminal. A carriage return at the end is that of the line.
const plain = (line: string): string =>
  line.replace(/(?!\r$)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\t' ? character : '\uFFFD',
  )
