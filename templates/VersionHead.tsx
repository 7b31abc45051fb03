import type { VersionView } from '../src/types.ts'

/** What search engines are told: the one address of a page, and which pages are not to be found. */
export function VersionHead({ view: { state, canonical } }: { readonly view: VersionView }) {
  return (
    <>
      {canonical !== undefined && <link rel="canonical" href={canonical} />}
      {state !== 'current' && <meta name="robots" content="noindex" />}
    </>
  )
}
