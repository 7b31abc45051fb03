import type * as z from 'zod'
import {
  encloseText,
  type FilePlace,
  type Fix,
  findNearest,
  joinWithOr,
  quoteValue,
  replaceSpan,
} from '../base/messages.ts'
import { formatCodePoint, truncate } from '../base/text.ts'
import { isRecord, type KeyPath } from '../yaml/yaml.ts'
import { mapValueOf, shapeOf } from './keys.ts'

// What to say of a value that a key cannot have: what was found, what would have been right, and how to write what is meant.

/** A value that does not fit, as it was written. */
export interface WrongValue {
  readonly found: unknown
  readonly written: string
  readonly at: FilePlace
  /** Its keys, as the schema spells them, and its indices in lists. */
  readonly path: KeyPath
  /** What the schema has for it. */
  readonly own: z.ZodType | undefined
  /** What it stands in, where that is not front matter: `handbook.yaml`. */
  readonly settings: string | undefined
}

/** The words for a wrong value, and what helps: values to choose from, a hint, a fix. */
export function describeWrongValue(
  issue: z.core.$ZodIssue,
  wrong: WrongValue,
): {
  readonly message: string
  readonly help: Fix & { readonly expected?: readonly string[]; readonly hint?: string }
} {
  const { found, written, at, path } = wrong
  const { expected, values } = describeExpected(issue)
  const near = values && typeof found === 'string' ? findNearest(found, values) : []
  const meant = correctValue(wrong)
  return {
    message: `Unexpected ${describeFound(found, written)} for \`${nameKeys(path)}\`, expected ${expected}`,
    help: {
      ...(values && { expected: near.length > 0 ? near : values }),
      ...(meant ? { hint: meant.hint } : findHint(wrong, expected)),
      ...(meant ? replaceSpan(at.file, at.place, meant.written) : findFix(found, expected, written, at)),
    },
  }
}

interface Correction {
  readonly value: unknown
  /** How it is to be written. */
  readonly written: string
  readonly hint: string
}

/** What a value is certain to mean, where it is only written otherwise: in brackets, quotes or capitals. */
export function correctValue({ found, written, at, path, own }: WrongValue): Correction | undefined {
  if (!own || at.place.line !== at.place.endLine) return undefined
  const only = onlyItem(found)
  if (only === undefined) return undefined
  const bare = only.trim().replace(/^[“”„‟‘’‚«»"'`]+|[“”„‟‘’‚«»"'`]+$/g, '')
  // Where a path may stand, its last name alone would be another file.
  const isPath = own.safeParse('a/b').success
  const [, stem = bare] = (!isPath && /^[\w./-]*\/([\w-]+)(?:\.md)?$/.exec(bare)) || []
  const hyphenated = bare.replaceAll('_', '-')
  const meant = [only, bare, bare.toLowerCase(), stem, hyphenated].find(
    (text) => text !== found && own.safeParse(text).success,
  )
  if (meant === undefined) return undefined
  const text = writeAsYaml(meant)
  const key = typeof path.at(-1) === 'string' ? `${path.at(-1)}: ` : ''
  const dash = written.startsWith('-')
  const what = Array.isArray(found)
    ? `Remove the ${dash ? 'dash' : 'brackets'}`
    : meant === stem && stem !== bare
      ? 'Write the name of the file alone'
      : meant === hyphenated && hyphenated !== bare
        ? 'Write it with a hyphen'
        : bare === only.trim()
          ? 'Write it in small letters'
          : 'Use straight quotes or none'
  return { value: meant, written: text, hint: `${what}: \`${key}${text}\`.` }
}

/** The only text there is in a list, however many brackets are around it. */
function onlyItem(found: unknown): string | undefined {
  if (typeof found === 'string') return found
  return Array.isArray(found) && found.length === 1 ? onlyItem(found[0]) : undefined
}

/** A text as YAML reads it again: in quotes unless it is a word, a date or a version. */
const writeAsYaml = (text: string): string =>
  /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][\w-]*$|^\d{4}-\d\d-\d\d$|^\d+\.\d+\.\d+$/i.test(text)
    ? text
    : JSON.stringify(text)

/** The fix of a value, where there is only one way. */
function findFix(found: unknown, expected: string, written: string, { file, place }: FilePlace): Fix {
  if (typeof found === 'number' && /^(?:text|an id|a version)/.test(expected)) return quoteValue(file, place, written)
  if (expected.startsWith('text') && isSentence(found) && /^[^{]/.test(written)) return quoteValue(file, place, written)
  return typeof found === 'string' && isInBrackets(expected, written)
    ? encloseText(file, place, written, ['[', ']'])
    : {}
}

/** What an issue says would have been right, in words, and as values where there is a closed list. */
function describeExpected(issue: z.core.$ZodIssue): { expected: string; values?: string[] } {
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_union') && isWorded(issue))
    return { expected: issue.message }
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String)
      return { expected: joinWithOr(values), values }
    }
    case 'invalid_type':
      return { expected: typeNames[issue.expected] ?? issue.expected }
    case 'invalid_union': {
      const branches = issue.errors.map(([first]) => (first ? describeExpected(first).expected : ''))
      return { expected: [...new Set(branches)].join(' or ') }
    }
    case 'too_small':
      if (!/^Too small/.test(issue.message)) return { expected: issue.message }
      if (issue.origin === 'string') return { expected: 'text' }
      return { expected: `at least ${issue.minimum}${issue.origin === 'array' ? ' in the list' : ''}` }
    case 'too_big':
      return { expected: /^Too big/.test(issue.message) ? `at most ${issue.maximum}` : issue.message }
    default:
      return { expected: issue.message }
  }
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}

