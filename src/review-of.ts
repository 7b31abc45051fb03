import { later } from './later.ts'
import type { Config, Page } from './types.ts'

/** When somebody last made sure that a page is true, how often that is to be done and when it is to be done next. */
interface Review {
  readonly key: 'reviewedOn' | 'grantedOn'
  readonly on: string
  readonly every: string
  /** On that day it is not late yet. */
  readonly due: string
}

/** The review of a page that says when it had one. Whoever grants an area makes sure of its page. */
export function reviewOf({ data }: Page, config: Config): Review | undefined {
  const { reviewedOn, reviewEvery: every = config.reviewEvery } = data
  const grantedOn = data.kind === 'aor' ? data.grantedOn : undefined
  const key = reviewedOn === undefined || (grantedOn ?? '') > reviewedOn ? 'grantedOn' : 'reviewedOn'
  const on = key === 'grantedOn' ? grantedOn : reviewedOn
  return on === undefined ? undefined : { key, on, every, due: later(on, every) }
}
