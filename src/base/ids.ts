import { slug } from 'github-slugger'

/** The id that a page gets by its title: `incident-response`. Empty when nothing of the title can be in a file name. */
export const makeId = (title: string): string =>
  slug(title.normalize('NFC')).replace(/-{2,}/g, '-').replace(/^-|-$/g, '')
