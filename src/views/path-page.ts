import { given } from '../given.ts'
import type { Handbook, Path, PathView, Stop, StopRef } from '../types.ts'
import { about } from './about.ts'
import { pathGraph } from './graph/path-graph.ts'
import { maybeRoleRef, ref } from './refs.ts'

/** A career path as steps between roles. */
export function pathView(handbook: Handbook, path: Path): PathView {
  const { roles } = handbook
  return given({
    kind: 'path' as const,
    ...about(path),
    owner: maybeRoleRef(roles.get(path.owner ?? '')),
    steps: path.steps.map(({ from, to, via, need, note }) =>
      given({ from: stop(from), to: stop(to), via: via && stop(via), need, note }),
    ),
    graph: pathGraph(handbook, path),
    skills: path.skills,
    examples: path.examples,
  })

  function stop(at: Stop): StopRef {
    if (at.kind === 'external') return { title: at.title }
    const role = roles.get(at.role)
    return role ? ref(role) : { title: at.role }
  }
}
