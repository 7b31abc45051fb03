import type { Root } from 'hast'

/** Colours code: class names only, or undefined for a language it does not know. */
export type Highlight = (code: string, language: string) => Root['children'] | undefined

/** Loads the highlighter with some forty common languages. It takes a while, so only a handbook with such code pays. */
export async function loadHighlight(): Promise<Highlight> {
  const { common, createLowlight } = await import('lowlight')
  const lowlight = createLowlight(common)
  return (code, language) => (lowlight.registered(language) ? lowlight.highlight(language, code).children : undefined)
}

/** Whether a page has code with a language. */
export const mayHighlight = (text: string): boolean =>
  /^[ \t>]*(?:[-+*]\s+|\d+[.)]\s+)*(?:`{3,}|~{3,})[ \t]*[a-z]/im.test(text)
