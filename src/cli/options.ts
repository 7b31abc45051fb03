import { resolve } from 'node:path'
import { type Terminal, UsageError } from '../commands/terminal.ts'
import { keepingPlace } from '../kept.ts'
import { todayOf } from '../today.ts'

/** The folder of the pages, where nobody says another. */
export const defaultHandbook = 'handbook'

// A pull request may bring `handbook.yaml` and the plugins it names along.
export const noPlugins = [
  '--no-plugins',
  'run no code of the handbook: for handbooks of people you do not know',
] as const

export const noCache = ['--no-cache', 'parse every page anew and keep nothing'] as const

export const today = ['--today <day>', 'the day that dates are compared with, such as 2026-04-01'] as const

/** Where a handbook is, and where things about it are kept between runs unless `cache` is false. */
export function placeOf(handbook: string, { folder: from }: Terminal, cache = true) {
  const folder = resolve(from, handbook)
  return { handbook, folder, keepIn: cache ? keepingPlace(folder, from) : undefined }
}

/** The day that dates are compared with: asked for here and nowhere else. */
export function dayFor({ today: option }: { readonly today?: string }, { env, now }: Terminal): string {
  const today = todayOf({ option, sourceDateEpoch: env.SOURCE_DATE_EPOCH, now })
  if (today !== undefined) return today
  if (option !== undefined)
    throw new UsageError(`Unexpected \`${option}\` as today, expected a date such as \`2026-04-01\`.`)
  throw new UsageError(
    `Unexpected \`${env.SOURCE_DATE_EPOCH}\` in the variable SOURCE_DATE_EPOCH, expected seconds since 1970.`,
    'Remove the variable, or say which day it is: --today 2026-04-01',
  )
}
