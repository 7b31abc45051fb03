// Makes a repository of the starter with a tag for each of so many releases, in each of which one page changed.
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export function taggedStarter(handbook, folder, releases) {
  const git = (...args) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_COMMITTER_DATE: '2026-04-01T12:00:00Z',
        GIT_AUTHOR_DATE: '2026-04-01T12:00:00Z',
      },
    })
  cpSync(handbook, join(folder, 'handbook'), { recursive: true, filter: (path) => !path.endsWith('.rolebook') })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'Begin')
  const pages = readdirSync(join(folder, 'handbook'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
  for (let release = 1; release <= releases; release++) {
    appendFileSync(join(folder, 'handbook', pages[(release * 7) % pages.length]), `\nSince release ${release}.\n`)
    git('add', '-A')
    git('commit', '-q', '-m', `Release ${release}`)
    git('tag', `handbook-v${release}.0.0`)
  }
  return join(folder, 'handbook')
}
