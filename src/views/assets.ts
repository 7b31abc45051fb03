import type { Asset, Handbook } from '../types.ts'

/** The files that pages or the configuration refer to. Any other file of the handbook's folder stays where it is. */
export function usedAssets(handbook: Handbook): Asset[] {
  const { targets, assets, config } = handbook
  const used = new Set([config.logo, config.stylesheet].map((path) => configured(handbook, path)?.path))
  for (const links of targets.values()) {
    for (const target of links.values()) if (target.kind === 'asset') used.add(target.path)
  }
  return [...assets.values()].filter(({ path }) => used.has(path))
}

/** A file that the configuration names, from the handbook's folder. */
export const configured = ({ assets }: Handbook, path: string | undefined): Asset | undefined =>
  assets.get(path?.replace(/^\.?\//, '') ?? '')
