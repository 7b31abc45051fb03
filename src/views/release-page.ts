import { given } from '../given.ts'
import type { Handbook, Release, ReleaseView } from '../types.ts'
import { about } from './about.ts'
import { changesOf } from './changes-page.ts'
import type { Chronicle } from './chronicle.ts'
import { listed } from './listed.ts'
import { maybeRef, ref } from './refs.ts'

/** A release: when it was, what went, and which teams still build on it. */
export function releaseView(handbook: Handbook, release: Release, history: Chronicle): ReleaseView {
  const { entities, former, teams } = handbook
  const entry = history.entryOf(release.id)
  const byPath = new Map([...entities.values()].map((entity) => [entity.page.path, entity]))
  return given({
    kind: 'release' as const,
    ...about(release),
    date: release.date ?? entry?.date,
    retired: [...release.retired].map(([id, why]) =>
      given({
        id,
        title: entities.get(id)?.title,
        why,
        now: maybeRef(entities.get(id) ?? byPath.get(former.get(id)?.[0] ?? '')),
      }),
    ),
    teams: listed(teams)
      .filter(({ adapts }) => adapts === release.id)
      .map(ref),
    ...(entry && changesOf(entry, history)),
  })
}
