/**
 * The key of a record of the search: of the index without its words, of a part of the words by its hash, or of who to go to
 * by what that depends on. The words of a page stand under the page's own key, which is a hash and nothing else.
 */
export const recordKey = (of: 'index' | 'part' | 'answers', hash = ''): string => `${hash}#${of}`
