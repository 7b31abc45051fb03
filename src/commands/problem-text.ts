import { people } from '../reporters/people.ts'
import type { Message } from '../types.ts'
import { prefixOf, type Terminal } from './terminal.ts'

interface Facts extends Pick<Parameters<typeof people>[1], 'sources' | 'pages' | 'notes' | 'allowed'> {
  /** The handbook's. */
  readonly folder: string
}

/** Problems for a person at this terminal, who can open each file from where they stand. */
export const problemText = (messages: readonly Message[], { folder, ...facts }: Facts, terminal: Terminal): string =>
  people(messages, {
    ...facts,
    prefix: prefixOf(folder, terminal),
    colors: terminal.colors,
    columns: terminal.columns,
  })
