import type { OutputFile } from '../types.ts'

/** Where the server keeps what is its own. No page of a handbook can be there. */
export const reserved = '__rolebook/'

/** A page with the dev client in its head. The client learns from the tag which build the page is from. */
export function withClient(contents: OutputFile['contents'], build: string): string {
  const html = typeof contents === 'string' ? contents : new TextDecoder().decode(contents)
  const end = html.indexOf('</head>')
  return end < 0 ? html + tags(build) : html.slice(0, end) + tags(build) + html.slice(end)
}

const tags = (build: string) =>
  `<link rel="stylesheet" href="/${reserved}dev.css"><script src="/${reserved}dev.js" data-build="${build}" defer></script>`
