import type { Page } from '../types.ts'

/** The plain text of a page, section by section, as it is gathered from start to end. */
interface SectionTexts {
  readonly add: (text: string) => void
  /** Words before and after it are not one. */
  readonly space: () => void
  /** Another section begins. */
  readonly begin: (id: string, title: string) => void
  /** What a heading is made of is its section's title and none of its text. */
  readonly forget: () => void
  /** Everything so far, without headings. */
  readonly soFar: () => string
  /** Sections in order. What stands above the first heading has an empty id, and is left out when it is empty, too. */
  readonly all: () => Page['text']
}

/** Begins to gather the text of a page whose title is `title`, if it has one. */
export function sectionTexts(title: string): SectionTexts {
  const sections: { readonly id: string; readonly title: string; text: string }[] = [{ id: '', title, text: '' }]
  const last = () => sections.at(-1)!
  const add = (text: string) => {
    last().text += text
  }
  return {
    add,
    space: () => add(' '),
    begin(id, title) {
      add(' ')
      sections.push({ id, title, text: '' })
    },
    forget() {
      last().text = ''
    },
    soFar: () => tidy(sections.map(({ text }) => text).join(' ')),
    all: () =>
      sections
        .map((section) => ({ ...section, text: tidy(section.text) }))
        .filter(({ id, text }) => id !== '' || text !== ''),
  }
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
