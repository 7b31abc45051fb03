import type { Fault, ReleaseReport } from '../base/messages.ts'
import { replaceControls } from '../base/text.ts'
import type { PageOwners } from '../views/machines.ts'
import type { Colors } from './terminal.ts'

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

/** What there is to say about the tags of releases, for a person at a terminal. */
export const remarkText = (remarks: readonly Fault[], colors: Colors): string =>
  remarks
    .map(
      ({ message, hint }) =>
        `${colors.cyan('note')} ${replaceControls(message)}.\n  ${colors.green('→')} ${replaceControls(hint)}`,
    )
    .join('\n')

/** How many releases there are, and of each one with problems a line; with `notes`, every problem in full. */
export function releaseText(
  releases: readonly ReleaseReport[],
  { colors, notes }: { readonly colors: Colors; readonly notes: boolean },
): string {
  const faulty = releases.filter(({ messages }) => messages.some(isProblem))
  const lines = faulty.flatMap((release) => [
    `  ${line(release)}`,
    ...(notes ? release.messages.filter(isProblem).map((message) => `    ${problem(message)}`) : []),
  ])
  const number = `${releases.length} release${releases.length === 1 ? '' : 's'}`
  if (faulty.length === 0) return `${colors.green('✓')} ${number}, none with a problem that current rules find.`
  const some = faulty.length === releases.length ? '' : ` in ${faulty.length} of them`
  const found = `${number}, published as they are; current rules find problems${some}:`
  return [found, ...lines, ...(notes ? [] : ['Add --notes to see the problems.'])].join('\n')
}

const isProblem = ({ severity }: ReleaseReport['messages'][number]): boolean => severity !== 'note'

function line({ version, tag, messages }: ReleaseReport): string {
  const count = (severity: string, thing: string) => {
    const number = messages.filter((message) => message.severity === severity).length
    return number === 0 ? [] : [`${number} ${thing}${number === 1 ? '' : 's'}`]
  }
  return `${version} (tag ${replaceControls(tag)}): ${[...count('error', 'error'), ...count('warning', 'warning')].join(' and ')}.`
}

const problem = ({ file, place, severity, rule, message }: ReleaseReport['messages'][number]): string =>
  `${replaceControls(file)}:${place.line}:${place.column} ${severity} ${rule}: ${replaceControls(message)}`
