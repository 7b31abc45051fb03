import { decodePath, fileName, isFolderPage, pageStem, parentFolder } from '../base/paths.ts'
import { byText, groupBy } from '../base/text.ts'
import { homeHref } from '../model/generated.ts'
import type { Handbook, Target } from '../model/types.ts'
import type { LinkUse } from '../parse/types.ts'
import { resolvedLinks, shownUrl } from './places.ts'

// Pages that come from another site may link to addresses there: `/handbook/people` where `people.md` is in the handbook's own
// folder, or `/people` where it is in `content`. All such links have one cause, which is one line in handbook.yaml.

/** What a link would find if the beginning of its address stood for a folder. */
interface Root {
  readonly start: string
  /** '' is the folder of the handbook. */
  readonly folder: string
  /** The page or file. */
  readonly path: string
}

interface RootFinding extends Pick<Root, 'path'> {
  readonly cause: string
  readonly hint: string
}

// Fewer may be a coincidence.
const fewest = 3

/** Makes a function that says of a link to nothing what its address must begin with to lead somewhere, if others agree. */
export function makeRootFinder(handbook: Handbook): (link: LinkUse) => RootFinding | undefined {
  let agreed: ReturnType<typeof agree> | undefined
  return ({ url }) => {
    const path = pathOf(url)
    if (!isRooted(path)) return undefined
    agreed ??= agree(handbook)
    const root = agreed.roots.get(path)
    if (!root) return undefined
    const where = root.folder === '' ? "the handbook's own folder" : `the folder \`${shownUrl(root.folder)}\``
    return {
      path: root.path,
      cause: `What these links look for below \`${shownUrl(root.start)}\` is in ${where}`,
      hint: `Write \`${agreed.setting}\` in handbook.yaml.`,
    }
  }
}

/** Whether an address begins where the site began that it comes from, such as `/people` or `{{ site.baseurl }}/people`. */
const isRooted = (path: string): boolean => /^(?:\/|\{\{[^{}]*\}\}\/)/.test(path)

const pathOf = (url: string): string => decodePath(/^[^?#]*/.exec(url)![0]).replace(/(?<=.)\/+$/, '')

/** For each address that leads nowhere, the root that most of them have in common, and the setting for all of these. */
function agree(handbook: Handbook) {
  const find = makeCandidateFinder(handbook)
  const found = [...resolvedLinks(handbook)]
    .filter(({ target }) => isLost(target))
    .map(({ link }) => pathOf(link.url))
    .filter(isRooted)
  const candidates = new Map([...new Set(found)].map((path) => [path, find(path)]))
  const votes = new Map<string, number>()
  for (const own of candidates.values())
    for (const root of own) votes.set(keyOf(root), (votes.get(keyOf(root)) ?? 0) + 1)
  const roots = new Map<string, Root>()
  for (const [path, own] of candidates) {
    const [first] = own
      .filter((root) => votes.get(keyOf(root))! >= fewest)
      .sort((a, b) => votes.get(keyOf(b))! - votes.get(keyOf(a))! || byText(keyOf(a), keyOf(b)))
    if (first) roots.set(path, first)
  }
  return { roots, setting: settingOf(handbook, [...roots.values()]) }
}

/** What is left out on purpose is nowhere else. */
const isLost = (target: Target): boolean =>
  target.kind === 'missing' && target.draft === undefined && target.letters === undefined && !target.folder

const keyOf = ({ start, folder }: Root): string => `${start}\0${folder}`

function settingOf({ config }: Handbook, roots: readonly Root[]): string {
  const known = Object.entries(config.linkRoots).flatMap(([start, folders]) =>
    folders.map((one) => [start, one] as const),
  )
  const all = groupBy([...known, ...roots.map(({ start, folder }) => [start, folder || '/'] as const)])
  const lines = [...all].map(([start, written]) => {
    const folders = [...new Set(written)].map(quoted)
    return `${quoted(start)}: ${folders.length === 1 ? folders[0] : `[${folders.join(', ')}]`}`
  })
  return `linkRoots: { ${lines.join(', ')} }`
}

const quoted = (text: string): string => (/^[\w./-]+$/.test(text) ? text : JSON.stringify(text))

/** Makes a function that finds all roots by which an address would lead somewhere, by as much of it as can be found. */
function makeCandidateFinder(handbook: Handbook): (path: string) => readonly Root[] {
  const names = namesIn(handbook)
  const byLast = groupBy([...names.keys()].map((name) => [fileName(name), name] as const))
  return (path) => {
    const [, first = ''] = /^(\/|\{\{[^{}]*\}\}\/)/.exec(path) ?? []
    const steps = path.slice(first.length).split('/')
    for (let at = 0; at < steps.length; at++) {
      const start =
        first +
        steps
          .slice(0, at)
          .map((step) => `${step}/`)
          .join('')
      const rest = steps.slice(at).join('/')
      const roots = (byLast.get(fileName(rest)) ?? [])
        .filter((name) => name === rest || name.endsWith(`/${rest}`))
        .slice(0, mostCandidates)
        .map((name) => ({ start, folder: name.slice(0, -rest.length).replace(/\/$/, ''), path: names.get(name)! }))
      if (rest !== '' && roots.length > 0) return roots
    }
    return [{ start: `${path}/`, folder: '', path: names.get('') ?? homeHref }]
  }
}

// Every folder may have an `index`.
const mostCandidates = 50

/** What a link may call each page and file, and its path. */
function namesIn({ pages, hrefs, assets, folders }: Handbook): ReadonlyMap<string, string> {
  const names = new Map([...assets.keys()].map((path) => [path, path]))
  for (const path of pages.keys()) {
    const stem = pageStem(path)
    const own = isFolderPage(stem) ? [parentFolder(path)] : []
    for (const name of [path, stem, hrefs.get(path) ?? stem, ...own]) names.set(name, path)
  }
  for (const { path, index } of folders.values()) if (index !== undefined) names.set(path, index)
  return names
}
