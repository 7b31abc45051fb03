import type { Changed, PageView } from '../types.ts'
import { given } from './given.ts'

/** As many as a reader may have missed. */
const most = 50

/** The pages that changed last, the latest first. */
export const changedPages = (pages: readonly PageView[]): readonly Changed[] =>
  pages
    .flatMap(({ frame: { title, href, changed, authors = [], description, hidden } }) =>
      changed === undefined || hidden ? [] : [given({ title, href, changed, authors, summary: description })],
    )
    .sort((a, b) => (a.changed === b.changed ? (a.href < b.href ? -1 : 1) : a.changed < b.changed ? 1 : -1))
    .slice(0, most)
