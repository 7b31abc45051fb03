/** Text without percent signs, if all of them can be decoded, and in the normal form that paths and anchors have. */
export function decoded(text: string): string {
  try {
    return (text.includes('%') ? decodeURIComponent(text) : text).normalize('NFC')
  } catch {
    return text.normalize('NFC')
  }
}
