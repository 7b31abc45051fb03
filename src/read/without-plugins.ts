import { posix } from 'node:path'
import type { Config } from '../config.ts'
import type { Asset } from '../types.ts'

/** The files of a handbook but those of its plugins, which are no part of the site, and no wonder. */
export function withoutPlugins(assets: readonly Asset[], { plugins }: Config): readonly Asset[] {
  const named = [...plugins.remark, ...plugins.rehype].map((item) => (typeof item === 'string' ? item : item.name))
  if (named.length === 0) return assets
  const own = new Set(named.map((name) => posix.normalize(name).normalize('NFC')))
  return assets.filter(({ path }) => !own.has(path))
}
