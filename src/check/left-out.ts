import { keySpelling } from '../key-spelling.ts'
import type { Page } from '../types.ts'
import type { Places } from './places.ts'

/** Whether a page does not have a key at all, rather than misspelt or with a value that could not be read. */
export function leftOut(page: Page, [first, ...inner]: readonly [string, ...string[]], { inYaml }: Places): boolean {
  const isLost = page.messages.some(
    ({ rule, expected }) => rule.startsWith('frontmatter-') || (rule === 'key-unknown' && expected?.includes(first)),
  )
  const { broken, data: keys } = inYaml(page)
  if (isLost || broken) return false
  const own = isObject(keys) ? Object.keys(keys).find((key) => keySpelling(key) === keySpelling(first)) : undefined
  let value: unknown = own === undefined ? undefined : (keys as Record<string, unknown>)[own]
  for (const key of inner) value = isObject(value) ? value[key] : undefined
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
