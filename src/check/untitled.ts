import { report, top } from '../report.ts'
import type { Handbook, Message, Page } from '../types.ts'
import type { Check } from './check.ts'
import { misspeltTitle } from './misspelt-title.ts'

/** A page of prose has a title: one that begins with a heading or says so in its front matter. */
export const untitled: Check = function* ({ guides }: Handbook, { inPage }): Iterable<Message> {
  for (const { page } of guides.values()) {
    if (!isUntitled(page)) continue
    const { path, title } = page
    const message = `This page has no title, so readers see the name of its file: \`${title}\``
    const key = misspeltTitle(page)
    yield key === undefined
      ? report('title-missing', path, top, message, { mend: 'Begin the text with `# ` and a title.' })
      : report('title-missing', path, inPage(page, [key], 'key'), `${message}; did you mean \`title\` by \`${key}\`?`, {
          expected: ['title'],
        })
  }
}

/** Whether readers see the name of the file. Of a page that could not be read nothing is known. */
export const isUntitled = ({ data, headings, text, messages }: Page): boolean =>
  data.title === undefined &&
  headings.length === 0 &&
  text.some((section) => section.text !== '') &&
  messages.every(({ severity }) => severity !== 'error')
