import type { Guide, GuideView, NavNode, Page } from '../types.ts'
import { given } from './given.ts'

/** A page of prose. `children` are the pages below a folder's page, each folder folded. */
export const guideView = ({ title, summary }: Guide, children: readonly NavNode[]): GuideView =>
  given({ kind: 'guide' as const, title, summary, children })

/** A page whose id belongs to another page. Its prose is shown, but nothing is derived for it. */
export const strayView = ({ title, data }: Page): GuideView =>
  given({ kind: 'guide' as const, title, summary: data.summary, children: [] })
