import type { Handbook, Page, Place } from '../types.ts'
import { type KeyPath, readYaml, type Yaml } from '../yaml.ts'

/** Finds where something is written, when a message needs it. */
export interface Places {
  readonly inPage: (page: Page, path: KeyPath, part?: 'key' | 'value') => Place
  /** The front matter of a page as YAML. */
  readonly inYaml: (page: Page) => Yaml
  readonly inConfig: (path: KeyPath, part?: 'key' | 'value') => Place
}

/** Places in the front matter of the pages and in `handbook.yaml`. A page's front matter is read again for it, once. */
export function places({ config }: Handbook, configText: string): Places {
  const pages = new Map<Page, Yaml>()
  let ofConfig: Yaml | undefined
  return {
    inPage: (page, path, part) => inYaml(page).place(path, part),
    inYaml,
    inConfig(path, part) {
      ofConfig ??= readYaml(configText, 'handbook.yaml', 1, config.limits)
      return ofConfig.place(path, part)
    },
  }

  function inYaml(page: Page): Yaml {
    const yaml = pages.get(page) ?? readYaml(page.yaml, page.path, 2, config.limits)
    pages.set(page, yaml)
    return yaml
  }
}
