import type { Compare, Entity, Handbook, Matrix, Ref } from '../types.ts'
import { groups } from './groups.ts'
import { guideTree } from './guide-tree.ts'
import { teamNodes } from './team-nodes.ts'
import { leaf, type TreeNode, treeNode } from './tree-node.ts'

/** The whole navigation: sections made of entities, then pages and folders of prose. */
export interface Tree {
  readonly sections: readonly TreeNode[]
  readonly guides: readonly TreeNode[]
}

/** Pages that rolebook makes, which the navigation lists. */
export interface Made {
  readonly matrices: readonly Matrix[]
  readonly comparisons: readonly Compare[]
  readonly reporting?: Ref | undefined
}

/** Builds the navigation. The page and the guides of a section's folder stand in that section. */
export function tree(handbook: Handbook, { matrices, comparisons, reporting }: Made): Tree {
  const { roles, focuses, terms, folders, teams, aors, practices, paths, assessments, releases } = handbook
  const people = new Map([...handbook.people.values()].flatMap(({ page }) => (page ? [[page.id, page] as const] : [])))
  const compared = comparisons.map(({ matrix: { title, href } }) => leaf(title, href, true))
  const sections = [
    { title: 'Roles', folder: 'roles', nodes: [...entities(roles), ...compared] },
    { title: 'Responsibilities', folder: 'responsibilities', nodes: byFocus(handbook) },
    { title: 'Focus areas', folder: 'focuses', nodes: entities(focuses) },
    {
      title: 'Matrices',
      folder: 'matrix',
      nodes: [...matrices, ...(reporting ? [reporting] : [])].map(({ title, href }) => leaf(title, href)),
    },
    { title: 'Teams', folder: 'teams', nodes: teamNodes(teams) },
    { title: 'People', folder: 'people', nodes: entities(people) },
    { title: 'Areas of responsibility', folder: 'aors', nodes: entities(aors) },
    { title: 'Practices', folder: 'practices', nodes: entities(practices) },
    { title: 'Paths', folder: 'paths', nodes: entities(paths) },
    { title: 'Assessments', folder: 'assessments', nodes: entities(assessments) },
    { title: 'Glossary', folder: 'glossary', nodes: entities(terms) },
    { title: 'Releases', folder: 'releases', nodes: entities(releases) },
  ].filter(({ nodes }) => nodes.length > 0)
  const inFolder = guideTree(handbook, new Set(sections.map(({ folder }) => folder)))
  return {
    sections: sections.map(({ title, folder, nodes }) => {
      const { href, children = [] } = inFolder(folder) ?? {}
      const own = href === undefined ? undefined : folders.get(folder)?.title
      return treeNode({ title: own ?? title, href, children: [...nodes, ...children] })
    }),
    guides: inFolder('')?.children ?? [],
  }
}

const entity = ({ title, href, page }: Entity) => leaf(title, href, page.data.hidden === true)

const entities = (map: ReadonlyMap<string, Entity>) => [...map.values()].map(entity)

/** A level per focus, whose breadcrumb is the focus's page; what has no focus stands beside them. */
function byFocus(handbook: Handbook): readonly TreeNode[] {
  const all = [...handbook.responsibilities.values()].map((of) => ({ of }))
  return groups(handbook, all).flatMap(({ focus, rows }) => {
    const children = rows.map(({ of }) => entity(of))
    return focus ? treeNode({ title: focus.title, crumb: focus.href, children }) : children
  })
}
