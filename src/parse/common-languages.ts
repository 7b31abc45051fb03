import { common, createLowlight } from 'lowlight'

/** A highlighter of some forty common languages. In a file of its own, so that a bundle leaves the other hundred and fifty out. */
export const commonLanguages = () => createLowlight(common)
