import type { AliasView } from '../src/types.ts'

/** The other names of a page, right below its title. */
export function AlsoCalled({ names }: { readonly names: readonly AliasView[] }) {
  if (names.length === 0) return null
  return (
    <p class="also-called">
      Also called{' '}
      {names.map(({ name, ambiguous }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <strong>{name}</strong>
          {ambiguous && ` (sometimes used for other ${ambiguous} too)`}
        </span>
      ))}
    </p>
  )
}
