/** What the scripts in pages say. */
export const scriptWords = {}
