/** A path between backticks, its control characters spelled out so that it cannot disturb a terminal. */
export const quoted = (path: string): string =>
  `\`${path.replace(/[\p{Cc}\p{Cs}]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\``
