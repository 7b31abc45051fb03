import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, run, temporary } from '../support/commands.ts'

const bin = join(process.cwd(), 'dist/src/bin.js')

test.skipIf(!existsSync('/dev/full')).each([['check'], ['check', '--format', 'json'], ['build'], ['explain']])(
  '%s %s fails when what it prints arrives nowhere, such as on a full disk',
  (...args) => {
    const full = openSync('/dev/full', 'w')
    const cwd = folderOf({ 'README.md': '# Ours\n' })
    const { status, stderr } = spawnSync(process.execPath, [bin, ...args.filter(Boolean)], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    })
    closeSync(full)
    expect([status, stderr]).toEqual([2, expect.stringContaining('What this prints cannot be written')])
  },
)

test.skipIf(process.platform === 'win32')('a command in a folder that is gone says so', () => {
  const gone = join(temporary(), 'gone')
  const script = 'mkdir "$1" && cd "$1" && rmdir "$1" && exec "$2" "$3" check'
  const { status, stderr } = spawnSync('/bin/sh', ['-c', script, 'sh', gone, process.execPath, bin], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([2, expect.stringContaining('The folder that this runs in is gone.')])
})

test.each([
  ['diff', '<from>', 'the older handbook', 'rolebook diff main'],
  ['rename em', '<new-id>', 'new id; a guide moves when this is a path', 'rolebook rename em eng-manager --dry-run'],
  ['new', '<kind>', 'role, focus, responsibility,', 'rolebook new responsibility "Incident Response" --owner tl'],
  ['new role', '<title>', 'title of the page', 'rolebook new responsibility "Incident Response" --owner tl'],
  ['retire', '<id>', 'id of the page', 'rolebook retire tlm --why "Nobody has both roles any more."'],
  ['comment', '<proposal>', 'folder with the text', 'rolebook comment proposal'],
])('%s says that %s is missing, what is expected there, and a command that has it', async (written, ...said) => {
  const { code, err } = await run(written.split(' '), temporary())
  const [argument, expected, example] = said
  expect(code).toBe(2)
  expect(err).toContain(`error Missing \`${argument}\`, expected: ${expected}`)
  expect(err).toContain(`  → For example: ${example}`)
  expect(err).toContain(`(rolebook ${written.split(' ')[0]} --help shows what else it takes)`)
})
