import type { PluginFile } from '../types.ts'

/** All about plugins that pages may depend on: what was made with others, or by other options, is another. */
export const pluginsKey = (plugins: readonly PluginFile[]): readonly unknown[] =>
  plugins.map(({ kind, name, options, hash }) => [kind, name, options, hash])
