/** Text that cannot steer a terminal: a file name, a page's text or the name of a tag may hold anything. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
