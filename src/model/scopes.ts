import type { Config, ScopeId } from '../types.ts'

/** The scope itself when it is configured. */
export const scopeOf = (id: ScopeId | undefined, { scopes }: Config): ScopeId | undefined =>
  scopes.find((scope) => scope.id === id)?.id
