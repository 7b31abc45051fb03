import type { YAMLError } from 'yaml'
import { formatCodePoint } from '../base/text.ts'

/** What the editor should hear instead of the parser's terms. */
export function describeYamlFault({ code, message: detail, pos: [start, end] }: Found, text: string): InWords {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const rest = /^.*/.exec(text.slice(start))![0].trimEnd()
  const character = rest[0] ?? ''
  const say = (message: string, hint: string, length = Math.max(1, Math.min(end - start, rest.length))) => ({
    message,
    hint,
    length,
  })
  const inQuotes = /["\\`]/.test(rest) || rest.length > 60 ? 'quotes' : `quotes: \`"${rest}"\``
  const badStart = () =>
    say(
      `Unexpected ${character === '`' ? 'backtick' : `\`${character}\``} at the start of a value, expected words or a quote`,
      `Put the value in ${inQuotes}.`,
      rest.length,
    )
  const badIndent = () =>
    say(
      'Unexpected indentation, expected the same as the lines around it',
      'Start this line where its neighbors start.',
    )
  const template = templateIn(before + rest)
  if (template) {
    const quoted = /["\\`]/.test(template) || template.length > 60 ? 'quotes' : `quotes: \`"${template}"\``
    return say('Unexpected braces of a template, expected text', `Put the whole value in ${quoted}.`)
  }
  const odd = oddSpace(rest)
  if (odd) return { ...odd, length: 1 }
  if (dashWithoutSpace.test(rest)) return { ...noSpaceAfterDash(rest), length: 1 }
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (character === '?') return badStart()
      if (/^\s*(-\s|$)/.test(rest)) return badIndent()
      if (/:(\s|$)/.test(rest))
        return {
          ...say(
            'Unexpected second colon, expected one `key: value` on the line',
            `Put the value in ${inQuotes}. A colon followed by a space starts a new key.`,
            rest.length,
          ),
          ...(isSentence() && { sentence: rest }),
        }
      return say(
        'Unexpected indentation of the line below, which makes it part of this value',
        'Remove the spaces before the next line, or put the whole value in quotes.',
        rest.length,
      )
    case 'TAB_AS_INDENT':
      return say('Unexpected tab, expected spaces', 'Indent with two spaces.')
    case 'BAD_INDENT': {
      const closing = /end with a (.)/.exec(detail)?.[1]
      if (!closing) return badIndent()
      return say(
        `Unexpected end of the line, expected \`${closing}\``,
        `Close it with \`${closing}\`, or put the value in quotes if the bracket is part of it.`,
      )
    }
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
    case 'TAG_RESOLVE_FAILED':
      return badStart()
    case 'BAD_DQ_ESCAPE':
      return say(
        'Unexpected backslash between double quotes',
        'Write two backslashes for one, or use single quotes around the value.',
      )
    case 'MISSING_CHAR':
      if (/quote/.test(detail))
        return say(
          'A quote is opened here and never closed',
          text.includes(character, start + rest.length)
            ? 'Put a quote at the end of the value, or indent the lines below that belong to it.'
            : 'Put a quote at the end of the value.',
          rest.length,
        )
      if (/directives-end/.test(detail))
        return say('Unexpected line that begins with `%` above this one', 'Remove it, or put it in quotes.')
      if (!/key/i.test(detail))
        return say(
          'Unexpected end, expected a closing bracket or a comma',
          'Close what was opened, or put it in quotes.',
        )
      return noColon()
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return noColon()
    case 'BLOCK_IN_FLOW':
      return say('Unexpected line between brackets, expected items with commas', 'Close the bracket before this line.')
    case 'NON_STRING_KEY':
      return say('Unexpected bracket where a key should be, expected a word', 'Put the key in quotes.')
    case 'MULTIPLE_DOCS':
      return say('Unexpected second document, expected one', 'Remove the line of dashes.', 3)
    case 'UNEXPECTED_TOKEN':
      return unexpected()
    default:
      return say('Unexpected text, expected `key: value`', 'Compare this line with the lines around it.')
  }

  /** The value of an outermost key that begins with a letter and ends with its line. */
  function isSentence(): boolean {
    const after = text.slice(start + rest.length)
    return /^[A-Za-z][\w -]*:[ \t]+$/.test(before) && /^[\p{L}\p{N}(]/u.test(rest) && !/^[ \t]*\n[ \t]+\S/.test(after)
  }

  function noColon(): InWords {
    if (/^-\s/.test(rest))
      return say('Unexpected list item, expected `key: value`', 'Write the list below a key of its own, indented.', 1)
    if (/^[\w-]+:(?!\/\/)\S/.test(rest))
      return say(
        'Unexpected colon without a space after it, expected `key: value`',
        'Put a space after the colon.',
        rest.length,
      )
    return say(
      'Unexpected text without a colon, expected `key: value`',
      'Put a colon and a space after the key, or indent the line if it belongs to the one above.',
      rest.length,
    )
  }

  function unexpected(): InWords {
    if (character === ']' || character === '}')
      return say(
        `Unexpected \`${character}\`, which nothing before it opens`,
        'Remove it, or put the value in quotes if it is part of it.',
      )
    if (character === '-')
      return say(
        'Unexpected list on the line of its key, expected it on the lines below',
        `Begin the list on the next line, or put the value in ${inQuotes}.`,
        rest.length,
      )
    const [, bar] = /([|>])[-+\d]*\s*$/.exec(before) ?? []
    if (bar)
      return say(
        `Unexpected text after \`${bar}\`, expected it on the lines below`,
        'Move the text to the next line and indent it, or put the value in quotes.',
        rest.length,
      )
    if (before.trim() === '')
      return say(
        'Unexpected text here, expected the lines above to go on',
        'Start this line where the lines above it start.',
        rest.length,
      )
    return say(
      'Unexpected text after the value, expected the end of the line',
      'Put the whole value in one pair of quotes.',
      rest.length,
    )
  }
}

/** What is wrong with text that begins with white space which YAML takes for a letter, though it may look ordinary. */
export function oddSpace(text: string): { message: string; hint: string } | undefined {
  if (!/^[\u0085\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/.test(text)) return undefined
  const message = `Unexpected special space ${formatCodePoint(text)}, expected an ordinary one`
  return { message, hint: 'Delete it and type ordinary spaces.' }
}

/** A list item whose dash is only the first letter of it, as YAML sees it. */
export const dashWithoutSpace = /^-\p{L}/u

/** What is wrong with an item such as `-One`. */
export function noSpaceAfterDash(written: string): { message: string; hint: string } {
  const word = /^-\S+/.exec(written)![0]
  return { message: `Unexpected \`${word}\`, expected a space after the dash`, hint: `Write \`- ${word.slice(1)}\`.` }
}

type Found = Pick<YAMLError, 'code' | 'message' | 'pos'>

interface InWords {
  readonly message: string
  readonly hint: string
  /** Of what is wrong, in characters. */
  readonly length: number
  /** A value that is certain to be meant as text. */
  readonly sentence?: string
}

/** The value on a line that a template engine would fill, such as `{{ title }}`; YAML takes the braces for its own. */
const templateIn = (line: string): string | undefined =>
  /^\s*(?:- +)?(?:["']?[\w .-]+["']?:[ \t]+)?(\[?[^"'#]*\{[{%].*)$/.exec(line)?.[1]?.trimEnd()
