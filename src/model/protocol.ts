/** Protocols that take a reader somewhere and run nothing. */
const followed = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'slack', 'ftp', 'irc', 'ircs', 'xmpp'])

/** Whether a url leaves the handbook, or may not be followed at all. Neither when it is a path. Expects a `bare` url. */
export function protocol(url: string): 'external' | 'refused' | undefined {
  // A browser reads `\` as `/` here, so `\\host` is another host too.
  if (/^[/\\]{2}/.test(url)) return 'external'
  const name = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]
  if (name === undefined) return undefined
  return followed.has(name.toLowerCase()) ? 'external' : 'refused'
}

/** The url as a browser reads it: no control characters or spaces around it, no tabs or line breaks inside. */
export const bare = (url: string): string => url.replace(/[\t\n\r]/g, '').replace(/^[\p{Cc} ]+|[\p{Cc} ]+$/gu, '')