/** Whether the schema itself says what would have been right. */
export const isWorded = ({ message }: z.core.$ZodIssue): boolean => !message.startsWith('Invalid input')

function describeFound(found: unknown, written: string): string {
  if (found === null || (typeof found === 'string' && found.trim() === '')) return 'empty value'
  if (Array.isArray(found)) return found.length === 0 ? 'empty list' : 'list'
  if (typeof found === 'object') return `\`${showWritten(Object.keys(found)[0] ?? '{}')}:\` with a value of its own`
  return `${typeof found === 'number' ? 'number ' : ''}\`${showWritten(written.replace(/^["']|["']$/g, ''))}\``
}

/** What was written, visible and not too long for a message. */
export function showWritten(written: string): string {
  const visible = written.replace(/\p{C}/gu, (character) => `(${formatCodePoint(character)})`)
  return truncate(visible, 80)
}

function findHint({ found, written, path, own, settings }: WrongValue, expected: string): { hint?: string } {
  const key = path.at(-1)
  const wantsText = expected.startsWith('text')
  if (found === null || (typeof found === 'string' && found.trim() === ''))
    return {
      hint: `Write it after the ${typeof key === 'number' ? 'dash' : 'colon'}, or remove the line if nothing needs it.`,
    }
  if (typeof found === 'number' || typeof found === 'boolean')
    return wantsText || expected.startsWith('an id') || expected.startsWith('a version')
      ? { hint: `Quote it: \`${typeof key === 'string' ? `${key}: ` : ''}"${written}"\`.` }
      : {}
  if (wantsText && isRecord(found))
    return {
      hint: `Put the sentence in quotes${quoteSentence(found, written)} A colon followed by a space starts a new key.`,
    }
  if (typeof found === 'string' && expected.startsWith('an id') && /\s/.test(found.trim()) && settings === undefined)
    return { hint: 'Write the name of the file of its page, not its title.' }
  if (own && !isRecord(found) && !/\blist\b/.test(expected)) {
    const keys = Object.keys(shapeOf(own) ?? {})
    if (keys.length > 0 && keys.length <= 8)
      return { hint: `Write ${joinWithOr(keys.map((key) => `${key}:`))} below it, with a value.` }
    if (mapValueOf(own)) return { hint: `Write a line for each below it, without a dash: ${exampleOf(found)}.` }
  }
  if (Array.isArray(found) && !expected.includes('list'))
    return { hint: 'Write one value, without brackets and without a dash before it.' }
  if (typeof found === 'string' && isInBrackets(expected, written))
    return { hint: `Put it in brackets: \`${typeof key === 'string' ? `${key}: ` : ''}[${written}]\`.` }
  return {}
}

/** A line of a map, with a name that was written where the map should be. */
function exampleOf(found: unknown): string {
  const first = Array.isArray(found) ? found[0] : found
  if (isRecord(first)) return `\`${showWritten(Object.keys(first)[0] ?? 'em')}: …\``
  return `\`${typeof first === 'string' && /^[\w-]+$/.test(first) ? first : 'em'}: …\``
}

/** The sentence as it should be written, where quotes are all it lacks. */
const quoteSentence = (found: object, written: string): string =>
  Object.keys(found).length > 1 || /["\\]/.test(written) || written.length > 100 ? '.' : `: \`"${written}"\`.`

const isInBrackets = (expected: string, written: string) => expected.startsWith('a list') && /^[\w./*-]+$/.test(written)

function isSentence(found: unknown): boolean {
  if (!isRecord(found)) return false
  const values = Object.values(found)
  return values.length === 1 && (typeof values[0] === 'string' || typeof values[0] === 'number')
}

/** A path by its keys alone. */
export const nameKeys = (path: KeyPath): string => path.filter((step) => typeof step === 'string').join('.')
