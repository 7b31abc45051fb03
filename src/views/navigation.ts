import { words } from '../../templates/words/words.ts'
import { orderIn } from '../base/languages.ts'
import { fileName, parentFolder } from '../base/paths.ts'
import { byNumber, groupBy } from '../base/text.ts'
import { peopleHref } from '../model/generated.ts'
import { aboutFolders } from '../model/queries.ts'
import type { Entity, Folder, Guide, Handbook, Team, TeamId } from '../model/types.ts'
import { groupByFocus, type NavGroup, type Ref } from './refs.ts'
import type { Chronicle } from './releases.ts'

interface GeneratedRefs {
  /** The list for the whole handbook first, then those of the teams. */
  readonly who: readonly (Ref & { readonly team?: Ref })[]
  readonly matrices: readonly Ref[]
  /** The same by name. */
  readonly names: readonly Ref[]
  readonly coverage?: Ref
  readonly reporting?: Ref
  readonly freshness?: Ref
  readonly changes?: Ref
  readonly comparisons: readonly { readonly matrix: Ref }[]
}

/** The whole navigation: sections made of entities, and pages and folders of prose, group after group. */
export type Tree = readonly TreeNode[]

/** The sign of an author's own pages and folders. */
export const proseSign = 'guide'

/** In the order of the navigation. */
const groups: readonly NavGroup[] = ['owns', 'works', 'about']

/** Builds the navigation. The page and the guides of a section's folder stand in that section. */
export function buildTree(
  handbook: Handbook,
  generated: GeneratedRefs,
  { never }: Pick<Chronicle, 'never'> = { never: [] },
  unwritten: readonly Ref[] = [],
): Tree {
  const about = aboutFolders(handbook.config)
  const sections = sectionsOf(handbook, generated, releaseNodes(handbook, generated, never, unwritten))
  const inFolder = guideTree(handbook, new Set(sections.map(({ folder }) => folder)))
  const sectionNode = ({ title, folder, nodes, group, sign }: Section): TreeNode => {
    const { href, children = [] } = inFolder(folder) ?? {}
    const own = href === undefined ? undefined : handbook.folders.get(folder)?.title
    const node = treeNode({ title: own ?? title, href, children: [...nodes, ...children] })
    return { ...node, folder, group: about.includes(folder) ? 'about' : group, sign }
  }
  const prose = (inFolder('')?.children ?? []).map(
    (node): TreeNode => ({ ...node, group: about.includes(node.folder ?? '') ? 'about' : 'works', sign: proseSign }),
  )
  const all = [...sections.map(sectionNode), ...prose]
  const place = ({ folder = '' }: TreeNode) => about.indexOf(folder)
  const inGroups = groups.flatMap((group) =>
    all.filter((node) => node.group === group).sort((a, b) => place(a) - place(b)),
  )
  // One group alone needs no name.
  const isOne = new Set(inGroups.filter(isShown).map(({ group }) => group)).size < 2
  return isOne ? inGroups.map(({ group: _, ...node }) => node) : inGroups
}

/** The sections of a handbook that have anything in them. */
function sectionsOf(handbook: Handbook, generated: GeneratedRefs, releases: readonly TreeNode[]): readonly Section[] {
  const { roles, focuses, terms, teams, aors, practices, paths, assessments } = handbook
  const { navigation, common, people, home, role } = words
  const persons = new Map([...handbook.entities].filter(([, { page }]) => page.kind === 'person'))
  const everybody = handbook.generated.has(peopleHref) ? [leaf(navigation.allPeople, peopleHref)] : []
  const compared = generated.comparisons.map(({ matrix: { title, href } }) => leaf(title, href, true))
  const all: readonly (readonly [NavGroup, sign: string, folder: string, title: string, readonly TreeNode[]])[] = [
    ['owns', 'overview', 'matrix', navigation.overviews, overviews(generated)],
    ['owns', 'role', 'roles', common.roles, [...entities(roles), ...compared]],
    ['owns', 'responsibility', 'responsibilities', common.responsibilities, byFocus(handbook)],
    ['owns', 'focus', 'focuses', home.focuses, entities(focuses)],
    ['owns', 'team', 'teams', common.teams, teamNodes(teams)],
    ['owns', 'person', 'people', people.title, [...everybody, ...entities(persons)]],
    ['owns', 'aor', 'aors', common.aors, entities(aors)],
    ['works', 'practice', 'practices', common.practices, entities(practices)],
    ['works', 'path', 'paths', navigation.paths, entities(paths)],
    ['works', 'assessment', 'assessments', role.assessments, entities(assessments)],
    ['works', 'term', 'glossary', navigation.glossary, entities(terms)],
    ['about', 'release', 'releases', words.changes.releases, releases],
  ]
  return all
    .filter(([, , , , nodes]) => nodes.length > 0)
    .map(([group, sign, folder, title, nodes]) => ({ group, sign, folder, title, nodes }))
}

