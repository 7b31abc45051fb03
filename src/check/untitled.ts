import { report, top } from '../report.ts'
import type { Handbook, Message } from '../types.ts'
import type { Check } from './check.ts'

/** A page of prose has a title: one that begins with a heading or says so in its front matter. */
export const untitled: Check = function* ({ guides }: Handbook): Iterable<Message> {
  for (const { page } of guides.values()) {
    const { path, title, data, headings, text, messages } = page
    const isEmpty = text.every((section) => section.text === '')
    // Of a page that could not be read nothing is known.
    if (
      data.title !== undefined ||
      headings.length > 0 ||
      isEmpty ||
      messages.some(({ severity }) => severity === 'error')
    )
      continue
    const message = `This page has no title, so readers see the name of its file: \`${title}\``
    yield report('title-missing', path, top, message, { mend: 'Begin the text with `# ` and a title.' })
  }
}
