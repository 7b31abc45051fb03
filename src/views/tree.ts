import type { Entity, Handbook, ReleaseEntry } from '../types.ts'
import type { Generated } from './generated.ts'
import { groups } from './groups.ts'
import { guideTree } from './guide-tree.ts'
import { teamNodes } from './team-nodes.ts'
import { entityLeaf, leaf, pastLast, type TreeNode, treeNode } from './tree-node.ts'

/** The whole navigation: sections made of entities, then pages and folders of prose. */
export interface Tree {
  readonly sections: readonly TreeNode[]
  readonly guides: readonly TreeNode[]
}

/** Builds the navigation. The page and the guides of a section's folder stand in that section. */
export function tree(handbook: Handbook, generated: Generated, unwritten: readonly ReleaseEntry[] = []): Tree {
  const { roles, focuses, terms, folders, teams, aors, practices, paths, assessments, releases } = handbook
  const people = new Map([...handbook.entities].filter(([, { page }]) => page.kind === 'person'))
  const everybody = handbook.generated.has('people.html') ? [leaf('All people', 'people.html')] : []
  const compared = generated.comparisons.map(({ matrix: { title, href } }) => leaf(title, href, true))
  const changes = [
    ...generated.changes.map(({ title, href }) => leaf(title, href)),
    // The page that lists all of them leads there.
    ...unwritten.map(({ title, href }) => leaf(title, href, true)),
  ]
  const sections = [
    { title: 'Roles', folder: 'roles', nodes: [...entities(roles), ...compared] },
    { title: 'Responsibilities', folder: 'responsibilities', nodes: byFocus(handbook) },
    { title: 'Focus areas', folder: 'focuses', nodes: entities(focuses) },
    { title: 'Who owns what', folder: 'matrix', nodes: whoOwnsWhat(generated) },
    { title: 'Teams', folder: 'teams', nodes: teamNodes(teams) },
    { title: 'People', folder: 'people', nodes: [...everybody, ...entities(people)] },
    { title: 'Areas of responsibility', folder: 'aors', nodes: entities(aors) },
    { title: 'Practices', folder: 'practices', nodes: entities(practices) },
    { title: 'Paths', folder: 'paths', nodes: entities(paths) },
    { title: 'Assessments', folder: 'assessments', nodes: entities(assessments) },
    { title: 'Glossary', folder: 'glossary', nodes: entities(terms) },
    { title: 'Releases', folder: 'releases', nodes: [...changes, ...entities(releases)] },
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

/** First whom to go to, which is what most come for; what is missing concerns the fewest. */
function whoOwnsWhat({
  who: [general, ...teams],
  matrices,
  coverage,
  reporting,
  freshness,
}: Generated): readonly TreeNode[] {
  const children = teams.map(({ team, href }) => leaf(`In ${team?.title}`, href))
  return [
    ...(general ? [treeNode({ title: general.title, href: general.href, children })] : []),
    ...[...matrices, ...coverage, ...reporting, ...freshness].map(({ title, href }) => leaf(title, href)),
  ]
}

const entities = (map: ReadonlyMap<string, Entity>) => pastLast([...map.values()].map(entityLeaf))

/** A level per focus, whose breadcrumb is the focus's page; what has no focus stands beside them. */
function byFocus(handbook: Handbook): readonly TreeNode[] {
  const all = [...handbook.responsibilities.values()].map((of) => ({ of }))
  return groups(handbook, all).flatMap(({ focus, rows }) => {
    const children = pastLast(rows.map(({ of }) => entityLeaf(of)))
    return focus ? treeNode({ title: focus.title, crumb: focus.href, children }) : children
  })
}
