/** What keeps a path from being a file of a site that any disk and any server can hold, or undefined when nothing does. */
export function pathFault(path: string): string | undefined {
  if (/\p{Cc}/u.test(path)) return 'it contains a control character'
  if (/\p{Cs}/u.test(path)) return 'it contains half a character'
  if (path.includes('\\')) return 'it contains a backslash'
  if (path.includes(':')) return 'it contains a colon'
  if (path.startsWith('/')) return 'it does not stay inside the site'
  for (const part of path.split('/')) {
    const fault = partFault(part)
    if (fault) return fault
  }
  return undefined
}

function partFault(part: string): string | undefined {
  if (part === '') return 'a part of it is empty'
  if (part === '.' || part === '..') return 'it does not stay inside the site'
  if (/[. ]$/.test(part)) return 'a part of it ends in a dot or a space'
  if (reserved.test(part)) return `Windows keeps the name \`${part.split('.')[0]}\` for a device`
  if (Buffer.byteLength(part) > 255) return 'a part of it is longer than 255 bytes'
  return undefined
}

const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i