/** `never` are pages of releases that never came. */
function releaseNodes(
  { releases }: Handbook,
  { changes }: GeneratedRefs,
  never: Chronicle['never'],
  unwritten: readonly Ref[],
): readonly TreeNode[] {
  const published = new Map([...releases].filter(([, release]) => !never.includes(release)))
  // The page that lists all of them leads there.
  const unlisted = [...unwritten, ...never].map(({ title, href }) => leaf(title, href, true))
  return [...(changes ? [leaf(changes.title, changes.href)] : []), ...unlisted, ...entities(published)]
}

/** Entities of one kind, with the folder whose page and guides stand with them. */
interface Section {
  readonly group: NavGroup
  readonly sign: string
  readonly folder: string
  readonly title: string
  readonly nodes: readonly TreeNode[]
}

/** Who to go to is first, because most readers come for it; what is missing concerns the fewest. */
function overviews({
  who: [general, ...teams],
  matrices,
  names,
  coverage,
  reporting,
  freshness,
}: GeneratedRefs): readonly TreeNode[] {
  const children = teams.map(({ team, href }) => leaf(words.navigation.inTeam(team?.title), href))
  return [
    ...(general ? [treeNode({ title: general.title, href: general.href, children })] : []),
    ...[...matrices, coverage, reporting, freshness].flatMap((page) => (page ? leaf(page.title, page.href) : [])),
    // Each matrix leads to its own.
    ...names.map(({ title, href }) => leaf(title, href, true)),
  ]
}

const entities = (map: ReadonlyMap<string, Entity>) => pastLast([...map.values()].map(entityLeaf))

/** A level per focus, whose breadcrumb is the focus's page; what has no focus is beside them. */
function byFocus(handbook: Handbook): readonly TreeNode[] {
  const all = [...handbook.responsibilities.values()]
  return groupByFocus(handbook, all, (row) => row).flatMap(({ focus, rows }) => {
    const children = pastLast(rows.map(entityLeaf))
    return focus ? treeNode({ title: focus.title, crumb: focus.href, children }) : children
  })
}

export interface TreeNode {
  readonly title: string
  readonly group?: NavGroup
  readonly sign?: string
  /** The path of the folder whose pages it has. */
  readonly folder?: string
  readonly href?: string
  /** Where it leads while it is folded: its own page, else the first page below. Missing when nothing of it is shown. */
  readonly first?: string
  /** Where its breadcrumb leads, when it is not where the entry does. */
  readonly crumb?: string
  readonly past?: true
  readonly children: readonly TreeNode[]
}

/** A page. A hidden one has its place in the tree but is not shown there. */
const leaf = (title: string, href: string, hidden = false, past?: true): TreeNode => ({
  title,
  href,
  first: hidden ? undefined : href,
  past,
  children: [],
})

const treeNode = (
  node: Pick<TreeNode, 'title' | 'children'> & { readonly href?: string | undefined; readonly crumb?: string },
): TreeNode => ({ ...node, first: node.href ?? node.children.find(isShown)?.first })

/** Whether readers see the entry. */
export const isShown = ({ first }: TreeNode): boolean => first !== undefined

const entityLeaf = ({ title, href, page, status }: Entity): TreeNode =>
  leaf(title, href, page.data.hidden === true, status === 'historical' ? true : undefined)

const pastLast = (nodes: readonly TreeNode[]): readonly TreeNode[] => [
  ...nodes.filter(({ past }) => !past),
  ...nodes.filter(({ past }) => past),
]

/** Every page of a branch that readers see, in the order of the navigation. */
export const flattenTree = (node: TreeNode): readonly Ref[] => [
  ...(node.href !== undefined && isShown(node) ? [{ title: node.title, href: node.href }] : []),
  ...node.children.flatMap(flattenTree),
]

