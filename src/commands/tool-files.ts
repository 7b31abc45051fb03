import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readOrdinaryFile } from '../base/ordinary-files.ts'
import type { Handbook } from '../model/types.ts'
import { listModuleFiles } from '../read/plugin-files.ts'
import { baselineFile } from '../read/tree.ts'

/**
 * The files that decide how a handbook is built and who may change it, by their paths from the top of the repository: its
 * configuration, its baseline, the plugins that are not packages with what these use, and the workflows that run rolebook.
 */
export function listToolFiles({ config, pages }: Handbook, folder: string, top: string): readonly string[] {
  const root = realpathSync(top)
  const fromTop = (path: string) => relative(root, path).replaceAll('\\', '/')
  const home = realpathSync(folder)
  const plugins = [...config.plugins.remark, ...config.plugins.rehype]
    .map((item) => (typeof item === 'string' ? item : item.name))
    .filter((name) => name.startsWith('.') && existsSync(join(home, name)))
    .flatMap((name) => listModuleFiles(realpathSync(join(home, name))))
  const isPage = (path: string) => pages.has(relative(home, path).replaceAll('\\', '/'))
  const baseline = [join(home, baselineFile)].filter((path) => existsSync(path))
  const found = [
    join(home, 'handbook.yaml'),
    ...baseline,
    ...plugins.filter((path) => !isPage(path)),
    ...listWorkflows(root),
  ]
  return [...new Set(found.map(fromTop))].filter((path) => !path.startsWith('../')).sort()
}

const workflows = '.github/workflows'

/** Those of GitHub and GitLab that name rolebook. Others of the repository are none of a handbook's business. */
function listWorkflows(top: string): readonly string[] {
  const folder = join(top, workflows)
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : []
  return [...names.map((name) => join(folder, name)), join(top, '.gitlab-ci.yml')].filter((path) =>
    /\brolebook\b/.test(readOrdinaryFile(path)?.toString('utf8') ?? ''),
  )
}
