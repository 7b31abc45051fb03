import { pageNames } from '../model/page-names.ts'
import { kinds } from '../parse/kinds.ts'
import { matcher } from '../read/matcher.ts'
import { nameProblem } from '../read/name-problem.ts'
import { didYouMean, oneOf } from '../report.ts'
import type { Handbook, Page } from '../types.ts'
import { RenameError } from './rename-error.ts'

/** A page and what it will be called. */
export interface Renaming {
  readonly page: Page
  readonly id: string
  readonly path: string
}

/** Finds the page that `name` names, by its id, its path or the end of it, and checks that it may be called `newName`. */
export function renaming(handbook: Handbook, name: string, newName: string): Renaming {
  const page = found(handbook.pages, name)
  const { id, path } = page.kind === 'guide' ? guideAt(page, newName) : entityAt(page, newName)
  if (id === page.id) throw new RenameError(`The page is called \`${id}\` already.`, 'Give another id.')
  checkForm(id, path)
  const excluded = matcher(handbook.config.exclude)
  const folders = path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'))
  if (folders.some((one) => one === 'node_modules' || excluded(one)))
    throw new RenameError(
      `\`${path}\` is left out of the handbook.`,
      'Choose another path, or change `exclude` in handbook.yaml.',
    )
  const taken = takenBy(handbook, page, id, path)
  if (taken !== undefined) throw new RenameError(`The id \`${id}\` is taken: by ${taken}.`, 'Choose another id.')
  return { page, id, path }
}

function found(pages: Handbook['pages'], name: string): Page {
  const wanted = name.normalize('NFC').replace(/^\.?\//, '')
  const [first, ...others] = [...pages.values()].filter(({ id, kind }) => kind !== 'guide' && id === wanted)
  if (others.length > 0)
    throw new RenameError(
      `More than one page has the id \`${wanted}\`: ${[first!, ...others].map(({ path }) => path).join(', ')}.`,
      'Give the file of one of them another name by hand.',
    )
  const named = pageNames(pages, new Map())(wanted)
  const page = first ?? pages.get(wanted) ?? (named.kind === 'page' ? pages.get(named.path) : undefined)
  if (page) return page
  const near = named.kind === 'none' ? named.nearest : []
  if (named.kind === 'none' && named.several)
    throw new RenameError(`More than one page is called \`${wanted}\`.`, `Write more of its path: ${oneOf(near)}.`)
  throw new RenameError(
    `No page has the id \`${wanted}\`${didYouMean(near)}`,
    near[0] ? undefined : 'Give the id of a page or the path of a guide.',
  )
}

const stem = (path: string) => path.replace(/\.[^./]+$/, '')

function entityAt({ path, id }: Page, written: string): { id: string; path: string } {
  const wanted = written.normalize('NFC')
  if (wanted.includes('/'))
    throw new RenameError(
      `Unexpected \`/\` in the id \`${wanted}\`: a page of this kind stays in its folder.`,
      'Give the id alone.',
    )
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  // A page may give its id in its front matter, whatever its file is called.
  const name = stem(path).slice(folder.length)
  return { id: wanted, path: name === id ? `${folder}${wanted}${path.slice(stem(path).length)}` : path }
}

/** A guide is called by its path. A name without a folder keeps it where it is. */
function guideAt({ path }: Page, written: string): { id: string; path: string } {
  const ending = path.slice(stem(path).length)
  const wanted = written.normalize('NFC').replace(/\.(?:md|markdown)$/i, '')
  const folder = wanted.includes('/') ? '' : path.slice(0, path.lastIndexOf('/') + 1)
  const id = folder + wanted.replace(/^\.?\//, '')
  return { id, path: id + ending }
}

const form = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

function checkForm(id: string, path: string): void {
  const segments = id.split('/')
  if (!segments.every((segment) => form.test(segment)) || !/\p{L}/u.test(id))
    throw new RenameError(
      `Unexpected id \`${id}\`, expected letters, digits, hyphens, dots and underscores, with a letter among them.`,
      'Choose one such as `eng-manager`.',
    )
  const wrong = path
    .split('/')
    .map(nameProblem)
    .find((problem) => problem)
  if (wrong) throw new RenameError(`${wrong.message}.`, 'Choose another id.')
  if (/\.(?:md|markdown|html?)$/i.test(id) || segments.some((segment) => reserved.has(segment.toLowerCase())))
    throw new RenameError(`Unexpected id \`${id}\`, which means something else.`, 'Choose another id.')
}

function takenBy({ pages, assets }: Handbook, page: Page, id: string, path: string): string | undefined {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const folder =
    page.kind === 'guide' && Object.values(kinds).find((kind) => kind.folder === path.split('/')[0])?.folder
  if (folder && !/(?:^|\/)(?:index|readme)$/i.test(id) && !page.path.startsWith(`${folder}/`))
    return `the folder \`${folder}\`, whose pages are no guides`
  for (const other of pages.values())
    if (
      other !== page &&
      (same(other.path, path) || (other.kind !== 'guide' && page.kind !== 'guide' && same(other.id, id)))
    )
      return `\`${other.path}\``
  const asset = [...assets.keys()].find((one) => same(one, path))
  return asset && `\`${asset}\``
}
