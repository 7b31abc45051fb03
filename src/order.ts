import type { Page } from './types.ts'

/** Compares by UTF-16 units, the same everywhere. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Compares numbers; what has none comes last. */
export const byNumber = (a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY): number =>
  a < b ? -1 : a > b ? 1 : 0

const collator = new Intl.Collator('en', { numeric: true })

/** Compares text as people look for it: `Part 2` comes before `Part 10`. Only equal texts compare as equal. */
export const byReading = (a: string, b: string): number => collator.compare(a, b) || byText(a, b)

/** Compares pages by the `order` they ask for, then by title. */
export const byOrder = (a: Page, b: Page): number => byNumber(a.data.order, b.data.order) || byReading(a.title, b.title)
