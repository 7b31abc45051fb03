import type { PageOwners } from '../types.ts'

const begin = '# rolebook: begin. Made from ownerRole and handbook.yaml by `rolebook owners --write`; do not edit.'
const end = '# rolebook: end'

/**
 * The part of a CODEOWNERS file that says who has to agree to a change of which page, as GitHub and GitLab read it.
 * `prefix` makes a page's path one from the top of the repository. A page whose roles have no team there has no line.
 */
export function codeOwners(pages: readonly PageOwners[], prefix: string): string {
  const lines = pages
    .map(
      ({ path, sides }) =>
        [pattern(`/${prefix}${path}`), [...new Set(sides.flatMap(({ owners }) => owners))].join(' ')] as const,
    )
    .filter(([, owners]) => owners !== '')
  const widest = Math.max(0, ...lines.map(([path]) => path.length))
  return [begin, ...lines.map(([path, owners]) => `${path.padEnd(widest)} ${owners}`), end, ''].join('\n')
}

/** A path as a pattern that matches it alone. A space would end it; GitHub knows no way to escape brackets, but `?` is any character. */
const pattern = (path: string): string => path.replace(/[[\]!]/g, '?').replace(/[\\ *#]/g, '\\$&')

/** A CODEOWNERS file with this part in it: where its predecessor is, else at the end, where it has the last word. */
export function withCodeOwners(file: string, lfPart: string): string {
  // As the file has them: git may have checked it out with those of the system.
  const lineEnd = /\r?\n/.exec(file)?.[0] ?? '\n'
  const part = lfPart.replaceAll('\n', lineEnd)
  const lines = file.split('\n')
  const from = lines.findIndex((line) => line.startsWith('# rolebook: begin'))
  const to = lines.findIndex((line, at) => at > from && line.trim() === end)
  if (from >= 0 && to > from)
    return [...lines.slice(0, from), ...part.split('\n').slice(0, -1), ...lines.slice(to + 1)].join('\n')
  if (file.trim() === '') return part
  return `${file.replace(/[\r\n]*$/, lineEnd)}${lineEnd}${part}`
}
