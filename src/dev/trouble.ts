import type { Message } from '../types.ts'
import type { Problem, Trouble } from './notice.ts'
import { plain } from './plain.ts'
import type { Rebuilt } from './types.ts'

/** What a page shows of a rebuild that went wrong; nothing for warnings alone. */
export function troubleOf({ files, problems, crash }: Rebuilt, hasLastGood: boolean): Trouble | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0 && crash === undefined) return undefined
  const what = crash === undefined ? `The handbook has ${count(errors.length)}.` : 'Something in rolebook broke.'
  return {
    title: files === undefined && hasLastGood ? `${what} You see the last good version.` : what,
    problems: errors.slice(0, most).map(problemOf),
    more: Math.max(0, errors.length - most),
    ...(crash !== undefined && { crash: plain(crash) }),
  }
}

/** More than anyone reads at once; it keeps what is sent to every page small. */
const most = 100

const count = (errors: number) => (errors === 1 ? '1 error' : `${errors} errors`)

const problemOf = ({ file, place, rule, message, mend, related }: Message): Problem => ({
  where: at(file, place),
  rule,
  message: plain(message),
  ...(mend !== undefined && { mend: plain(mend) }),
  ...(related && { also: { where: at(related.file, related.place), message: plain(related.message) } }),
})

const at = (file: string, { line, column }: Message['place']) => `${plain(file)}:${line}:${column}`
