/** Text of an XML document: what has a meaning of its own is escaped, and what XML cannot hold is left out. */
export const xmlText = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replace(/[&<>"]/g, (one) => names[one]!)

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** An element with text in it, on a line of its own. */
export const xmlElement = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`
