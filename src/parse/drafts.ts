import { type Message, report } from '../base/messages.ts'
import { normalizeKey } from '../base/text.ts'
import { isRecord, type Yaml } from '../yaml/yaml.ts'

/** How other tools write `status: draft`: `draft: true` and `published: false`. */
export const draftKeys = new Set(['draft', 'published'])

const draftStatement =
  /^[ \t]*["']?(?:status["']?[ \t]*[:=][ \t]*["'“”‘’]?drafts?|draft["']?[ \t]*[:=][ \t]*["']?(?:true|yes|on|1)|published["']?[ \t]*[:=][ \t]*["']?(?:false|no|off|0))\b/im

/** Whether a page is not for readers yet, also when that is misspelled, or all that can be read of its front matter. */
export function saysDraft({ yaml, written }: { readonly yaml?: Yaml; readonly written: string }): boolean {
  if (!yaml || yaml.broken || !isRecord(yaml.data)) return draftStatement.test(written)
  return Object.entries(yaml.data).some(([key, value]) =>
    draftStatement.test(`${normalizeKey(key)}: ${JSON.stringify(value)}`),
  )
}

// What prose does not say. `Status: draft` is prose in many pages, so it counts only below marks that look like a fence.
const certain = /^(?:draft["']?\s*[:=]\s*["']?(?:true|yes|on)|published["']?\s*[:=]\s*["']?false)["']?[,;]?\s*$/i
const likely = /^status["']?\s*[:=]\s*["']?draft["']?[,;]?\s*$/i

/** Finds what says above the text of a page that it is a draft, where no front matter has been found: between any marks, or none. */
export function findUnreadDraft(
  source: string,
  file: string,
): { readonly message: Message; readonly written: string } | undefined {
  let hasTitle = false
  let hasMarks = false
  const lines = source.split('\n')
  for (const [at, line] of lines.entries()) {
    const text = line.trim()
    if (text === '') hasMarks = false
    else if (/^#{1,6}\s/.test(text)) {
      if (hasTitle) return undefined
      hasTitle = true
    } else if (/^(?:[^\p{L}\p{N}]+|(?:&[mn]dash;)+|(?:`{3,}|~{3,})\s*\w*)$/u.test(text)) {
      // Below its title, a page may explain front matter to others.
      if (hasTitle && /^[`~]/.test(text)) return undefined
      hasMarks = true
    } else {
      const written = text.replace(/^[^\p{L}]+/u, '').replace(/\s*-->$/, '')
      if (certain.test(written) || (hasMarks && likely.test(written)))
        return { written, message: reportUnread(written, at, line, file) }
      if (!isKey(written, lines[at + 1] ?? '') && !/^- /.test(text)) return undefined
    }
  }
  return undefined
}

/** Whether a line may belong to front matter: a key with a value behind it or below. */
const isKey = (written: string, next: string): boolean =>
  /^[\w.-]+["']?\s*[:=]\s*\S/.test(written) ||
  (/^[\w.-]+["']?\s*[:=]$/.test(written) && /^[ \t>]*(?:[ \t]\S|- )/.test(next))

function reportUnread(written: string, at: number, line: string, file: string): Message {
  const column = line.indexOf(written) + 1
  const place = { line: at + 1, column, endLine: at + 1, endColumn: column + written.length }
  const message = `\`${written}\` is text here and no front matter, but seems to say that the page is a draft: it is left out`
  const hint =
    'Put it between two lines of three dashes at the top of the file, or remove it if readers should see the page.'
  return report('frontmatter-fence', { file, place }, message, { severity: 'warning', hint })
}
