/** Where the site is published, with a slash at its end. */
export const baseOf = ({ url }: { readonly url?: string | undefined }): string | undefined =>
  url?.replace(/[?#].*$/, '').replace(/\/*$/, '/')

/** The whole address of a page; the first page is the site itself. */
export const addressOf = (base: string, href: string): string =>
  href === 'index.html' ? base : base + href.split('/').map(segment).join('/')

/** Half a surrogate pair has no encoding, so it becomes the replacement character. */
const segment = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
