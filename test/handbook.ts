import { buildHandbook as model } from '../src/model/model.ts'
import type { Handbook } from '../src/model/types.ts'
import { makePageParser as pageParser } from '../src/parse/page.ts'
import type { Page } from '../src/parse/types.ts'
import type { Asset } from '../src/read/types.ts'
import { type Config, defaults } from '../src/schema/config.ts'

/** What a small handbook needs besides its pages. */
interface More extends Partial<Config> {
  /** Paths of files that are no pages. */
  readonly assets?: readonly string[]
}

const parse = pageParser({ limits: defaults.limits })

/** A handbook small enough to see whole: the text of each page by its path. */
export function handbookOf(files: Record<string, string>, { assets = [], ...config }: More = {}): Handbook {
  const found = assets.map((path): Asset => ({ path, from: `/handbook/${path}` }))
  return model(pagesOf(files), found, { ...defaults, ...config })
}

/** The pages alone. */
export const pagesOf = (files: Record<string, string>): Page[] =>
  Object.entries(files).map(([path, text]) => parse({ path, text, hash: '' }))

/** Front matter between its fences: `page('ownerRole: em', 'coreFocus: people')`. */
export const page = (...lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\n`
