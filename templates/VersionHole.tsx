/**
 * Room for what a page says about other versions, which is put in whenever there is a new one. The first element of each
 * name is meant: an author's text comes after all of them.
 */
export function VersionHole({ name }: { readonly name: 'head' | 'switch' | 'banner' }) {
  return <template data-version={name} />
}
