import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { findPackageFolder } from '../base/files.ts'

/** A file of `templates/project`. */
export const projectTemplate = (name: string): string =>
  readFileSync(join(findPackageFolder(), 'templates/project', name), 'utf8')

/**
 * Files of `templates/project` and their paths in a project, where `init --update` brings them up to date. They have other
 * names there, because npm leaves some names out of packages.
 */
export const recipes: Readonly<Record<string, string>> = {
  gitignore: '.gitignore',
  'github.yml': '.github/workflows/handbook.yml',
  'github-comment.yml': '.github/workflows/handbook-comment.yml',
  'gitlab.yml': '.gitlab-ci.yml',
}

/** The first page of a handbook that says nothing about its roles in particular. */
export const firstPage = (): string => projectTemplate('first-page.md')

interface ConfigParts {
  /** Lines in place of the starter's matrices. */
  readonly matrices?: string
  /** The folders about the handbook itself that the new one has. */
  readonly about?: readonly string[]
}

/** `handbook.yaml` of a new handbook: that of the starter with these parts of its own. */
export function newConfig({ matrices, about = [] }: ConfigParts): string {
  const written = readFileSync(join(findPackageFolder(), 'handbook/handbook.yaml'), 'utf8').replace(
    /^((?:#.*\n)+)about:.*\n\n/m,
    (_, comment: string) => (about.length > 0 ? `${comment}about: [${about.join(', ')}]\n\n` : ''),
  )
  return matrices === undefined ? written : written.replace(/^matrices:\n(?: +.*\n)+\n/m, () => matrices)
}

/** A value of YAML, in quotes where it may be taken for anything but text. */
export const yamlValue = (text: string): string =>
  /^[\p{L}\p{N}][^:#{}[\]]*$/u.test(text) ? stringify(text, { lineWidth: 0 }).trimEnd() : JSON.stringify(text)

/** A template of `templates/project/own` with values in place of the names between braces. */
export const fillTemplate = (name: string, values: Readonly<Record<string, string>>): string =>
  projectTemplate(`own/${name}`).replace(/\{(\w+)\}/g, (written, key: string) => values[key] ?? written)
