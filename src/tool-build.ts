import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A hash of rolebook's own code, styles and the versions of what it uses: what was made by another build is made anew. */
export function toolBuild(): string {
  const hash = createHash('sha256')
  for (const folder of [
    import.meta.dirname,
    join(import.meta.dirname, '../templates'),
    join(packageFolder(), 'templates/styles'),
  ])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(?:[jt]sx?|css)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
  const { version, dependencies } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'))
  return hash.update(JSON.stringify({ version, dependencies })).digest('hex')
}

/** The folder of `package.json`: above the source tree and the built one alike. */
export function packageFolder(folder = import.meta.dirname): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageFolder(dirname(folder))
}
