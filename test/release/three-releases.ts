import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestRepository } from '../read/git-repository.ts'

const days = { 1: '2024-02-01', 2: '2026-02-02', 3: '2026-05-05' } as const

/**
 * Tags a release of a small handbook: first the model of 2017, then EM and TL, then design moves from the tech lead to
 * the manager, although a team has delegated a part of it.
 */
export function releaseEdition(repository: TestRepository, edition: 1 | 2 | 3): void {
  const handbook = join(repository.folder, 'handbook')
  if (edition < 3) {
    rmSync(handbook, { recursive: true, force: true })
    cpSync(`test/fixtures-diff/2017/${edition === 1 ? 'before' : 'after'}`, handbook, { recursive: true })
    repository.write({ 'handbook/handbook.yaml': 'title: Handbook\nurl: https://example.com/docs/\n' })
  } else {
    const path = 'responsibilities/technical-design.md'
    const text = readFileSync(join(handbook, path), 'utf8')
    repository.write({ [`handbook/${path}`]: text.replace('ownerRole: tl', 'ownerRole: em') })
  }
  repository.commit(days[edition])
  repository.git('tag', `v${edition}.0.0`)
}
