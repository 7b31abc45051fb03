import { nearest } from '../report.ts'
import type { Folder, Handbook, Target } from '../types.ts'
import { nearestPaths } from './nearest-paths.ts'

type Site = Pick<Handbook, 'pages' | 'drafts' | 'hrefs' | 'assets' | 'generated'>

/** Makes a function that says of a path to nowhere what is known about it: why there is nothing, and what may be meant. */
export function missing(site: Site, folders: ReadonlyMap<string, Folder>): (path: string) => Target {
  const { pages, assets, generated } = site
  const anywhere = nearestPaths([...pages.keys(), ...assets.keys()])
  const files = nearestPaths([...assets.keys()])
  let names: ReturnType<typeof index> | undefined

  return (path) => {
    names ??= index(site, folders)
    const draft = names.drafts.get(path)
    const letters = names.letters.get(path.toLowerCase())
    const target = { kind: 'missing', path } as const
    if (draft !== undefined) return { ...target, nearest: [], draft }
    if (letters !== undefined) return { ...target, nearest: [names.files.get(letters) ?? letters], letters }
    if (folders.has(path)) return { ...target, nearest: [], folder: true }
    if (isFile(path)) return { ...target, nearest: files(path) }
    const near = [...nearGenerated(path, generated), ...anywhere(path)]
    return { ...target, nearest: [...new Set(near)].slice(0, 3) }
  }
}

/** Something that is neither a page nor what becomes of one. */
const isFile = (path: string) => /\.(?!md$|markdown$|html?$)[a-z0-9]{2,5}$/i.test(path)

/** Pages that rolebook makes and that a path may have been meant to name. */
function nearGenerated(path: string, generated: ReadonlySet<string>): string[] {
  if (!/\.html?$/i.test(path)) return []
  const wanted = path.replace(/\.html?$/i, '.html')
  const [, folder = '', left, right] = /^(.*?)compare\/([^/]+)\/([^/]+)\.html$/.exec(wanted) ?? []
  const inTurn = `compare/${right}/${left}.html`
  if (left !== undefined && generated.has(inTurn)) return [inTurn]
  const within = [...generated].filter((one) => wanted.endsWith(`/${one}`))
  return within.length > 0 && folder === '' ? within.slice(0, 1) : nearest(wanted, generated)
}

function index({ pages, drafts, hrefs, assets, generated }: Site, folders: ReadonlyMap<string, Folder>) {
  const files = new Map([...pages.keys()].flatMap((path) => namesOf(path, hrefs.get(path)).map((name) => [name, path])))
  for (const { path, index } of folders.values()) if (index !== undefined) files.set(path, index)
  const letters = new Map<string, string>()
  for (const name of [...generated, ...assets.keys(), ...files.keys()]) letters.set(name.toLowerCase(), name)
  return { files, letters, drafts: new Map([...drafts.keys()].flatMap(draftNames)) }
}

/** What a link may call a page: its file, with or without the ending, or what becomes of it. */
const namesOf = (path: string, href = path.replace(ending, '.html')): string[] => [path.replace(ending, ''), href, path]

const draftNames = (path: string): [string, string][] => {
  const folder = /^(.+)\/(?:index|readme)\.md$/i.exec(path)?.[1]
  return [...namesOf(path), ...(folder === undefined ? [] : [folder])].map((name) => [name, path])
}

const ending = /\.(?:md|markdown)$/i
