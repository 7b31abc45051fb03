import type { Comparison } from './comparison.ts'

/** That errors hide something, if there are any: a name that leads nowhere is left out of a handbook. */
export function withErrors({ from, to, errors }: Comparison): string[] {
  const sides = [
    { name: from, errors: errors.from },
    { name: to, errors: errors.to },
  ].filter(({ errors }) => errors > 0)
  if (sides.length === 0) return []
  const said = sides.map(({ name, errors }) => `${errors} error${errors === 1 ? '' : 's'} in ${name}`)
  return [`With ${said.join(' and ')}, some of what changed may be missing here, and some may only seem gone.`]
}
