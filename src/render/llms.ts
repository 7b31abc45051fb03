import type { FrameView, OutputFile, PageView, PrintView } from '../types.ts'
import { relative } from './relative.ts'

/** `llms.txt`: what the handbook is and where each of its pages is in Markdown, for programs that read. */
export function llms(
  { base = '' }: FrameView['site'],
  { title, description, parts }: PrintView,
  pages: readonly PageView[],
): OutputFile {
  const copies = new Map(pages.map(({ frame: { href, markdown } }) => [href, markdown]))
  const sections = parts.flatMap(({ title, pages }) => [
    ...(title === undefined ? [] : ['', `## ${line(title)}`, '']),
    ...pages.map(({ title, href, summary }) => {
      const address = `${base}${relative('', copies.get(href) ?? href)}`
      return `- [${line(title)}](${address})${summary === undefined ? '' : `: ${line(summary)}`}`
    }),
  ])
  const lines = [
    `# ${line(title)}`,
    '',
    ...(description === undefined ? [] : [`> ${line(description)}`, '']),
    `All of it as data is in [handbook.json](${base}handbook.json), described by [handbook.schema.json](${base}handbook.schema.json).`,
    '',
    ...sections,
  ]
  return { path: 'llms.txt', contents: `${lines.join('\n')}\n` }
}

const line = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[[\]\\]/g, '\\$&')
    .trim()
