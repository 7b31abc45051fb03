/** One spelling for all ways to write a key: `owner role`, `owner-role`, `owner_role` and `ownerRole` are one. */
export const keySpelling = (key: string): string => key.replace(/[\s_-]/g, '').toLowerCase()
