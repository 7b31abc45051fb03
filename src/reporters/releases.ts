import type { Fault, ReleaseReport } from '../types.ts'
import type { Colors } from './colors.ts'
import { plain } from './plain.ts'

/** What there is to say about the tags of releases, for a person at a terminal. */
export const remarkText = (remarks: readonly Fault[], colors: Colors): string =>
  remarks
    .map(({ message, mend }) => `${colors.cyan('note')} ${plain(message)}.\n  ${colors.green('→')} ${plain(mend)}`)
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
  if (faulty.length === 0) return `${colors.green('✓')} ${number}, none with a problem that a rule of today finds.`
  const some = faulty.length === releases.length ? '' : ` in ${faulty.length} of them`
  const found = `${number}, published as they are; the rules of today find problems${some}:`
  return [found, ...lines, ...(notes ? [] : ['Add --notes to see the problems.'])].join('\n')
}

const isProblem = ({ severity }: ReleaseReport['messages'][number]): boolean => severity !== 'note'

function line({ version, tag, messages }: ReleaseReport): string {
  const count = (severity: string, thing: string) => {
    const number = messages.filter((message) => message.severity === severity).length
    return number === 0 ? [] : [`${number} ${thing}${number === 1 ? '' : 's'}`]
  }
  return `${version} (tag ${plain(tag)}): ${[...count('error', 'error'), ...count('warning', 'warning')].join(' and ')}.`
}

const problem = ({ file, place, severity, rule, message }: ReleaseReport['messages'][number]): string =>
  `${plain(file)}:${place.line}:${place.column} ${severity} ${rule}: ${plain(message)}`
