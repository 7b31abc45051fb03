/** Whether an alias of a guide is an old address, as some tools write it, and not what the page is also called. */
export const isAddress = (alias: string): boolean => /^\S*\/\S*$|\.(md|markdown|html?)$/i.test(alias)
