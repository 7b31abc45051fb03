import { clipped } from '../clipped.ts'

/** An address as a message shows it: no longer than a line. */
export const shownUrl = (url: string): string => clipped(url, 120)
