const collator = new Intl.Collator('en', { numeric: true })

/** Compares text as people look for it: `Part 2` comes before `Part 10`. Only equal texts compare as equal. */
export const byReading = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
