/** A text in at most so many characters, so that a message stays a line. */
export const clipped = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text
