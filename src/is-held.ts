/** Whether a role answers for something: alone, or with others. What is expected of everyone nobody holds. */
export const isHeld = <Found extends { readonly kind: string }>(
  found: Found,
): found is Extract<Found, { readonly kind: 'accountable' | 'shared' }> =>
  found.kind === 'accountable' || found.kind === 'shared'
