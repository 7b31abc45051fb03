import type { Page } from '../types.ts'

/** The key of a page of prose that was probably meant to be `title`. */
export const misspeltTitle = ({ data, foreignKeys }: Page): string | undefined =>
  data.title === undefined ? foreignKeys.find(({ near }) => near.includes('title'))?.name : undefined
