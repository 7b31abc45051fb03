import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findInvocation, makeCommandNamer } from '../../src/commands/invocation.ts'
import { folderOf, temporary } from '../support/commands.ts'

const bin = resolve('dist/src/bin.js')

const commands = [
  { name: 'check', handbookAt: 0 },
  { name: 'retire', handbookAt: 1 },
  { name: 'rename', handbookAt: 2 },
  { name: 'new', handbookAt: 2 },
  { name: 'diff', handbookAt: -1 },
]

/** A folder with an empty file of this path in it. */
function folderWith(path: string): string {
  const folder = temporary()
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), '')
  return folder
}

describe('a command in a hint can be typed as it is written', () => {
  const elsewhere = { env: { PATH: '' }, folder: temporary(), program: bin }

  test('by its name where that is on the path', () => {
    const PATH = [temporary(), folderWith('rolebook')].join(delimiter)
    expect(findInvocation({ ...elsewhere, env: { PATH } })).toBe('rolebook')
  })

  test('by npx where rolebook was started so, or by a script, to which npm gives a path of its own', () => {
    const project = folderWith('node_modules/.bin/rolebook')
    const PATH = [join(project, 'node_modules/.bin'), folderWith('rolebook')].join(delimiter)
    expect(findInvocation({ ...elsewhere, env: { PATH, npm_command: 'exec' } })).toBe('npx rolebook')
    const script = { PATH: join(project, 'node_modules/.bin'), npm_command: 'run-script' }
    expect(findInvocation({ ...elsewhere, env: script, folder: project })).toBe('npx rolebook')
  })

  test('by npx in a project that has it and in a clone, also in folders below', () => {
    const project = folderWith('node_modules/.bin/rolebook')
    mkdirSync(join(project, 'handbook'))
    for (const folder of [project, join(project, 'handbook'), resolve('.'), resolve('handbook')])
      expect(findInvocation({ ...elsewhere, folder })).toBe('npx rolebook')
  })

  test('by the file that runs anywhere else', () => {
    const folder = temporary()
    const near = join(folder, 'my tools/rolebook/dist/src/bin.js')
    expect(findInvocation({ ...elsewhere, folder, program: near })).toBe("node 'my tools/rolebook/dist/src/bin.js'")
    const far = join(folder, 'a/b/c/d')
    expect(findInvocation({ ...elsewhere, folder: far, program: near })).toBe(`node '${near}'`)
  })

  test('with the handbook that the command was given, unless one is named', () => {
    const typed = makeCommandNamer(commands, { ...elsewhere, env: { npm_command: 'exec' } })
    expect(typed('See `rolebook check`: rolebook check --fix', 'our docs')).toBe(
      "See `npx rolebook check 'our docs'`: npx rolebook check 'our docs' --fix",
    )
    expect(typed("`rolebook retire 'a b' --into c`, `rolebook rename a b`", 'docs')).toBe(
      "`npx rolebook retire 'a b' docs --into c`, `npx rolebook rename a b docs`",
    )
    expect(typed('`rolebook new guide Page`, `rolebook diff main`', 'docs')).toBe(
      '`npx rolebook new guide Page docs`, `npx rolebook diff main`',
    )
    expect(typed('`rolebook check handbook`, `rolebook check`', 'handbook')).toBe(
      '`npx rolebook check handbook`, `npx rolebook check`',
    )
  })

  test('and words that are no command stay as they are', () => {
    const typed = makeCommandNamer(commands, { ...elsewhere, env: { PATH: '', npm_command: 'exec' } })
    expect(typed('Run `rolebook check`: rolebook check --fix, or rolebook --help.')).toBe(
      'Run `npx rolebook check`: npx rolebook check --fix, or npx rolebook --help.',
    )
    const others = 'npx rolebook check; ./rolebook new; that rolebook knows; rolebook newer; bin/rolebook check'
    expect(typed(others)).toBe(others)
  })
})

test('commands in what is printed are named so', () => {
  const folder = folderOf({ 'responsibilities/hiring.md': '---\ntitle: Hiring\nownerRole: emm\n---\n' })
  const says = (...args: readonly string[]) => {
    try {
      return execFileSync(process.execPath, [bin, ...args], {
        cwd: folder,
        env: { PATH: '', npm_command: 'exec' },
        encoding: 'utf8',
        stdio: 'pipe',
      })
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string }
      return stdout + stderr
    }
  }
  expect(says('check')).toContain('What it means and how to fix it: npx rolebook explain ')
  expect(says('explain', 'nothing')).toContain('→ See every rule: npx rolebook explain\n')
  expect(says('new', 'guide', 'Page')).toContain('then run: npx rolebook check')
  expect(says('init', '--help')).toContain('\n  npx rolebook init our-handbook\n')
  expect(says('check', '--json')).not.toContain('npx rolebook')
  expect(says('check', '--format', 'sarif')).not.toContain('npx rolebook')
})