/**
 * The pages of prose as a tree of their folders. Makes a function that gives one folder's node, which is undefined for
 * a folder without any. Folders in `apart` are left out of the folders above them.
 */
function guideTree(
  { folders, guides, config }: Handbook,
  apart: ReadonlySet<string>,
): (path: string) => TreeNode | undefined {
  const all = [...guides.values()]
  const pagesIn = groupBy(all.filter(({ index }) => !index).map((guide) => [parentFolder(guide.page.path), guide]))
  const inner = [...folders.values()].filter(({ path }) => path !== '' && !apart.has(path))
  const foldersIn = groupBy(inner.map((folder) => [parentFolder(folder.path), folder]))
  return (path) => folderEntry(folders.get(path))?.node

  function folderEntry(folder: Folder | undefined): Entry | undefined {
    if (!folder) return undefined
    const pages = (pagesIn.get(folder.path) ?? []).map(pageEntry)
    const below = (foldersIn.get(folder.path) ?? []).flatMap((one) => folderEntry(one) ?? [])
    const index = guides.get(folder.index ?? '')
    const isHidden = index?.page.data.hidden === true
    const children = [...pages, ...below].sort((a, b) => byPlace(a, b, config.language)).map(({ node }) => node)
    if (index && isHidden) children.push(leaf(index.title, index.href, true))
    if (!index && children.length === 0) return undefined
    const own = treeNode({ title: folder.title, href: isHidden ? undefined : index?.href, children })
    const node = { ...own, folder: folder.path }
    return { node, name: fileName(folder.path), order: index?.order, isFolder: true }
  }
}

interface Entry {
  readonly node: TreeNode
  readonly name: string
  readonly order: number | undefined
  readonly isFolder: boolean
}

const pageEntry = (guide: Guide): Entry => ({
  node: entityLeaf(guide),
  name: fileName(guide.page.path),
  order: guide.order,
  isFolder: false,
})

/** What is historical last; by `order`; then names that begin with a number, as people number their files; then pages before folders, by title. */
function byPlace(a: Entry, b: Entry, language: string | undefined): number {
  const byNaturalOrder = orderIn(language)
  const numbers = [a, b].map(({ name }) => /^\d/.test(name))
  return (
    Number(a.node.past ?? false) - Number(b.node.past ?? false) ||
    byNumber(a.order, b.order) ||
    Number(numbers[1]) - Number(numbers[0]) ||
    (numbers[0] ? byNaturalOrder(a.name, b.name) : 0) ||
    Number(a.isFolder) - Number(b.isFolder) ||
    byNaturalOrder(a.node.title, b.node.title) ||
    byNaturalOrder(a.name, b.name)
  )
}

/** Deeper down, the navigation would be all indentation. */
const deepest = 6

/** Teams below the team they are part of. Members of a circle, and what a hidden team has below it, stand one level up. */
function teamNodes(teams: ReadonlyMap<TeamId, Team>): readonly TreeNode[] {
  const below = groupBy([...teams.values()].map((team) => [inCircle(team, teams) ? undefined : team.partOf, team]))
  return nodes(undefined, 1)

  function nodes(above: TeamId | undefined, depth: number): readonly TreeNode[] {
    const found = (below.get(above) ?? []).flatMap((team) => {
      const { id, title, href, page } = team
      const alone = entityLeaf(team)
      if (page.data.hidden || depth >= deepest) return [alone, ...nodes(id, depth)]
      const children = nodes(id, depth + 1)
      return children.length === 0
        ? [alone]
        : [{ ...treeNode({ title, href, children }), ...(alone.past && { past: alone.past }) }]
    })
    return pastLast(found)
  }
}

function inCircle({ id, partOf }: Team, teams: ReadonlyMap<TeamId, Team>): boolean {
  const seen = new Set<TeamId>()
  for (let above = partOf; above !== undefined && !seen.has(above); above = teams.get(above)?.partOf) {
    if (above === id) return true
    seen.add(above)
  }
  return false
}

/** The handbook's own page, which opens the first page of the site. */
export const homeOf = ({ folders, guides }: Handbook): Guide | undefined => guides.get(folders.get('')?.index ?? '')
