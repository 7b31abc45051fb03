/** Any text as Markdown that shows just that: it makes no markup, no link, and calls nobody. */
export const inMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_~[\]<>|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    // Forges make links of names, numbers and addresses after everything else; a comment keeps them apart.
    .replace(/[@#](?=[\p{L}\p{N}])/gu, `$&${apart}`)
    .replace(/:(?=\/\/)|\bwww(?=\.)/gi, `$&${apart}`)
    // At the beginning of a line these would make a list or a heading.
    .replace(/^(?=[-+#])|(?<=^\d+)(?=[.)])/, '\\')

const apart = '<!-- -->'

/** Any text as code, also in a table. */
export function codeInMarkdown(text: string): string {
  const code = oneLine(text).replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`
}

const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
