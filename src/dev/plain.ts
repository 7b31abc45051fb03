import { stripVTControlCharacters } from 'node:util'

/** Text without what could steer a terminal or reverse the reading order. Line ends and tabs stay. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(steering, '')
}

/** Control characters but `\n` and `\t`; bidirectional embeddings, overrides and isolates. */
const steering = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu
