import { relative } from './relative.ts'

/** Makes hrefs relative to a page. Its link to itself names its file, because an empty href reads as none in some software. */
export const linkFrom =
  (here: string) =>
  (href: string): string =>
    relative(here, href) || relative('', here.slice(here.lastIndexOf('/') + 1))
