import type { ComponentChildren } from 'preact'
import type { Section } from './props.ts'

/** A list with one generated section, or none when there is nothing to say. */
export function section(name: string, title: string, content: ComponentChildren): readonly Section[] {
  return content ? [{ id: `rb-${name}`, title, content }] : []
}

/** Sections that stand before the first heading of the author's text. */
export const early = (sections: readonly Section[]): readonly Section[] =>
  sections.map((section) => ({ ...section, early: true }))
