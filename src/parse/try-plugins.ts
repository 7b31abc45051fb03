import { report, top } from '../report.ts'
import type { Message } from '../types.ts'
import { type Markdown, markdown } from './markdown.ts'
import { type Plugin, PluginError } from './plugin.ts'

/** Runs something with all plugins or, when one of them breaks on it, without that one. */
type TryPlugins = <Result>(
  file: string,
  run: (markdown: Markdown) => Result,
) => { readonly result: Result; readonly messages: readonly Message[] }

/** What is thrown without any plugin is thrown on. */
export function tryPlugins(plugins: readonly Plugin[]): TryPlugins {
  const made = new Map<string, Markdown>()

  return function attempt(file, run) {
    const messages: Message[] = []
    for (let left = plugins; ; ) {
      try {
        return { result: run(markdownWith(left)), messages }
      } catch (error) {
        if (left.length === 0) throw error
        // What nobody can be blamed for by name is blamed on all, if it is better without them.
        const blamed = error instanceof PluginError ? [error.plugin] : left
        messages.push(crashed(blamed, error, file))
        left = left.filter((plugin) => !blamed.includes(plugin))
      }
    }
  }

  function markdownWith(left: readonly Plugin[]): Markdown {
    const key = left.map((plugin) => plugins.indexOf(plugin)).join()
    const known = made.get(key) ?? markdown(left)
    made.set(key, known)
    return known
  }
}

function crashed(blamed: readonly Plugin[], error: unknown, file: string): Message {
  const names = blamed.map(({ name }) => `\`${name}\``)
  const who = names.length === 1 ? `The plugin ${names[0]} breaks` : `One of the plugins ${names.join(', ')} breaks`
  const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]
  const mend = `Mend it or remove it from \`plugins:\` in handbook.yaml. The page was made without ${names.length === 1 ? 'it' : 'them'}.`
  return report('plugin-crash', file, top, `${who} on this page: ${why}`, { mend })
}
