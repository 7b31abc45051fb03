import type { Compare, Matrix, RoleRef } from '../types.ts'

/** A matrix in a sentence, for search engines and previews of links. */
export function describeMatrix({ show, columns }: Matrix): string {
  if (columns.length === 0) return 'A matrix without roles.'
  return show === 'time'
    ? `Where the working time goes, by role: ${names(columns)}.`
    : `Who is accountable for what, who shares it and who supports: ${names(columns)}.`
}

/** Two roles in a sentence, for search engines and previews of links. */
export const describeCompare = ({ left, right }: Compare): string =>
  `${left.title} and ${right.title} side by side: what each is accountable for, shares and supports.`

const names = (roles: readonly RoleRef[]) => roles.map(({ title }) => title).join(', ')
