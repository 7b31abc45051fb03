import type { ProseHtml } from '../../templates/props.ts'
import type { Html } from '../types.ts'

// A page is rendered with marks where its author's text will be, so that one rendering serves the page and its chapter in
// print. No text can forge one: outside an author's text, which comes later, every `<` that is not a tag's is escaped.
const mark = /<!(heading|lead|rest)>/

/** Marks in place of an author's text, wherever there is some. */
export function proseMarks(prose: ProseHtml): ProseHtml {
  const given = (['heading', 'lead', 'rest'] as const).filter((name) => prose[name]?.trim())
  return Object.fromEntries(given.map((name) => [name, `<!${name}>` as Html]))
}

/** A rendering with the text where its marks were. */
export function withProse(
  rendering: string,
  prose: ProseHtml,
  change: (rendered: string) => string = (it) => it,
): string {
  const parts = rendering.split(mark)
  return parts.map((part, at) => (at % 2 === 0 ? change(part) : prose[part as keyof ProseHtml])).join('')
}
