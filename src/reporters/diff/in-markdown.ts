/** Any text as Markdown that shows just that: it makes no markup, no link, and calls nobody. */
export const inMarkdown = (text: string, isInside = false): string =>
  oneLine(isInside ? text : text.trimStart())
    .replace(/[\\`*_~[\]<>|$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    // Forges make links of names, numbers and addresses after everything else; a comment keeps them apart.
    .replace(/[@#](?=[\p{L}\p{N}])|(?<![\p{L}\p{N}])[!%~$^](?=\p{L}|\p{N})|\bGH(?=-\d)/gu, `$&${apart}`)
    // They make little pictures of `:words:`, too.
    .replace(/:(?=\/\/|[\w+-]+:)|\bwww(?=\.)/gi, `$&${apart}`)
    // At the beginning of a line these would make a list or a heading.
    .replace(/^(?=[-+#]+(?: |$))|(?<=^\d+)(?=[.)](?: |$))/, '\\')

const apart = '<!-- -->'

/** The same for a sentence of rolebook, which quotes between backticks what somebody wrote. */
export const sentenceInMarkdown = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 1 ? codeInMarkdown(part) : inMarkdown(part, at > 0)))
    .join('')

/** Any text as code. */
export function codeInMarkdown(text: string): string {
  const code = oneLine(text).trim()
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`
}

const oneLine = (text: string): string =>
  text.replace(/[^\S\u00a0]+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
