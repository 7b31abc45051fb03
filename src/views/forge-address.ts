/** Where a repository's pages on its forge begin. Whoever has a password in the address keeps it to himself. */
export function forgeAddress(repository: string): string {
  const { protocol, host, pathname } = new URL(repository)
  return `${protocol}//${host}${pathname.replace(/(\.git)?\/*$/, '')}${host.includes('gitlab') ? '/-' : ''}`
}
