import { type Message, report } from '../base/messages.ts'

/**
 * Lines that git leaves where two people changed the same text, each pair with what is between as one error. Code may show
 * them, but seldom does: there a pair is a warning, which a page can allow.
 */
export function checkConflicts(source: string, file: string): Message[] {
  if (!/^(?:<{7}|>{7}) /m.test(source)) return []
  const messages: Message[] = []
  let code: string | undefined
  let open: Marker | undefined
  let inCode: Marker | undefined
  for (const [at, text] of source.split('\n').entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1]
    if (mark && (code === undefined || mark.startsWith(code))) {
      code = code === undefined ? mark : undefined
      inCode = undefined
    }
    const here = { line: at + 1, length: text.length }
    if (code !== undefined) {
      if (/^<{7} \S/.test(text)) inCode = here
      else if (/^={7}$/.test(text.trimEnd()) && inCode) inCode = { ...inCode, isHalf: true }
      else if (/^>{7} \S/.test(text) && inCode?.isHalf) {
        // Around the block is one already.
        if (!open) messages.push(conflict(file, inCode, here, true))
        inCode = undefined
      }
    } else if (/^<{7} \S/.test(text)) {
      if (open) messages.push(conflict(file, open, undefined))
      open = here
    } else if (/^>{7} \S/.test(text)) {
      messages.push(conflict(file, open ?? here, open && here))
      open = undefined
    }
  }
  return open ? [...messages, conflict(file, open, undefined)] : messages
}

interface Marker {
  readonly line: number
  readonly length: number
  /** Whether the line between the two texts has been seen. */
  readonly isHalf?: boolean
}

function conflict(file: string, { line, length }: Marker, end: Marker | undefined, inCode = false): Message {
  const place = { line, column: 1, endLine: line, endColumn: length + 1 }
  const keep = 'Keep the text that is right, and delete the lines of `<`, `=` and `>` with it.'
  const message = `Unexpected mark of git where two changes met${inCode ? ', in a block of code' : ''}`
  return report('merge-conflict', { file, place }, message, {
    hint: inCode
      ? `${keep} If the block is to show them, say so at the top: \`allow: { merge-conflict: why }\`.`
      : keep,
    ...(inCode && { severity: 'warning' as const }),
    ...(end && {
      related: {
        file,
        place: { line: end.line, column: 1, endLine: end.line, endColumn: end.length + 1 },
        message: 'the other change ends here',
      },
    }),
  })
}

/** The messages that are not only an echo of text that git has left twice. */
export function withoutEchoes(messages: readonly Message[], conflicts: readonly Message[]): readonly Message[] {
  const real = conflicts.filter(({ severity }) => severity === 'error')
  if (real.length === 0) return messages
  return messages.filter(({ rule, place }) => {
    // What is missing is said where the page begins.
    if (/^(?:yaml|key|frontmatter|own|role|ex)-/.test(rule) && real.some((one) => one.place.line > 1)) {
      const first = real[0]!
      const last = first.related?.place.line ?? first.place.line
      if (place.line <= last) return false
    }
    return !real.some(
      (one) => place.line >= one.place.line && place.line <= (one.related?.place.line ?? one.place.line),
    )
  })
}
