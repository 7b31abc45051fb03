/** The words of a question, folded, that say what it is about: of `who owns hiring`, the last. */
export const about = (words: readonly string[]): readonly string[] => words.filter((word) => !asking.test(word))

const asking =
  /^(an?|about|and|are|can|do|does|for|go|have|how|i|in|is|it|me|my|need|of|on|our|owns?|should|the|to|we|what|when|which|who|whom|with)$/
