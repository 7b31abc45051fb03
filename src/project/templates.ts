import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPackageFolder } from '../base/files.ts'

/** A file of `templates/project`. They have other names there, because npm leaves some names out of packages. */
export const projectTemplate = (name: string): string =>
  readFileSync(join(findPackageFolder(), 'templates/project', name), 'utf8')

/** The first page of a handbook that says nothing about its roles in particular. */
export const firstPage = (): string => projectTemplate('first-page.md')

/** `handbook.yaml` of a new handbook: that of the starter, with these lines in place of its matrices where they are given. */
export function newConfig(matrices?: string): string {
  const written = readFileSync(join(findPackageFolder(), 'handbook/handbook.yaml'), 'utf8')
  return matrices === undefined ? written : written.replace(/^matrices:\n(?: +.*\n)+\n/m, () => matrices)
}
