import { given } from '../given.ts'
import { byText } from '../order.ts'
import type { Changed, PageView } from '../types.ts'

/** As many as a reader may have missed. */
const most = 50

/** The pages that changed last, the latest first. */
export const changedPages = (pages: readonly PageView[]): readonly Changed[] =>
  pages
    .flatMap(({ frame: { title, href, changed, authors = [], description, hidden } }) =>
      changed === undefined || hidden ? [] : [given({ title, href, changed, authors, summary: description })],
    )
    .sort((a, b) => byText(b.changed, a.changed) || byText(a.href, b.href))
    .slice(0, most)
