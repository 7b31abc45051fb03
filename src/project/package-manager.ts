import { existsSync } from 'node:fs'
import { join } from 'node:path'

interface PackageManager {
  readonly lockFile: string
  /** What installs a project, and what adds a package that it needs for its development. */
  readonly install: string
  readonly add: string
}

const npm: PackageManager = { lockFile: 'package-lock.json', install: 'npm install', add: 'npm install --save-dev' }

const others: readonly PackageManager[] = [
  { lockFile: 'pnpm-lock.yaml', install: 'pnpm install', add: 'pnpm add --save-dev' },
  { lockFile: 'yarn.lock', install: 'yarn install', add: 'yarn add --dev' },
]

/** Files of package managers that may be in the folder of a project before rolebook is. */
export const lockFileNames: readonly string[] = [npm, ...others].map(({ lockFile }) => lockFile)

/** What the people of a project install packages with, by the lock file that it has: npm unless there is one of another. */
export const findPackageManager = (folder: string): PackageManager =>
  others.find(({ lockFile }) => existsSync(join(folder, lockFile))) ?? npm
