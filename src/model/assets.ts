import type { Asset, Handbook, Target } from '../types.ts'

/** Paths of the files that pages lead to. */
export function referredTo(targets: Handbook['targets']): string[] {
  const found = [...targets.values()].flatMap((links) => [...links.values()])
  return found.filter((target): target is Target & { kind: 'asset' } => target.kind === 'asset').map(({ path }) => path)
}

/** The path of a file that the configuration names from the handbook's folder, if it exists. */
export const configured = (assets: ReadonlyMap<string, Asset>, path = ''): string | undefined =>
  assets.get(path.replace(/^\.?\//, '').normalize('NFC'))?.path
