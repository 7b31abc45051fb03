/** The words of the language that sites are written in, as far as scripts need them: a page loads no others. */
export * from './english/scripts.ts'
