import { adoptFolder, type NewFile } from './adopted.ts'
import type { Dependency } from './dependency.ts'
import { type FirstBaseline, makeFirstBaseline } from './first-baseline.ts'
import { manifestsOf } from './manifest.ts'
import { ownHandbook } from './own-handbook.ts'
import type { OwnWords } from './own-words.ts'
import type { SheetDuties } from './sheet-duties.ts'
import { sheetHandbook } from './sheet-handbook.ts'
import { type StarterSize, starterFiles } from './starter.ts'
import { projectTemplate, recipes } from './templates.ts'

/** What a new handbook begins with: the starter, a few pages about roles and focus areas of one's own, or a sheet of duties. */
export type Beginning = StarterSize | OwnWords | SheetDuties

interface Options {
  readonly beginning: Beginning
  /** A folder to copy. */
  readonly from: string | undefined
  readonly dependency: Dependency
  /** What dates are compared with, such as `2026-04-01`. */
  readonly today: string
}

/** A new project, and what became of the pages that it takes over. */
interface Project extends Partial<FirstBaseline> {
  readonly files: readonly NewFile[]
  readonly leftOut: readonly string[]
}

/** Every file of a new project: a handbook, what checks and publishes it, and rolebook itself. */
export async function makeProject(folder: string, { beginning, from, today, dependency }: Options): Promise<Project> {
  const pages = pagesOf(beginning)
  const around = filesAround(folder, { beginning, dependency })
  if (from === undefined) return { files: [...around, ...pages], leftOut: [] }
  const adopted = adoptFolder(pages, from)
  const { files, ...baseline } = await makeFirstBaseline(adopted.files, adopted.folder, today)
  return { files: [...around, ...adopted.files, ...files], leftOut: adopted.leftOut, ...baseline }
}

function pagesOf(beginning: Beginning): NewFile[] {
  if ('duties' in beginning) return sheetHandbook(beginning)
  return 'roles' in beginning ? ownHandbook(beginning) : starterFiles(beginning)
}

type Around = Pick<Options, 'beginning' | 'dependency'>

function filesAround(folder: string, { beginning, dependency }: Around): NewFile[] {
  const { json, lock } = manifestsOf(folder, projectTemplate('package.json'), dependency)
  const { tarball } = dependency
  return [
    { path: 'package.json', contents: json },
    ...(lock === undefined ? [] : [{ path: 'package-lock.json', contents: lock }]),
    ...(tarball ? [tarball] : []),
    { path: 'README.md', contents: readme(beginning) },
    ...Object.entries(recipes).map(([name, path]) => ({ path, contents: projectTemplate(name) })),
  ]
}

const sizeOf = (beginning: Beginning): string =>
  'duties' in beginning ? 'sheet' : 'roles' in beginning ? 'own' : beginning.bare ? 'bare' : 'whole'

/** What the project's README says of making the handbook one's own depends on what there is. */
function readme(beginning: Beginning): string {
  const size = sizeOf(beginning)
  return projectTemplate('README.md').replace('{makeItYours}\n', () => projectTemplate(`make-it-yours/${size}.md`))
}
