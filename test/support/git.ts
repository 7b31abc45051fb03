import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporary } from './commands.ts'

/** A real repository, made on the fly. */
export interface TestRepository {
  readonly folder: string
  readonly git: (...args: string[]) => string
  readonly write: (files: Readonly<Record<string, string>>) => void
  /** Commits everything there is, as `author`, at noon of `day` or at a time. */
  readonly commit: (day: string, author?: string, message?: string) => void
}

// Nothing of this machine is used but git itself.
export const env = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' }

/** An empty repository, or the one that is in `folder` already. */
export function testRepository(folder = temporary(), isNew = true): TestRepository {
  const run = (args: readonly string[], more: Record<string, string> = {}) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com', ...args], {
      env: { ...env, ...more },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  if (isNew) run(['init', '-q', '-b', 'main'])
  return {
    folder,
    git: (...args) => run(args),
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
    },
    commit(day, author = 'Ada', message = 'Change') {
      run(['add', '-A'])
      const date = day.includes('T') ? day : `${day}T12:00:00Z`
      run(['commit', '-q', '--allow-empty', '-m', message], {
        GIT_AUTHOR_NAME: author,
        GIT_AUTHOR_EMAIL: `${author.toLowerCase()}@example.com`,
        GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z',
        GIT_COMMITTER_DATE: date,
      })
    },
  }
}

/** Text unlike any other, long enough that git recognizes it when a line of it has changed. */
export const pageText = (seed: string): string =>
  `# ${seed}\n\n${Array.from({ length: 20 }, (_, at) => `${seed} says ${at} in its own words.`).join('\n')}\n`

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
