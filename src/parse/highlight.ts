import type { Root } from 'hast'

/** Colours code: class names only, or undefined for a language it does not know. */
export type Highlight = (code: string, language: string) => Root['children'] | undefined

/** Loads the highlighter with some forty common languages. It takes a while, so only a handbook with such code pays. */
export async function loadHighlight(): Promise<Highlight> {
  const lowlight = (await import('./common-languages.ts')).commonLanguages()
  return (code, language) => {
    if (!lowlight.registered(language)) return undefined
    // To a highlighter of Markdown, the last key of front matter is a heading.
    const [front = ''] = (/^(?:md|markdown)$/i.test(language) && frontMatter.exec(code)) || []
    const rest = lowlight.highlight(language, code.slice(front.length)).children
    return front === '' ? rest : [...lowlight.highlight('yaml', front).children, ...rest]
  }
}

const frontMatter = /^---[ \t]*\n(?:.*\n)*?---[ \t]*(?=\n|$)/

/** Whether a page has code with a language. */
export const mayHighlight = (text: string): boolean =>
  /^[ \t>]*(?:[-+*]\s+|\d+[.)]\s+)*(?:`{3,}|~{3,})[ \t]*[a-z]/im.test(text)
