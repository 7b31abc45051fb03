import type { Link } from '../types.ts'

/** How a link is written that is not between double brackets. */
export function linkForm(written: string): Link['form'] {
  if (/^<[a-z]+[\s>]/i.test(written)) return 'html'
  if (written.startsWith('[')) return written.endsWith(')') ? 'inline' : 'reference'
  return 'autolink'
}
