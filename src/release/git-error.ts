/** Git could not do it, in its own words. */
export class GitError extends Error {}
