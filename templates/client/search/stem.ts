/** What a word has in common with its other forms: `hire` and `hired` with `hiring`, `plans` with `planning`, `promote` with `promotion`. */
export const stem = (word: string): string =>
  word.replace(/^(.{3,}?)(ing|ions?|ed|es|s|e)$/, '$1').replace(/([^aeiousl])\1$/, '$1')
