import { type Message, report } from '../base/messages.ts'

/** Lines that git leaves where two people changed the same text, each pair with what is between as one error. Code may show them. */
export function checkConflicts(source: string, file: string): Message[] {
  if (!/^(?:<{7}|>{7}) /m.test(source)) return []
  const messages: Message[] = []
  let code: string | undefined
  let open: { readonly line: number; readonly length: number } | undefined
  for (const [at, text] of source.split('\n').entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1]
    if (mark && (code === undefined || mark.startsWith(code))) code = code === undefined ? mark : undefined
    if (code !== undefined) continue
    const line = at + 1
    if (/^<{7} \S/.test(text)) {
      if (open) messages.push(conflict(file, open, undefined))
      open = { line, length: text.length }
    } else if (/^>{7} \S/.test(text)) {
      messages.push(conflict(file, open ?? { line, length: text.length }, open && { line, length: text.length }))
      open = undefined
    }
  }
  return open ? [...messages, conflict(file, open, undefined)] : messages
}

type Marker = { readonly line: number; readonly length: number }

function conflict(file: string, { line, length }: Marker, end: Marker | undefined): Message {
  const place = { line, column: 1, endLine: line, endColumn: length + 1 }
  const hint = 'Keep the text that is right, and delete the lines of `<`, `=` and `>` with it.'
  return report('merge-conflict', { file, place }, 'Unexpected mark of git where two changes met', {
    hint,
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
  if (conflicts.length === 0) return messages
  return messages.filter(({ rule, place }) => {
    // What is missing is said where the page begins.
    if (/^(?:yaml|key|frontmatter|own|role|ex)-/.test(rule) && conflicts.some((one) => one.place.line > 1)) {
      const first = conflicts[0]!
      const last = first.related?.place.line ?? first.place.line
      if (place.line <= last) return false
    }
    return !conflicts.some(
      (one) => place.line >= one.place.line && place.line <= (one.related?.place.line ?? one.place.line),
    )
  })
}
