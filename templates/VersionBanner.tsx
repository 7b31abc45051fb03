import type { VersionView } from '../src/types.ts'

/** Says that this is not the version to go by, and the way to the one that is. */
export function VersionBanner({ view: { name, state, current } }: { readonly view: VersionView }) {
  if (state === 'current' || !current) return null
  return (
    <aside class="version-banner" aria-label="Version">
      <p>
        {state === 'next' ? 'You are reading what is not released yet.' : `You are reading version ${name}.`} The
        current version is {current.name}:{' '}
        <a href={current.href}>{current.elsewhere ? 'go to its first page' : 'go to this page there'}</a>.
      </p>
    </aside>
  )
}
