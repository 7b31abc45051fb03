import { top } from '../report.ts'
import type { Page, Place } from '../types.ts'
import type { Places } from './places.ts'

/** Where a page says what it is called: in its front matter, else in its first heading. */
export const titlePlace = (page: Page, { inPage }: Places): Place =>
  page.data.title === undefined ? (page.headings[0]?.place ?? top) : inPage(page, ['title'])
