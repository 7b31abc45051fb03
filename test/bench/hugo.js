import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runOther } from './measure.js'

/** Whether there is a Hugo to compare with. */
export const hasHugo = () => spawnSync('hugo', ['version']).status === 0

/**
 * Prepares to build a handbook with Hugo: pages with the least around them, a list for each folder and the sitemap.
 * Yields the function that measures one whole build.
 */
export function prepareHugo(work, handbook) {
  const folder = join(work, 'hugo')
  const layouts = join(folder, 'layouts/_default')
  mkdirSync(layouts, { recursive: true })
  const page = (body) =>
    `<!doctype html><html lang="en"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>${body}</html>\n`
  const list = '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
  writeFileSync(join(layouts, 'single.html'), page('{{ .Content }}'))
  writeFileSync(join(layouts, 'list.html'), page(`{{ .Content }}${list}`))
  const config = {
    baseURL: 'https://handbook.example.com/',
    contentDir: handbook,
    disableKinds: ['taxonomy', 'term', 'RSS'],
    markup: { goldmark: { renderer: { unsafe: true } } },
  }
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  return () => {
    for (const name of ['public', 'resources']) rmSync(join(folder, name), { recursive: true, force: true })
    return runOther(folder, 'hugo', '--quiet')
  }
}
