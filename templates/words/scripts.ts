import { scriptWords as english } from './english/scripts.ts'

/** The words of the language that sites are written in, as far as scripts need them: a page loads no others. */
export const scriptWords = english
