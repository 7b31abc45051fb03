import type { ReadHandbook } from '../read/read-handbook.ts'

/** The files that may be changed, by path: pages and the configuration. */
export const textsOf = ({ text, input }: ReadHandbook): ReadonlyMap<string, string> =>
  new Map([
    ...(text === '' ? [] : [['handbook.yaml', text] as const]),
    ...input.sources.map(({ path, text }) => [path, text] as const),
  ])
