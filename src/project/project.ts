import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPackageFolder } from '../base/files.ts'
import { type NewFile, withAdopted } from './adopted.ts'
import type { Dependency } from './dependency.ts'
import { manifestsOf } from './manifest.ts'
import { starterFiles } from './starter.ts'

interface Options {
  readonly bare: boolean
  /** A folder to copy. */
  readonly from: string | undefined
  readonly dependency: Dependency
}

/** Every file of a new project: a handbook, what checks and publishes it, and rolebook itself. */
export function projectFiles(folder: string, { bare, from, dependency }: Options): NewFile[] {
  const pages = starterFiles(bare)
  const { json, lock } = manifestsOf(folder, recipe('package.json'), dependency)
  const { tarball } = dependency
  return [
    { path: 'package.json', contents: json },
    ...(lock === undefined ? [] : [{ path: 'package-lock.json', contents: lock }]),
    ...(tarball ? [tarball] : []),
    { path: '.gitignore', contents: recipe('gitignore') },
    { path: 'README.md', contents: recipe('README.md') },
    { path: '.github/workflows/handbook.yml', contents: recipe('github.yml') },
    { path: '.github/workflows/handbook-comment.yml', contents: recipe('github-comment.yml') },
    { path: '.gitlab-ci.yml', contents: recipe('gitlab.yml') },
    ...(from === undefined ? pages : withAdopted(pages, from)),
  ]
}

/** A file of `templates/project`. They have other names there, because npm leaves some names out of packages. */
const recipe = (name: string): string => readFileSync(join(findPackageFolder(), 'templates/project', name), 'utf8')
