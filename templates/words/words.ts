import { commonWords } from './english/common.ts'
import { pageWords } from './english/pages.ts'
import { partWords } from './english/parts.ts'

const english = { ...commonWords, ...pageWords, ...partWords }

/** Every word of ours that a reader of the site sees: labels as text, sentences with holes as functions. A second language is one more object of this type. */
type Words = typeof english

/** The words of the language that sites are written in. */
export const words: Words = english
