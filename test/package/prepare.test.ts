import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporary } from '../support/commands.ts'

describe('what npm runs after it has installed the packages of a clone', () => {
  let clone: string
  const prepare = () => execFileSync('npm', ['run', '-s', 'prepare'], { cwd: clone })
  const builtAt = () => statSync(join(clone, 'dist/src/bin.js')).mtimeMs

  beforeAll(() => {
    clone = temporary()
    for (const name of ['src', 'templates', 'package.json', 'package-lock.json', 'tsconfig.json'])
      cpSync(name, join(clone, name), { recursive: true })
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'), 'dir')
    prepare()
  })

  test('builds the same as here, where there is no build', () => {
    expect(readFileSync(join(clone, 'dist/made-of.txt'), 'utf8')).toBe(readFileSync('dist/made-of.txt', 'utf8'))
  })

  test('does nothing where the build is current', () => {
    const before = builtAt()
    prepare()
    expect(builtAt()).toBe(before)
  })

  test('builds again after a file has changed, also to what is older, as git checks it out', () => {
    const before = builtAt()
    const words = join(clone, 'templates/words/english.ts')
    writeFileSync(words, `${readFileSync(words, 'utf8')}\n`)
    utimesSync(words, 1, 1)
    prepare()
    expect(builtAt()).toBeGreaterThan(before)
  })

  test('builds again after a build that was stopped', () => {
    rmSync(join(clone, 'dist/made-of.txt'))
    rmSync(join(clone, 'dist/src'), { recursive: true })
    prepare()
    expect(existsSync(join(clone, 'dist/src/bin.js'))).toBe(true)
  })
})
